"""Đoạn chữ liền. One stretch of the source as a single line: marks of emphasis dropped, white space as one space.

Every position in the flat text leads back to the source, so that what is read here is shown where it is printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from sauro.domain.documents.source import Span
from sauro.domain.extraction.words import Words

GAP = re.compile(r" {0,8}[*_\n\r\t\f\v\u00a0\u200b\ufeff][\s*_\u200b\ufeff]{0,80}| {2,80}")
ODD = re.compile(r"[*_\n\r\t\f\v\u00a0\u200b\ufeff]| {2}")  # where white space or marks must be mended
PIECE = re.compile(r"[^\s*_\u200b\ufeff]+")


def holds_any(part: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands in a text: the cheap question before a pattern is tried."""
    for word in words:  # noqa: SIM110 - a generator costs more than the search
        if word in part:
            return True
    return False


def openings(text: str, words: tuple[str, ...], start: int, end: int) -> list[int]:
    """Where in text[start:end] one of some words stands, in order: the places where a pattern that opens so may fit.

    A search for a word is fast; a search for a pattern that may open with any of ten words is not.
    """
    places: list[int] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, end)
    places.sort()
    return places


def opened(
    pattern: re.Pattern[str], words: tuple[str, ...], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What pattern.finditer(text, start, end) finds, for a pattern that opens with one of these words."""
    done = start
    for at in openings(text, words, start, end):
        m = pattern.match(text, at, end) if at >= done else None
        if m is not None:
            yield m
            done = m.end()


class Flat:
    """Đoạn chữ liền. `text` is NFC; `at[i]` is the flat start of piece i, `src[i]` its start in the source.

    `length[i]` is the length of piece i in the source; `low` is the text case folded, letter for letter.
    """

    __slots__ = ("at", "length", "low", "src", "text", "words")
    words: Words

    def __init__(self, text: str, at: tuple[int, ...], src: tuple[int, ...], length: tuple[int, ...]) -> None:
        self.text = text
        self.at = at
        self.src = src
        self.length = length
        folded = text.lower()
        self.low = folded if len(folded) == len(text) else text

    def __getattr__(self, name: str) -> Words:
        """The words, cut when they are first asked for."""
        if name != "words":
            raise AttributeError(name)
        self.words = Words(self.text, self.low)
        return self.words

    def span(self, start: int, end: int) -> Span:
        """The source span of flat[start:end]; an empty stretch gives an empty span."""
        if not self.at:
            return Span(0, 0)
        if len(self.at) == 1 and 0 <= start < end <= self.length[0]:  # one piece, letter for letter
            return Span(self.src[0] + start, self.src[0] + end)
        if end <= start:
            there = self._back(min(start, len(self.text) - 1))
            return Span(there, there)
        return Span(self._back(start), self._back(end - 1) + 1)

    def _back(self, position: int) -> int:
        i = bisect_right(self.at, position) - 1 if len(self.at) > 1 else 0
        return self.src[i] + min(position - self.at[i], self.length[i] - 1)


def flatten(text: str, start: int, end: int) -> Flat:
    """The flat text of text[start:end]."""
    part = text[start:end]
    composed = part.isascii() or unicodedata.is_normalized("NFC", part)
    plain = part.isprintable() and "*" not in part and "_" not in part and "  " not in part
    if composed and (plain or not ODD.search(part)):
        piece = part.strip()
        if not piece:
            return Flat("", (), (), ())
        return Flat(piece, (0,), (start + len(part) - len(part.lstrip()),), (len(piece),))
    cuts = [(a, b) for a, b in (_pieces(part) if composed else _words(part)) if b > a]
    pieces: list[str] = []
    at: list[int] = []
    here, last = 0, 0
    for a, b in cuts:
        gap = part[last:a]
        if pieces and (gap == "\n" or any(c.isspace() for c in gap)):
            pieces.append(" ")
            here += 1
        piece = part[a:b] if composed else unicodedata.normalize("NFC", part[a:b])
        at.append(here)
        pieces.append(piece)
        here += len(piece)
        last = b
    return Flat("".join(pieces), tuple(at), tuple(start + a for a, _ in cuts), tuple(b - a for a, b in cuts))


def _words(part: str) -> list[tuple[int, int]]:
    """Word by word, where characters must be composed."""
    return [m.span() for m in PIECE.finditer(part)]


def _pieces(part: str) -> list[tuple[int, int]]:
    """Runs without marks or odd white space."""
    out: list[tuple[int, int]] = []
    here = 0
    for line in part.split("\n"):
        if ODD.search(line):
            last = 0
            for m in GAP.finditer(line):
                _put(out, line, here, last, m.start())
                last = m.end()
            _put(out, line, here, last, len(line))
        else:
            _put(out, line, here, 0, len(line))
        here += len(line) + 1
    return out


def _put(out: list[tuple[int, int]], line: str, here: int, start: int, end: int) -> None:
    """One run without the white space at its edges; nothing where no letter is left."""
    run = line[start:end]
    bare = run.strip()
    if bare:
        begin = here + start + len(run) - len(run.lstrip())
        out.append((begin, begin + len(bare)))
