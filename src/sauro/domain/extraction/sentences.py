"""Câu. Where one sentence of a clause ends and the next begins."""

from __future__ import annotations

import re

from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.formulas import ABBREVIATIONS
from sauro.domain.extraction.words import MARK, Words

BREAK = re.compile(r"[.!?…][^.!?…]")  # a mark inside the text


def sentences(flat: Flat) -> list[tuple[int, int]]:
    """Word ranges of the sentences: cut after . ! ? before a capital, outside brackets."""
    words = flat.words
    low = words.low
    if not low or BREAK.search(flat.text) is None:
        return [(0, len(low))] if low else []
    out: list[tuple[int, int]] = []
    start = depth = 0
    for i in [i for i, kind in enumerate(words.kinds) if kind & MARK]:
        word = low[i]
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and i + 1 < len(low) and _ends(words, i):
            out.append((start, i + 1))
            start = i + 1
    if start < len(low):
        out.append((start, len(low)))
    return out


def _ends(words: Words, i: int) -> bool:
    """Whether the mark at word i ends a sentence: a capital follows it, no abbreviation stands before it."""
    low = words.low
    after = i + 2 if low[i + 1] in {"”", '"', "»"} and i + 2 < len(low) else i + 1
    before = low[i - 1] if i else ""
    return (
        words.capital(after)
        and before not in ABBREVIATIONS
        and (words.start[after] > words.end(i) or before[-1:].islower())
    )
