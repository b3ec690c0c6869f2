"""Lịch: câu hỏi. What has its day: deadlines, reports, dissemination; of one person or of the whole body.

Each source is one question over the days that are shown. An app whose things have a day hangs its source into SOURCES.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from sauro.apps.briefings.models import BriefingDuty, BriefingSession
from sauro.apps.duty.models import Shift, day_key
from sauro.apps.duty.queries.rosters import shifts_of_body, shifts_of_person
from sauro.apps.meetings.queries.agenda import meetings_in
from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.reports import to_file
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.work import Held, MyWork, held_by
from sauro.apps.visits.queries import days_of
from sauro.domain.acting import Acting, Role
from sauro.domain.obligations import period_name
from sauro.web.prepared import prepared

MOST = 1000  # of each source in the days that are shown


class Kind(StrEnum):
    """Loại mục lịch."""

    DEADLINE = "deadline"
    REPORT = "report"
    BRIEFING = "briefing"
    SESSION = "session"
    VISIT = "visit"
    DUTY = "duty"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Mark:
    """Mục lịch. One thing with its day; `key`: what its page is named by; `late`: its day has passed and it is open."""

    day: dt.date
    kind: Kind
    title: str
    key: str | int
    late: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Khoảng ngày được hỏi: whose, from day to day, the present day; `whole`: of the body, else of the person."""

    acting: Acting
    first: dt.date
    last: dt.date
    today: dt.date
    whole: bool


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """Ngày trên lịch: worked or off (with its name in the table of days off), its marks in order."""

    date: dt.date
    off: bool
    name: str
    marks: tuple[Mark, ...]


def deadlines(span: Span) -> list[Mark]:
    """Hạn nhiệm vụ đang chạy."""
    acting = span.acting
    found = _tasks.rows(acting, held_by(acting), first=span.first, last=span.last, whole=span.whole)
    return [Mark(day, Kind.DEADLINE, work, code, late=day < span.today) for day, code, work in found if day]


@prepared
def _tasks(acting: Acting, held: Held, *, first: dt.date, last: dt.date, whole: bool) -> QuerySet[Task, Any]:
    work = MyWork(acting, first, held)
    rows = work.running() if whole and work.body else work.running().filter(responsible_id__in=work.holdings)
    found = rows.filter(due_on__gte=first, due_on__lte=last).order_by("due_on", "code")
    return found.values_list("due_on", "code", "work")[:MOST]


def reports(span: Span) -> list[Mark]:
    """Hạn báo cáo định kỳ mà cơ quan phải nộp, of whoever drafts or signs it."""
    found = _reports.rows(span.acting, first=span.first, last=span.last)
    return [
        Mark(due_on, Kind.REPORT, f"{title}, {period_name(period)}", pk, due_on < span.today)
        for pk, due_on, title, period in found
    ]


@prepared
def _reports(acting: Acting, *, first: dt.date, last: dt.date) -> QuerySet[Report, Any]:
    rows = to_file(acting, first).filter(due_on__gte=first, due_on__lte=last)
    return rows.values_list("pk", "due_on", "obligation__title", "period")[:MOST]


def briefings(span: Span) -> list[Mark]:
    """Hạn quán triệt của cơ quan, còn nơi chưa xong; and the sessions that were held."""
    if not span.whole:
        return []
    here, days = span.acting.agency_id, {"first": span.first, "last": span.last}
    due = [
        Mark(row.plan.due_on, Kind.BRIEFING, str(row.plan.directive), row.pk, row.plan.due_on < span.today)
        for row in _duties.rows(here, **days)
    ]
    held = [
        Mark(row.held_on, Kind.SESSION, str(row.duty.plan.directive), row.duty_id)
        for row in _sessions.rows(here, **days)
    ]
    return due + held


@prepared
def _duties(body: int, *, first: dt.date, last: dt.date) -> QuerySet[BriefingDuty]:
    found = BriefingDuty.objects.filter(agency_id=body, plan__due_on__gte=first, plan__due_on__lte=last)
    open_ones = found.filter(all_duties__gt=F("all_done") + F("all_exempt")).select_related("plan__directive")
    return open_ones.only("plan__due_on", "plan__directive__number").order_by("plan__due_on", "pk")[:MOST]


@prepared
def _sessions(body: int, *, first: dt.date, last: dt.date) -> QuerySet[BriefingSession]:
    found = BriefingSession.objects.filter(duty__agency_id=body, held_on__gte=first, held_on__lte=last)
    rows = found.select_related("duty__plan__directive").only("held_on", "duty__plan__directive__number")
    return rows.order_by("held_on", "pk")[:MOST]


def visits(span: Span) -> list[Mark]:
    """Chuyến đi cơ sở: of the body that goes or is visited, or of the person who goes along; late while not held."""
    rows = days_of(span.acting, span.first, span.last, whole=span.whole, most=MOST)
    days = [(timezone.localdate(row.starts_at), row) for row in rows]
    return [
        Mark(day, Kind.VISIT, row.subject, row.pk, late=day < span.today and row.held_on is None) for day, row in days
    ]


def duty(span: Span) -> list[Mark]:
    """Ca trực: my days; of the whole body who is on duty each day."""
    shown = {"first": span.first, "last": span.last}
    if not span.whole:
        mine = _own_shifts.rows(span.acting.person_id, **shown)
        return [Mark(day, Kind.DUTY, body, day_key(roster, day)) for day, roster, body in mine]
    days: dict[tuple[dt.date, int], list[str]] = {}
    for day, roster, name in _shifts.rows(span.acting.agency_id, **shown):
        days.setdefault((day, roster), []).append(name)
    return [Mark(day, Kind.DUTY, ", ".join(names), day_key(roster, day)) for (day, roster), names in days.items()]


@prepared
def _own_shifts(person: int, *, first: dt.date, last: dt.date) -> QuerySet[Shift, Any]:
    return shifts_of_person(person, first, last).values_list("date", "roster_id", "roster__agency__name")[:MOST]


@prepared
def _shifts(body: int, *, first: dt.date, last: dt.date) -> QuerySet[Shift, Any]:
    return shifts_of_body(body, first, last).values_list("date", "roster_id", "person__name")[:MOST]


def meetings(span: Span) -> list[Mark]:
    """Cuộc họp đã mời, of the person or of his body: what may be seen, by the day it begins."""
    rows = meetings_in(span.acting, span.first, span.last, whole=span.whole, most=MOST)
    hours = ((row, f"{timezone.localtime(row.starts_at):%H:%M}") for row in rows)
    return [Mark(row.day, Kind.MEETING, f"{hour} {row.title}", row.pk) for row, hour in hours]


SOURCES: list[Callable[[Span], list[Mark]]] = [deadlines, reports, briefings, visits, duty, meetings]


def agenda(span: Span) -> list[AgendaDay]:
    """Lịch, day by day, with days off and swapped days of the rulebook. A fixed number of queries."""
    days = calendar()
    names = {day.date: day.name for day in days.days}
    marks: dict[dt.date, list[Mark]] = {}
    for source in SOURCES:
        for mark in source(span):
            marks.setdefault(mark.day, []).append(mark)
    number = (span.last - span.first).days + 1
    dates = (span.first + dt.timedelta(days=n) for n in range(number))
    return [
        AgendaDay(date, not days.is_working_day(date), names.get(date, ""), tuple(marks.get(date, ())))
        for date in dates
    ]


def may_choose(acting: Acting) -> bool:
    """Ai chọn được lịch của cả cơ quan: who speaks for the body; an officer has his own."""
    return acting.role not in (Role.OFFICER, Role.INSPECTOR)
