"""Đoạn chữ liền. One stretch of the source as a single line: marks of emphasis dropped, white space as one space.

Every position in the flat text leads back to the source, so that what is read here is shown where it is printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sauro.domain.documents.source import Span

GAP = re.compile(r" {0,8}[*_\n\r\t\f\v\u00a0\u200b\ufeff][\s*_\u200b\ufeff]{0,80}| {2,80}")
PIECE = re.compile(r"[^\s*_\u200b\ufeff]+")
WORD = re.compile(r"\w+(?:[-/&.’'][^\W_]{1,40}){0,6}|[^\w\s]")


class Word(NamedTuple):
    """Chữ. One word or mark with its place in the flat text; `low` is case folded."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True)
class Flat:
    """Đoạn chữ liền. `text` is NFC; `at[i]` is the flat start of piece i, `src[i]` its start in the source."""

    text: str
    at: tuple[int, ...]
    src: tuple[int, ...]
    length: tuple[int, ...]  # lengths of the pieces in the source

    @cached_property
    def words(self) -> list[Word]:
        text, low = self.text, self.low
        make = tuple.__new__  # a third of the time of Word(…): a text has thousands of words
        return [make(Word, (text[a:b], low[a:b], a, b)) for a, b in [m.span() for m in WORD.finditer(text)]]

    @cached_property
    def low(self) -> str:
        folded = self.text.lower()
        return folded if len(folded) == len(self.text) else self.text

    def span(self, start: int, end: int) -> Span:
        """The source span of flat[start:end]; an empty stretch gives an empty span."""
        if not self.at:
            return Span(0, 0)
        if end <= start:
            there = self._back(min(start, len(self.text) - 1))
            return Span(there, there)
        return Span(self._back(start), self._back(end - 1) + 1)

    def _back(self, position: int) -> int:
        i = bisect_right(self.at, position) - 1
        return self.src[i] + min(position - self.at[i], self.length[i] - 1)


def flatten(text: str, start: int, end: int) -> Flat:
    """The flat text of text[start:end]."""
    part = text[start:end]
    cuts = [(a, b) for a, b in _pieces(part) if b > a]
    pieces: list[str] = []
    at: list[int] = []
    here, last = 0, 0
    for a, b in cuts:
        if pieces and any(c.isspace() for c in part[last:a]):
            pieces.append(" ")
            here += 1
        piece = part[a:b]
        if not piece.isascii():
            piece = unicodedata.normalize("NFC", piece)
        at.append(here)
        pieces.append(piece)
        here += len(piece)
        last = b
    return Flat("".join(pieces), tuple(at), tuple(start + a for a, _ in cuts), tuple(b - a for a, b in cuts))


def _pieces(part: str) -> list[tuple[int, int]]:
    """Runs without marks or odd white space; word by word where characters must be composed."""
    if not unicodedata.is_normalized("NFC", part):
        return [m.span() for m in PIECE.finditer(part)]
    out: list[tuple[int, int]] = []
    here = 0
    for m in GAP.finditer(part):
        out.append((here, m.start()))
        here = m.end()
    out.append((here, len(part)))
    return [(a + len(x) - len(x.lstrip()), b - len(x) + len(x.rstrip())) for a, b in out if (x := part[a:b])]
