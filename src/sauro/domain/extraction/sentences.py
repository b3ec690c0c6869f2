"""Câu. Where one sentence of a clause ends and the next begins."""

from __future__ import annotations

import re

from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.formulas import ABBREVIATIONS

BREAK = re.compile(r"[.!?…][^.!?…]")  # a mark inside the text


def sentences(flat: Flat) -> list[tuple[int, int]]:
    """Word ranges of the sentences: cut after . ! ? before a capital, outside brackets."""
    words = flat.words
    if not words or BREAK.search(flat.text) is None:
        return [(0, len(words))] if words else []
    out: list[tuple[int, int]] = []
    start = depth = 0
    for i, w in enumerate(words):
        if w.low in "([":
            depth += 1
        elif w.low in ")]":
            depth = max(0, depth - 1)
        elif w.low in {".", "!", "?", "…"} and depth == 0 and i + 1 < len(words):
            after = words[i + 1]
            if after.low in {"”", '"', "»"} and i + 2 < len(words):
                after = words[i + 2]
            before = words[i - 1].low if i else ""
            if (
                after.text[:1].isupper()
                and before not in ABBREVIATIONS
                and (after.start > w.end or before[-1:].islower())
            ):
                out.append((start, i + 1))
                start = i + 1
    if start < len(words):
        out.append((start, len(words)))
    return out
