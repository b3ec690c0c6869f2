"""Số liệu của sổ. What the register counts for a body in a period, from the lives that were told: as `reports/queries/
figures.py` asks it of the rows, which are not indexed yet while the province is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sauro.domain.report_forms import Question
from sauro.domain.tasks import ENDED, Status

_OTHER_ENDS = frozenset(ENDED) - {Status.CONFIRMED}


@dataclass(frozen=True, slots=True)
class Lived:
    """Nhiệm vụ đã kể. Its days and how it stands; `dateless`: it has no day and no periods of its own either."""

    given: dt.date
    due: dt.date | None
    submitted: dt.date | None
    ended: dt.date | None
    status: Status
    dateless: bool


def tally(lives: Iterable[Lived], extended: Iterable[dt.date], first: dt.date, closing: dt.date) -> dict[Question, int]:
    """Số liệu của một nơi trong kỳ. `lives`: of the tasks that it leads; `extended`: days of extensions granted."""
    found = dict.fromkeys(Question, 0)
    found[Question.EXTENDED] = sum(first <= day <= closing for day in extended)
    for life in lives:
        if life.given > closing:
            continue
        found[Question.GIVEN] += life.given >= first
        if (question := _stands(life, first, closing)) is not None:
            found[question] += 1
    return found


def _stands(life: Lived, first: dt.date, closing: dt.date) -> Question | None:
    """Đã xong trong kỳ, or open on its last day; None for what counts in neither."""
    if life.status is Status.CONFIRMED and life.submitted is not None and life.submitted <= closing:
        if life.due is None or life.submitted < first:
            return None
        return Question.DONE_ON_TIME if life.submitted <= life.due else Question.DONE_LATE
    if life.status in _OTHER_ENDS and life.ended is not None and life.ended <= closing:
        return None
    if life.due is None:
        return Question.NO_DEADLINE if life.dateless else None
    in_hand = life.status is Status.SUBMITTED and life.submitted is not None and life.submitted <= life.due
    return Question.OPEN_OVERDUE if life.due < closing and not in_hand else Question.OPEN_IN_TIME
