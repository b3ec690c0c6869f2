"""Nội dung việc. A short verb phrase for a draft: what is to be done, without who does it and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

MOST_WORDS: Final = 32
LEAST_WORDS: Final = 8
REACH: Final = 300  # a body named farther on than this belongs to the work, not to its actors
# Words between the actors and the work; the longest first, each matched in small letters at the beginning.
LINKS: Final = (
    "và các cơ quan, đơn vị có liên quan", "và các cơ quan, đơn vị liên quan", "và các cơ quan có liên quan",
    "và các đơn vị có liên quan", "và các cơ quan liên quan", "và các đơn vị liên quan", "chủ trì, phối hợp với",
    "chủ trì, phối hợp cùng", "chủ trì, phối hợp", "chủ trì phối hợp với", "chịu trách nhiệm chủ trì", "có trách nhiệm",
    "chủ trì", "phối hợp với", "giao", "phải", "cần", "và", ",", ":", ";", "-",
)  # fmt: skip


_LINKS_BY_LETTER: Final = {word[0]: tuple(w for w in LINKS if w[0] == word[0]) for word in LINKS}
_LONGEST_LINK: Final = max(map(len, LINKS))


class Body(Protocol):
    """A body with its printed name."""

    @property
    def name(self) -> str: ...


def action_of(clause: str, leads: Sequence[Body], coordinating: Sequence[Body]) -> str:
    """Nội dung việc of one clause (its words on one line): cut at a comma where it is long, with "…" where it goes on.

    The clause itself where nothing would be left.
    """
    whole = clause.strip() if clause.isprintable() and "  " not in clause else " ".join(clause.split())
    rest = whole[_after_actors(whole, [*leads, *coordinating]) :]
    sentence = _first_sentence(_without_links(rest))
    short = _short(sentence) or _short(whole)
    return short[:1].upper() + short[1:]


def _after_actors(whole: str, bodies: Sequence[Body]) -> int:
    """Where the last of the actors ends that stand at the head of the clause; 0 where none does."""
    end = 0
    for name in (" ".join(body.name.split()) for body in bodies):
        at = whole.find(name, 0, REACH)
        if at >= 0:
            end = max(end, at + len(name))
    return end


def _without_links(rest: str) -> str:
    """The rest without the words that only tie the actors to the work."""
    while True:
        rest = rest.lstrip(" ")
        low = rest[: _LONGEST_LINK + 1].lower()
        for link in _LINKS_BY_LETTER.get(low[:1], ()):
            if low.startswith(link) and not low[len(link) : len(link) + 1].isalpha():
                rest = rest[len(link) :]
                break
        else:
            return rest


def _first_sentence(rest: str) -> str:
    for mark in (";", ". "):
        head, found, _ = rest.partition(mark)
        if found and len(head.split(None, 3)) > 3:
            rest = head
    return rest.strip(" ,.;:")


def _short(sentence: str) -> str:
    words = sentence.split(None, MOST_WORDS)
    if len(words) <= MOST_WORDS:
        return sentence
    head = " ".join(words[:MOST_WORDS])
    comma = head.rfind(",")
    cut = head[:comma] if comma > 0 and len(head[:comma].split()) >= LEAST_WORDS else head
    return cut.rstrip(" ,.;:") + "…"
