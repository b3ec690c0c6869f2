"""Chữ. The words and marks of a clause as columns (what they say, where they begin, what they may open).

Columns, not an object a word: a document has thousands of words and every grammar walks over them; a grammar asks
`kinds` first and looks closer only at the few words that can matter to it.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress, repeat
from operator import add, not_

from sauro.domain.extraction import lexicon as lx

WORD = re.compile(r"\w+(?:[-/&.’'][^\W_]{1,40}){0,6}|[^\w\s]")
ENDS = frozenset(",.;:")

HEAD_WORDS = frozenset(w.split()[0] for w in lx.HEADS)
FIRST_WORDS = frozenset(w.split()[0] for w in lx.PREDICATES)
STOP_WORDS = frozenset(w.split()[0] for w in lx.STOPS | lx.ASIDES) | {"trong"}
DETERMINER_WORDS = frozenset(w.split()[0] for w in lx.DETERMINERS)

# What a word may open; a word may be of several kinds.
HEAD, VERB, STOP, DETERMINER, POINT, ASIDE, RELATIVE, COMMA, MARK, AND, DUTY, TOLD = (1 << n for n in range(12))
_OPENERS: tuple[tuple[int, frozenset[str]], ...] = (
    (HEAD, HEAD_WORDS),
    (VERB, FIRST_WORDS),
    (STOP, STOP_WORDS),
    (DETERMINER, DETERMINER_WORDS),
    (POINT, frozenset("([)].;:")),
    (ASIDE, frozenset({"trong", "theo"})),
    (RELATIVE, frozenset({"được"})),
    (COMMA, frozenset({",", ";"})),
    (MARK, frozenset("([)].!?…")),
    (AND, frozenset({"và"})),
    (DUTY, frozenset({"phải", "không", "nghiêm", "tuyệt", "cần"})),
    (TOLD, frozenset({"đã", "đang"})),
)
_KIND: dict[str, int] = {}
for _kind, _opening in _OPENERS:
    for _word in _opening:
        _KIND[_word] = _KIND.get(_word, 0) | _kind


class Words:
    """Chữ của một đoạn. `low[i]` is word i, case folded; it begins at `text[start[i]]`, may open `kinds[i]`."""

    __slots__ = ("kinds", "low", "start", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.low, self.start = _cut(folded)
        self.kinds = list(map(_KIND.get, self.low, repeat(0)))

    def __len__(self) -> int:
        return len(self.low)

    def end(self, i: int) -> int:
        """The place after the last letter of word i."""
        return self.start[i] + len(self.low[i])

    def printed(self, i: int) -> str:
        """Word i as printed."""
        at = self.start[i]
        return self.text[at : at + len(self.low[i])]

    def capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter."""
        return self.text[self.start[i]].isupper()

    def pair(self, i: int, count: int = 2) -> str:
        """`count` words from i on, case folded, joined by a space; shorter at the end."""
        low = self.low
        if i >= 0 and i + count <= len(low):
            if count == 2:
                return f"{low[i]} {low[i + 1]}"
            if count == 3:
                return f"{low[i]} {low[i + 1]} {low[i + 2]}"
        return " ".join(low[i : i + count])

    def at(self, position: int) -> int:
        """The index of the first word that ends after a place in the text."""
        start, low = self.start, self.low
        first, last = 0, len(start)
        while first < last:
            middle = (first + last) // 2
            if start[middle] + len(low[middle]) <= position:
                first = middle + 1
            else:
                last = middle
        return first


def _cut(folded: str) -> tuple[list[str], list[int]]:
    """The words of a text and where they begin: cut at spaces, then what is neither a word nor a mark is cut finer."""
    spaced = folded + " "
    for mark in ENDS:
        spaced = spaced.replace(mark + " ", f" {mark} ")
    tokens = spaced.split(" ")
    del tokens[-1]
    apart = [1] * len(tokens)
    odd: list[int] = []
    for i in compress(range(len(tokens)), map(not_, map(str.isalnum, tokens))):
        if tokens[i] in ENDS:
            apart[i] = 0
        else:
            odd.append(i)
    # Token i stands after the tokens before it and their spaces; but a mark was not parted from its word by a space.
    start = list(map(add, accumulate(map(len, tokens), initial=-1), accumulate(apart)))
    if start[-1] + len(tokens[-1]) != len(folded):  # a mark that did stand alone was counted as parted: ";."
        found = list(WORD.finditer(folded))
        return [m.group() for m in found], [m.start() for m in found]
    if not odd:
        return tokens, start
    words: list[str] = []
    places: list[int] = []
    done = 0
    for i in odd:
        words += tokens[done:i]
        places += start[done:i]
        at = start[i]
        for m in WORD.finditer(tokens[i]):
            words.append(m.group())
            places.append(at + m.start())
        done = i + 1
    words += tokens[done:]
    places += start[done:]
    return words, places
