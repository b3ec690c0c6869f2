"""Lịch trực: câu hỏi của các trang. Who sees which roster, its days in order, one's own shifts, what waits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sauro.apps.agencies.models import Holding, Person
from sauro.apps.agencies.queries import below, people_in
from sauro.apps.duty.models import DutyMember, DutyNote, Roster, RosterState, Shift, Swap
from sauro.apps.duty.permissions import sight
from sauro.domain.acting import Acting, Role
from sauro.domain.duty_swaps import SwapState
from sauro.domain.rostering import DutyRole, OffDay


def rosters_visible_to(acting: Acting, on: dt.date) -> QuerySet[Roster]:
    """Lịch trực được xem, newest first; dropped drafts are nowhere."""
    rows = Roster.objects.filter(sight(acting, below(acting.agency_id, on)))
    return rows.exclude(state=RosterState.DROPPED).select_related("agency", "letter__agency")


def roster_for(acting: Acting, on: dt.date, pk: int) -> Roster:
    """Một lịch trực được xem. Roster.DoesNotExist where it is not there or may not be seen."""
    return rosters_visible_to(acting, on).get(pk=pk)


def members_of(agency_id: int, on: dt.date) -> QuerySet[DutyMember]:
    """Danh sách trực của một cơ quan on a day: leaders, then officers, by name."""
    rows = DutyMember.objects.filter(Q(until=None) | Q(until__gt=on), agency_id=agency_id)
    return rows.select_related("person").prefetch_related("exemptions").order_by("role", "person__folded", "pk")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Người chưa có trong danh sách trực, and the role that is proposed by his post."""

    person: Person
    title: str
    role: DutyRole


def candidates_of(agency_id: int, on: dt.date) -> list[Candidate]:
    """Người của cơ quan chưa có trong danh sách trực; administrators of the software aside. Two queries."""
    listed = set(members_of(agency_id, on).values_list("person_id", flat=True))
    found: dict[int, Candidate] = {}
    for holding in people_in(agency_id, on):
        if holding.person_id not in listed and holding.role != Role.ADMINISTRATOR:
            found.setdefault(holding.person_id, Candidate(holding.person, holding.post.title, _role_of(holding)))
    return list(found.values())


def _role_of(holding: Holding) -> DutyRole:
    return DutyRole.LEADER if holding.role == Role.LEADER else DutyRole.OFFICER


@dataclass(frozen=True, slots=True)
class DayRow:
    """Một ngày của lịch trực như in ra: the day, leaders, officers (rows of shifts)."""

    day: OffDay
    leaders: tuple[Shift, ...]
    officers: tuple[Shift, ...]
    lacking: bool = False

    @property
    def people(self) -> set[int]:
        return {shift.person_id for shift in (*self.leaders, *self.officers)}


def day_rows(roster: Roster, days: Iterable[OffDay], lacking: Iterable[dt.date] = ()) -> list[DayRow]:
    """Lịch trực theo ngày. One query."""
    found: dict[tuple[dt.date, str], list[Shift]] = defaultdict(list)
    for shift in roster.shifts.select_related("person").order_by("date", "person__folded", "pk"):
        found[shift.date, shift.role].append(shift)
    short = set(lacking)
    return [
        DayRow(
            day, tuple(found[day.date, DutyRole.LEADER]), tuple(found[day.date, DutyRole.OFFICER]), day.date in short
        )
        for day in days
    ]


def months_of(rows: Iterable[DayRow]) -> list[tuple[dt.date, list[DayRow]]]:
    """Theo tháng: the first day of each month and its rows."""
    months: dict[dt.date, list[DayRow]] = {}
    for row in rows:
        months.setdefault(row.day.date.replace(day=1), []).append(row)
    return list(months.items())


def shifts_of_person(person_id: int, first: dt.date, last: dt.date | None = None) -> QuerySet[Shift]:
    """Ca trực của một người in published rosters from a day on, soonest first."""
    rows = Shift.objects.filter(person_id=person_id, date__gte=first, roster__state=RosterState.PUBLISHED)
    if last is not None:
        rows = rows.filter(date__lte=last)
    return rows.select_related("roster__agency").order_by("date", "pk")


def shifts_of_body(agency_id: int, first: dt.date, last: dt.date) -> QuerySet[Shift]:
    """Ca trực của một cơ quan in its published rosters, by day."""
    rows = Shift.objects.filter(roster__agency_id=agency_id, roster__state=RosterState.PUBLISHED)
    return rows.filter(date__gte=first, date__lte=last).select_related("person", "roster").order_by("date", "role")


def swaps_waiting_for(person_id: int) -> QuerySet[Swap]:
    """Đề nghị đổi trực chờ tôi trả lời, and those that I asked and that wait."""
    mine = Q(asker_id=person_id) | Q(taker_id=person_id)
    rows = Swap.objects.filter(mine, state=SwapState.ASKED, roster__state=RosterState.PUBLISHED)
    return rows.select_related("asker", "taker", "roster")


def swaps_of(roster: Roster) -> QuerySet[Swap]:
    """Các lần đổi trực của một lịch, newest first."""
    return roster.swaps.select_related("asker", "taker")


def notes_of(roster: Roster, date: dt.date) -> QuerySet[DutyNote]:
    """Sổ trực của một ngày, as it was written."""
    return roster.notes.filter(date=date).select_related("directive")


def others_of(roster: Roster, shift: Shift, on: dt.date) -> list[Shift]:
    """Ca của người cùng vai từ hôm nay, with whom a shift may be exchanged."""
    rows = roster.shifts.filter(role=shift.role, date__gte=on).exclude(person_id=shift.person_id)
    return list(rows.select_related("person").order_by("date", "person__folded"))


def names_of(people: Collection[int]) -> dict[int, str]:
    """Tên của những người này."""
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
