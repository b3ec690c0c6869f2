"""Lịch: câu hỏi. What has its day: deadlines, reports, dissemination; of one person or of the whole body.

Each source is one question over the days that are shown. An app whose things have a day hangs its source into SOURCES.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F
from django.utils import timezone

from sauro.apps.briefings.models import BriefingDuty, BriefingSession
from sauro.apps.duty.models import day_key
from sauro.apps.duty.queries.rosters import shifts_of_body, shifts_of_person
from sauro.apps.meetings.queries.agenda import meetings_in
from sauro.apps.reports.queries.reports import not_filed, to_file
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import TaskQuerySet
from sauro.apps.tasks.queries.work import MyWork
from sauro.apps.visits.queries import days_of
from sauro.domain.acting import Acting, Role
from sauro.domain.obligations import period_name

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
    rows = _tasks(span).filter(due_on__gte=span.first, due_on__lte=span.last).order_by("due_on", "code")
    found = rows.values_list("due_on", "code", "work")[:MOST]
    return [Mark(day, Kind.DEADLINE, work, code, late=day < span.today) for day, code, work in found if day]


def _tasks(span: Span) -> TaskQuerySet:
    work = MyWork(span.acting, span.today)
    rows = work.running()
    return rows if span.whole and work.body else rows.filter(responsible_id__in=work.holdings)


def reports(span: Span) -> list[Mark]:
    """Hạn báo cáo định kỳ mà cơ quan phải nộp, of whoever drafts or signs it."""
    rows = to_file(span.acting, span.today).filter(not_filed(), due_on__gte=span.first, due_on__lte=span.last)
    return [
        Mark(
            row.due_on,
            Kind.REPORT,
            f"{row.obligation.title}, {period_name(row.period)}",
            row.pk,
            row.due_on < span.today,
        )
        for row in rows[:MOST]
    ]


def briefings(span: Span) -> list[Mark]:
    """Hạn quán triệt của cơ quan, còn nơi chưa xong; and the sessions that were held."""
    if not span.whole:
        return []
    duties = BriefingDuty.objects.filter(
        agency_id=span.acting.agency_id, plan__due_on__gte=span.first, plan__due_on__lte=span.last
    )
    open_ones = duties.filter(all_duties__gt=F("all_done") + F("all_exempt")).select_related("plan__directive")
    sessions = BriefingSession.objects.filter(
        duty__agency_id=span.acting.agency_id, held_on__gte=span.first, held_on__lte=span.last
    ).select_related("duty__plan__directive")
    due = [
        Mark(row.plan.due_on, Kind.BRIEFING, str(row.plan.directive), row.pk, row.plan.due_on < span.today)
        for row in open_ones.order_by("plan__due_on", "pk")[:MOST]
    ]
    held = [
        Mark(row.held_on, Kind.SESSION, str(row.duty.plan.directive), row.duty_id)
        for row in sessions.order_by("held_on", "pk")[:MOST]
    ]
    return due + held


def visits(span: Span) -> list[Mark]:
    """Chuyến đi cơ sở: of the body that goes or is visited, or of the person who goes along; late while not held."""
    rows = days_of(span.acting, span.first, span.last, whole=span.whole)[:MOST]
    days = [(timezone.localdate(row.starts_at), row) for row in rows]
    return [
        Mark(day, Kind.VISIT, row.subject, row.pk, late=day < span.today and row.held_on is None) for day, row in days
    ]


def duty(span: Span) -> list[Mark]:
    """Ca trực: my days; of the whole body who is on duty each day."""
    if not span.whole:
        mine = shifts_of_person(span.acting.person_id, span.first, span.last)
        return [
            Mark(shift.date, Kind.DUTY, shift.roster.agency.name, day_key(shift.roster_id, shift.date))
            for shift in mine[:MOST]
        ]
    days: dict[tuple[dt.date, int], list[str]] = {}
    for shift in shifts_of_body(span.acting.agency_id, span.first, span.last)[:MOST]:
        days.setdefault((shift.date, shift.roster_id), []).append(shift.person.name)
    return [Mark(day, Kind.DUTY, ", ".join(names), day_key(roster, day)) for (day, roster), names in days.items()]


def meetings(span: Span) -> list[Mark]:
    """Cuộc họp đã mời, of the person or of his body: what may be seen, by the day it begins."""
    rows = meetings_in(span.acting, span.first, span.last, whole=span.whole)[:MOST]
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
