"""Chữ. The words and marks of a clause as columns (what they say, where they begin, what they may open).

Columns, not an object a word: a document has thousands of words and every grammar walks over them; a grammar asks
`kinds` first and looks closer only at the few words that can matter to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from sauro.domain.extraction import lexicon as lx

WORD = re.compile(r"\w+(?:[-/&.’'][^\W_]{1,40}){0,6}|[^\w\s]")

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


class _Cut(NamedTuple):
    """Chữ trong một cụm. The words of what stands between two spaces, how far on the next begins, what each opens."""

    words: tuple[str, ...]
    steps: tuple[int, ...]
    kinds: tuple[int, ...]


class _Vocabulary(dict[str, _Cut]):
    """Vốn chữ. How each cluster between two spaces is cut, worked out once: a language has few thousand of them."""

    MOST = 50_000  # a hostile batch cannot grow the memory beyond them
    LONGEST = 40

    def __missing__(self, cluster: str) -> _Cut:
        found = list(WORD.finditer(cluster))
        words = tuple([m.group() for m in found])
        ends = [*(m.start() for m in found[1:]), len(cluster) + 1]
        steps = tuple([end - m.start() for m, end in zip(found, ends, strict=False)])
        cut = _Cut(words, steps, tuple([_KIND.get(word, 0) for word in words]))
        if len(cluster) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[cluster] = cut
        return cut


_VOCABULARY = _Vocabulary()


class Words:
    """Chữ của một đoạn. `low[i]` is word i, case folded; it begins at `text[start[i]]`, may open `kinds[i]`."""

    __slots__ = ("kinds", "low", "start", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.low, self.start, self.kinds = _cut(folded)

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
        i = max(bisect_right(self.start, position) - 1, 0)
        return i + (i < len(self.low) and self.end(i) <= position)


def _cut(folded: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text, where they begin and what they may open."""
    low: list[str] = []
    steps: list[int] = []
    kinds: list[int] = []
    for cut in map(_VOCABULARY.__getitem__, folded.split(" ")):
        low += cut[0]
        steps += cut[1]
        kinds += cut[2]
    start = list(accumulate(steps, initial=0))
    if start.pop() != len(folded) + 1:  # odd white space, of which no word gives account
        found = list(WORD.finditer(folded))
        low = [m.group() for m in found]
        return low, [m.start() for m in found], [_KIND.get(word, 0) for word in low]
    return low, start, kinds
