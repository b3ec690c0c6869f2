"""Thống kê đơn vị. Days of units as the domain counts them: a month of one unit, or every unit and month at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries.absences import absences_of
from sauro.apps.hours.models import AttendanceDay
from sauro.apps.hours.queries.times import Times, times_of, times_of_bodies
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.absences import Absent
from sauro.domain.hours import DayFact, DayMarks, Tally, hours_on, tally
from sauro.domain.hours_rules import UnitMonth
from sauro.domain.hours_sheet import Answer

_COLUMNS = ("agency_id", "person_id", "day", "came", "left", "explanation__state")
_CHUNK = 5000
Line = tuple[int, int, dt.date, int | None, int | None, str | None]


def month_range(month: str) -> tuple[dt.date, dt.date]:
    """Ngày đầu và ngày cuối of "2026-10"."""
    first = dt.date(int(month[:4]), int(month[5:7]), 1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def month_tally(agency_id: int, month: str) -> Tally:
    """Thống kê một tháng của một đơn vị. The absences count until today: a paper that came later is heard."""
    first, last = month_range(month)
    rows = AttendanceDay.objects.filter(agency_id=agency_id, day__range=(first, last))
    return _counted(_lines(rows), times_of(agency_id, last), DayMarks(calendar()), first, last)


def _lines(rows: QuerySet[AttendanceDay]) -> Sequence[Line]:
    return list(rows.order_by().values_list(*_COLUMNS))


def _counted(lines: Sequence[Line], times: Times, marks: DayMarks, first: dt.date, last: dt.date) -> Tally:
    absent: dict[int, tuple[Absent, ...]] = absences_of({line[1] for line in lines}, first, last)
    facts = (DayFact(who, day, came, left, said == Answer.ACCEPTED) for _, who, day, came, left, said in lines)
    hours, grace = times.hours, rules().number("hours.grace_minutes", last)
    return tally(facts, hours=lambda day: hours_on(hours, day), marks=marks, absent=absent, grace=grace)


def unit_months(since: dt.date, until: dt.date) -> Iterator[UnitMonth]:
    """Mọi đơn vị, từng tháng. Streamed by unit: memory holds one unit's days between the two dates."""
    marks = DayMarks(calendar())
    rows = AttendanceDay.objects.filter(day__range=(since, until)).order_by("agency_id", "day")
    names = dict(Agency.objects.filter(pk__in=units(since)).values_list("pk", "name"))
    times = times_of_bodies(names, until)
    lines: Iterator[Any] = rows.values_list(*_COLUMNS).iterator(chunk_size=_CHUNK)
    for (body, month), part in groupby(lines, key=lambda line: (line[0], f"{line[2]:%Y-%m}")):
        first, last = month_range(month)
        yield UnitMonth(body, names[body], month, _counted(list(part), times[body], marks, first, last))


def units(since: dt.date) -> Collection[int]:
    """Đơn vị có ngày công since a day."""
    return set(AttendanceDay.objects.filter(day__gte=since).order_by().values_list("agency_id", flat=True).distinct())


def months_of_units() -> dict[int, set[str]]:
    """Các tháng đã nhập của mỗi đơn vị, "2026-10"; one query."""
    found: dict[int, set[str]] = {}
    rows = AttendanceDay.objects.order_by().annotate(month=TruncMonth("day")).values_list("agency_id", "month")
    for body, month in rows.distinct():
        found.setdefault(body, set()).add(f"{month:%Y-%m}")
    return found


def months_of(agency_id: int) -> list[str]:
    """Các tháng đã nhập của một đơn vị, the latest first."""
    days = AttendanceDay.objects.filter(agency_id=agency_id).order_by().dates("day", "month", order="DESC")
    return [f"{day:%Y-%m}" for day in days]
