"""Phân công. Which field of a body's table of assignments a piece of work belongs to: words in, row and reason out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_FEWEST_WORDS = 2  # one common word ("công tác") proves nothing
_SHARE = (2, 3)  # of the phrase's words that must stand in the work


@dataclass(frozen=True, slots=True)
class Field:
    """Phân công. One row: `key` names the row, `phrases` are folded ("cai cach hanh chinh", "chuyen doi so")."""

    key: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Phân công. The row that fits best, the phrase that decided, and how many of its words were met."""

    key: int
    phrase: str
    words: int


def phrases_of(folded: str) -> tuple[str, ...]:
    """The phrases of a folded field, parted by semicolons or lines."""
    return tuple(p for part in folded.replace("\n", ";").split(";") if (p := " ".join(part.split())))


def _weight(phrase: str, work: str, tokens: frozenset[str]) -> int:
    """Words of the phrase met in the work: all of them in order count double, two thirds in any order count once."""
    wanted = phrase.split()
    if f" {phrase} " in work:
        return 2 * len(wanted)
    met = sum(1 for w in wanted if w in tokens)
    return met if met >= _FEWEST_WORDS + 1 and met * _SHARE[1] >= len(wanted) * _SHARE[0] else 0


def best_field(fields: Iterable[Field], folded_work: str) -> Match | None:
    """Phân công. The field with the heaviest phrase; None where nothing fits; the earlier row wins a tie."""
    work = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded_work).split())} "
    tokens = frozenset(work.split())
    best: Match | None = None
    for field in fields:
        for phrase in field.phrases:
            weight = _weight(phrase, work, tokens)
            if weight and (best is None or weight > best.words):
                best = Match(field.key, phrase, weight)
    return best
