"""Kiểm tra công bằng. How what units handed in and asked for was decided, by kind of unit, so that a bias shows
(E20 of the ethics: each quarter, aggregate, to the body itself).

No person and no single unit: kinds of units in the order of the catalogue; a kind with fewer decisions than the
rulebook says is not shown, nor counted into the whole, so that nobody finds it by subtraction.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.agencies import BodyKind, Level
from sauro.domain.sentence import N_


class Question(StrEnum):
    """Điều được quyết định: a result handed in, an extension, an objective cause."""

    RESULT = "result"
    EXTENSION = "extension"
    CAUSE = "cause"


QUESTION_WORDS = {
    Question.RESULT: N_("Kết quả được xác nhận"),
    Question.EXTENSION: N_("Gia hạn được đồng ý"),
    Question.CAUSE: N_("Nguyên nhân khách quan được chấp nhận"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """Các quyết định như nhau: `number` decisions on one question for units of one kind and level."""

    kind: BodyKind
    level: Level
    question: Question
    granted: bool
    number: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """Được chấp nhận `granted` trong `of` quyết định; `of` is None where too few were decided to be shown."""

    granted: int
    of: int | None

    @property
    def share(self) -> float | None:
        """0 to 1; None where nothing is shown."""
        return self.granted / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Line:
    """Một loại đơn vị: its shares in the order of Question."""

    kind: BodyKind
    level: Level
    shares: tuple[Share, ...]


def compare(decided: Iterable[Decided], least: int) -> tuple[tuple[Line, ...], tuple[Share, ...]]:
    """(lines by kind of unit, the whole of what the lines show). `least`: fewest decisions of a line that are shown."""
    granted: Counter[tuple[BodyKind, Level, Question]] = Counter()
    number: Counter[tuple[BodyKind, Level, Question]] = Counter()
    for d in decided:
        key = (d.kind, d.level, d.question)
        number[key] += d.number
        granted[key] += d.number if d.granted else 0
    kinds = sorted(
        {(k, lv) for k, lv, _ in number}, key=lambda kl: (list(Level).index(kl[1]), list(BodyKind).index(kl[0]))
    )
    lines = tuple(
        Line(k, lv, tuple(_share(granted[k, lv, q], number[k, lv, q], least) for q in Question)) for k, lv in kinds
    )
    whole = tuple(_sum(line.shares[at] for line in lines) for at in range(len(Question)))
    return lines, whole


def _share(granted: int, number: int, least: int) -> Share:
    return Share(granted, number) if number >= least else Share(0, None)


def _sum(shares: Iterable[Share]) -> Share:
    shown = [s for s in shares if s.of is not None]
    return Share(sum(s.granted for s in shown), sum(s.of or 0 for s in shown) or None)


def quarters(on: dt.date, most: int = 5) -> list[str]:
    """Các quý, the latest first, beginning with the one of `on`: "2026-Q4", "2026-Q3" …"""
    at = on.year * 4 + (on.month - 1) // 3
    return [f"{n // 4}-Q{n % 4 + 1}" for n in range(at, at - most, -1)]
