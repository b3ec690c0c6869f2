"""Bản để đọc. The source without emphasis marks and running heads, cut into the pieces that stand side by side.

A letterhead has two columns. Readers give them one after the other (cells), line by line, or on one line with a gap;
`blocks` puts the left column before the right one in each case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sauro.domain.documents.source import LineKind, SourceText, Span
from sauro.domain.text.fold import fold
from sauro.domain.text.mapped import Mapped, without_marks

_GAP = re.compile(r" {3,200}|[ \t]{0,40}\t[ \t]{0,40}|[ \t]{0,40}\|[ \t]{0,40}")
_BLANK_TO_FILL = re.compile(
    r"(?:^\s{0,200}S[ốôO0ó]\s{0,2}[:.]?|\b(?:[Nn]gày|tháng|năm|[Ss]ố))$"
)  # "Số:      /KH-UBND", "ngày    tháng"
_FIGURE = re.compile(r"\d+")
_READ = frozenset({LineKind.TEXT, LineKind.CELL})
_folded = lru_cache(4096)(fold)  # a piece is looked at by many rules
_RIGHT_COLUMN = 28  # a line indented further than this stands in the right column


class Piece(NamedTuple):
    """Mảnh dòng. A line, or one column of it: `text` is stripped; `start`, `end` are offsets in `View.text`."""

    start: int
    end: int
    text: str
    bold: bool = False
    right: bool = False
    line: int = 0

    @property
    def folded(self) -> str:
        return _folded(self.text)


class View:
    """Bản để đọc. `text` is the source without marks; `span` leads from its offsets back to the source."""

    __slots__ = ("_figures", "lines", "source", "text", "way")

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.way: Mapped = without_marks(source.text)
        self.text = self.way.text
        self.lines = tuple([line for line in source.lines if line.kind in _READ])
        self._figures: tuple[tuple[int, int], ...] | None = None

    @property
    def figures(self) -> tuple[tuple[int, int], ...]:
        """Where each run of digits in `text` begins and ends: citations and measures are looked for only there."""
        if self._figures is None:
            self._figures = tuple([m.span() for m in _FIGURE.finditer(self.text)])
        return self._figures

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that text[start:end] was read from."""
        return self.way.back(start, end)

    def _forth(self, start: int, end: int) -> tuple[int, int]:
        """Where source[start:end] stands in `text`; a stretch without marks is as long here as there."""
        printed = self.source.text[start:end]
        begin = self.way.forth(start)
        if "*" in printed or "_" in printed:
            return begin, self.way.forth(end)
        return begin, begin + end - start

    def line_at(self, offset: int) -> int:
        """The index in `lines` of the first line that ends after an offset of the source."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def pieces(self, first: int, last: int) -> Iterator[Piece]:
        """Lines first to last (exclusive), each as one piece or, where there is a gap, its columns; blank lines too."""
        for index in range(max(first, 0), min(last, len(self.lines))):
            line = self.lines[index]
            start, end = self._forth(line.start, line.end)
            raw = self.text[start:end]
            if not _may_have_gap(raw):
                text = raw.strip()
                begin = start + len(raw) - len(raw.lstrip()) if text else start
                yield Piece(begin, begin + len(text), text, line.bold, False, index)
                continue
            at, indent = 0, len(raw) - len(raw.lstrip(" \u00a0"))
            cuts = [
                (m.start(), m.end()) for m in _GAP.finditer(raw, indent) if not _BLANK_TO_FILL.search(raw, 0, m.start())
            ]
            for cut_start, cut_end in [*cuts, (len(raw), len(raw))]:
                piece = self._piece(
                    raw, start, at, cut_start, bold=line.bold, right=at > 0 or indent > _RIGHT_COLUMN, line=index
                )
                if piece.text or (cut_end == len(raw) and at == 0):
                    yield piece
                at = cut_end

    def _piece(self, raw: str, base: int, start: int, end: int, *, bold: bool, right: bool, line: int) -> Piece:
        body = raw[start:end]
        left = len(body) - len(body.lstrip())
        text = body.strip()
        begin = base + start + (left if text else 0)
        return Piece(begin, begin + len(text), text, bold, right, line)


def _may_have_gap(raw: str) -> bool:
    return "   " in raw or "\t" in raw or "|" in raw


def columns_in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Cột trái trước. Within the lines set in two columns: all of the left column, then all of the right.

    Such a block runs from the first to the last line that holds both columns, with the lines that touch it; a centred
    title
    further down is indented, too, but stands apart.
    """
    halved = [i for i in range(1, len(pieces)) if pieces[i].line == pieces[i - 1].line]
    if not halved:
        return list(pieces)
    out: list[Piece] = []
    first = halved[0] - 1
    until = halved[0] + 1
    for i in halved[1:]:
        if pieces[i].line - pieces[until - 1].line > 4:  # another block, such as the signature under a short letter
            out.extend(_block(pieces[len(out) : first], pieces[first:until]))
            first = i - 1
        until = i + 1
    while until < len(pieces) and pieces[until].text and pieces[until].line - pieces[until - 1].line == 1:
        until += 1
    out.extend(_block(pieces[len(out) : first], pieces[first:until]))
    return [*out, *pieces[until:]]


def _block(before: Sequence[Piece], block: Sequence[Piece]) -> list[Piece]:
    return [*before, *(p for p in block if not p.right), *(p for p in block if p.right)]
