"""Ngày công. One's own days with what they came to, and the open explanations of a unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from sauro.apps.agencies.queries import above, below
from sauro.apps.agencies.queries.absences import absences_of
from sauro.apps.hours.models import AttendanceDay, DayExplanation
from sauro.apps.hours.queries.times import times_of_bodies
from sauro.apps.rulebook.queries import rules
from sauro.domain.absences import Absent, away_on
from sauro.domain.acting import Acting, Role
from sauro.domain.hours import NO_LAPSE, DayFact, Lapse, WorkingHours, hours_on, lapse_of
from sauro.domain.hours_sheet import Answer


@dataclass(frozen=True, slots=True)
class OwnDay:
    """Một ngày của mình. The row, the hours it is held against, what it came to, the absence that covers it."""

    row: AttendanceDay
    hours: WorkingHours | None
    lapse: Lapse
    away: Absent | None
    explanation: DayExplanation | None

    @property
    def excused(self) -> bool:
        return self.explanation is not None and self.explanation.state == Answer.ACCEPTED


def days_visible_to(acting: Acting) -> QuerySet[AttendanceDay]:
    """Ngày công. Everybody his own, and nobody else's."""
    return AttendanceDay.objects.filter(person_id=acting.person_id).select_related("agency", "explanation")


def own_days(acting: Acting, first: dt.date, last: dt.date) -> list[OwnDay]:
    """Ngày công của mình between two days, the latest first; four queries."""
    rows = list(days_visible_to(acting).filter(day__range=(first, last)))
    times = times_of_bodies({row.agency_id for row in rows}, last)
    absent = absences_of([acting.person_id], first, last).get(acting.person_id, ())
    grace = rules().number("hours.grace_minutes", last)
    found = []
    for row in rows:
        hours = hours_on(times[row.agency_id].hours, row.day)
        fact = DayFact(row.person_id, row.day, row.came, row.left)
        away = away_on(absent, row.day)
        lapse = lapse_of(fact, hours, grace) if hours and not away else NO_LAPSE
        found.append(OwnDay(row, hours, lapse, away, getattr(row, "explanation", None)))
    return found


def explanations_visible_to(acting: Acting, on: dt.date) -> QuerySet[DayExplanation]:
    """Giải trình. One's own; leaders see those of their unit and of bodies below, for they decide."""
    rows = DayExplanation.objects.select_related("day__person", "day__agency")
    own = rows.filter(day__person_id=acting.person_id)
    if acting.role is not Role.LEADER:
        return own
    return own | rows.filter(day__agency_id__in=[acting.agency_id, *below(acting.agency_id, on)])


def open_explanations(acting: Acting, agency_id: int, on: dt.date) -> QuerySet[DayExplanation]:
    """Giải trình chờ xem của một đơn vị, in the order in which they were said: by nothing else."""
    return explanations_visible_to(acting, on).filter(day__agency_id=agency_id, state=Answer.OPEN)


def above_unit(agency_id: int, on: dt.date) -> frozenset[int]:
    """Cấp trên của đơn vị, as the permissions take them."""
    return frozenset(above(agency_id, on))
