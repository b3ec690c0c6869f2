"""Bản đồ vị trí. A text that was changed for reading, with the way back to the offsets of the original.

Reading is easier on composed text (NFC) without emphasis marks (`**`, `_`), but every span a person sees refers to the
source. A `Mapped` holds the changed text and gives, for a stretch of it, the stretch of the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sauro.domain.documents.source import SourceText, Span

_MARKS = re.compile(r"[*_]+")
_COMBINED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{1,8}|[\u1100-\u11ff]{1,3}|[\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Bản đồ vị trí. `text` as changed; piece i of it begins at `at[i]` and stood at `source[i]` in the original.

    Inside a piece characters stand one for one, up to `width[i]` characters of the original for the whole piece.
    """

    text: str
    at: tuple[int, ...]
    source: tuple[int, ...]
    stop: tuple[int, ...]

    @property
    def one_for_one(self) -> bool:
        """Whether the text is one unchanged stretch of the original."""
        return len(self.at) == 1 and self.stop[0] - self.source[0] == len(self.text)

    def back(self, start: int, end: int) -> Span:
        """The stretch of the original that text[start:end] was made of."""
        if self.one_for_one:
            return Span(start + self.source[0], end + self.source[0])
        first = max(bisect_right(self.at, start) - 1, 0)
        begin = min(self.source[first] + start - self.at[first], self.stop[first])
        if end <= start:
            return Span(begin, begin)
        last = max(bisect_right(self.at, end - 1) - 1, 0)
        finish = self.source[last] + end - self.at[last]
        whole = end == (self.at[last + 1] if last + 1 < len(self.at) else len(self.text))
        return Span(begin, max(begin, self.stop[last] if whole else min(finish, self.stop[last])))

    def forth(self, offset: int) -> int:
        """Where an offset of the original stands in the changed text (a dropped mark: what follows it)."""
        if len(self.at) == 1:
            return offset - self.source[0]
        i = max(bisect_right(self.source, offset) - 1, 0)
        length = (self.at[i + 1] if i + 1 < len(self.at) else len(self.text)) - self.at[i]
        return self.at[i] + min(max(offset - self.source[i], 0), length)


def unchanged(text: str) -> Mapped:
    """Nguyên văn. The map of a text that needed no change."""
    return Mapped(text, (0,), (0,), (len(text),))


def without_marks(text: str) -> Mapped:
    """Bỏ dấu nhấn mạnh. Drop `*` and the `_` at the edge of a word; `B_04b` keeps its own."""
    if "*" not in text and "_" not in text:
        return unchanged(text)
    changes: list[tuple[int, int, str]] = []
    done = 0
    for start in sorted([*_places(text, "*"), *_places(text, "_")]):
        if start >= done and (m := _MARKS.match(text, start)) is not None:
            done = m.end()
            if _is_mark(text, start, done):
                changes.append((start, done, ""))
    return _rebuilt(text, changes)


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _is_mark(text: str, start: int, end: int) -> bool:
    return "*" in text[start:end] or not (text[start - 1 : start].isalnum() and text[end : end + 1].isalnum())


def composed(text: str) -> Mapped:
    """Chuẩn NFC. Letters written as base and marks (macOS, some PDF) become one character each."""
    if unicodedata.is_normalized("NFC", text):
        return unchanged(text)
    changes = []
    for m in _COMBINED.finditer(text):
        new = unicodedata.normalize("NFC", m.group())
        if new != m.group():
            changes.append((m.start(), m.end(), new))
    return _rebuilt(text, changes)


def chained(first: Mapped, second: Mapped) -> Mapped:
    """Nối hai bước. `second` was made of `first.text`; the result leads back to the original of `first`."""
    if first.one_for_one and first.source[0] == 0:
        return second
    if second.one_for_one and second.source[0] == 0 and len(second.text) == len(first.text):
        return first
    cuts = sorted({*second.at, *(second.forth(a) for a in first.at)})
    ends = [*cuts[1:], len(second.text)]
    spans = [_through(first, second, a, b) for a, b in zip(cuts, ends, strict=True)]
    return Mapped(second.text, tuple(cuts), tuple(s.start for s in spans), tuple(s.end for s in spans))


def _through(first: Mapped, second: Mapped, start: int, end: int) -> Span:
    middle = second.back(start, end)
    return first.back(middle.start, middle.end)


def _rebuilt(text: str, changes: list[tuple[int, int, str]]) -> Mapped:
    """The text with each (start, end, replacement) put in; changes in order, not overlapping."""
    parts: list[str] = []
    at: list[int] = []
    source: list[int] = []
    stop: list[int] = []
    done = length = 0

    def piece(part: str, start: int, end: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            at.append(length)
            source.append(start)
            stop.append(end)
            length += len(part)

    for start, end, new in changes:
        piece(text[done:start], done, start)
        piece(new, start, end)
        done = end
    piece(text[done:], done, len(text))
    if not at:
        return Mapped("", (0,), (0,), (0,))
    return Mapped("".join(parts), tuple(at), tuple(source), tuple(stop))


def composed_source(source: SourceText) -> tuple[SourceText, Mapped]:
    """Văn bản chuẩn NFC. The same source on composed text, lines and pages moved along, and the way back."""
    way = composed(source.text)
    if way.text is source.text:
        return source, way
    lines = tuple(line._replace(start=way.forth(line.start), end=way.forth(line.end)) for line in source.lines)
    pages = tuple(replace(page, start=way.forth(page.start), end=way.forth(page.end)) for page in source.pages)
    return replace(source, text=way.text, lines=lines, pages=pages), way
