"""Đoạn chữ liền. One stretch of the source as a single line: marks of emphasis dropped, white space as one space.

Every position in the flat text leads back to the source, so that what is read here is shown where it is printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sauro.domain.documents.source import Span

PIECE = re.compile(r"[^\s*_\u200b\ufeff]+")
WORD = re.compile(r"\w+(?:[-/&.’']\w+){0,6}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
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
    def words(self) -> tuple[Word, ...]:
        return tuple(Word(m.group(), m.group().lower(), m.start(), m.end()) for m in WORD.finditer(self.text))

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
    pieces: list[str] = []
    at: list[int] = []
    src: list[int] = []
    length: list[int] = []
    here, last = 0, start
    for m in PIECE.finditer(text, start, end):
        piece = m.group()
        if not piece.isascii():
            piece = unicodedata.normalize("NFC", piece)
        gap = text[last : m.start()]
        if pieces and (gap.isspace() or any(c.isspace() for c in gap)):
            pieces.append(" ")
            here += 1
        at.append(here)
        src.append(m.start())
        length.append(m.end() - m.start())
        pieces.append(piece)
        here += len(piece)
        last = m.end()
    return Flat("".join(pieces), tuple(at), tuple(src), tuple(length))
