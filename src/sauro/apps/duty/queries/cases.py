"""Bài toán lịch trực từ các dòng đang có: days, people with their absences and exemptions, shifts as they stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Max, Prefetch, Q

from sauro.apps.agencies.models import Holding
from sauro.apps.duty.models import DutyExemption, DutyMember, Roster, RosterState, Shift
from sauro.apps.duty.queries.away import away_of
from sauro.apps.rulebook.queries import calendar
from sauro.domain import rostering
from sauro.domain.rostering import Case, DutyRole, Member, Missing, Span, Terms, off_days
from sauro.domain.worktime import WorkCalendar

ONE_DAY = dt.timedelta(days=1)


def members_between(agency_id: int, first: dt.date, last: dt.date) -> tuple[Member, ...]:
    """Người trong danh sách trực của một cơ quan in these days, with all that keeps them away. Six queries.

    Whoever left the body is listed until his last post there ended.
    """
    rows = list(
        DutyMember.objects.filter(Q(until=None) | Q(until__gt=first), agency_id=agency_id, since__lte=last)
        .prefetch_related(Prefetch("exemptions", DutyExemption.objects.filter(withdrawn_at=None)))
        .order_by("person_id", "since")
    )
    people = {row.person_id for row in rows}
    ends, away = _ends(agency_id, people), away_of(people, first, last)
    elsewhere = _elsewhere(agency_id, people, first, last)
    before = dict(
        Shift.objects.filter(person_id__in=people, date__lt=first, roster__agency_id=agency_id)
        .exclude(roster__state=RosterState.DROPPED)
        .values_list("person_id")
        .annotate(last=Max("date"))
        .order_by()
    )
    grouped: dict[tuple[int, DutyRole], list[DutyMember]] = defaultdict(list)
    for row in rows:
        grouped[row.person_id, DutyRole(row.role)].append(row)
    return tuple(
        Member(
            key=person, role=role, since=listed[0].since, until=_earlier(listed[-1].until, ends.get(person)),
            away=(*away.get(person, ()), *elsewhere[person]), exempt=(*_gaps(listed), *_exempt(listed, last)),
            before=before.get(person),
        )
        for (person, role), listed in grouped.items()
    )  # fmt: skip


def _elsewhere(agency_id: int, people: Iterable[int], first: dt.date, last: dt.date) -> dict[int, list[Span]]:
    """Days on which a person with two posts stands in the published roster of another body: nobody is in two places."""
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Shift.objects.filter(
        person_id__in=people, date__gte=first, date__lte=last, roster__state=RosterState.PUBLISHED
    )
    for person, date in rows.exclude(roster__agency_id=agency_id).order_by("date").values_list("person_id", "date"):
        found[person].append((date, date))
    return found


def _ends(agency_id: int, people: Iterable[int]) -> dict[int, dt.date | None]:
    """The first day on which a person has no post in the body any more; None while he has one."""
    held: dict[int, list[dt.date | None]] = defaultdict(list)
    rows = Holding.objects.filter(post__agency_id=agency_id, person_id__in=people)
    for person, until in rows.values_list("person_id", "until"):
        held[person].append(until)
    return {person: None if None in ends else max(d for d in ends if d) for person, ends in held.items()}


def _earlier(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return min((day for day in (one, other) if day), default=None)


def _gaps(listed: Sequence[DutyMember]) -> list[Span]:
    """Days between two times on the list count as exempt."""
    return [(one.until, two.since - ONE_DAY) for one, two in pairwise(listed) if one.until and one.until < two.since]


def _exempt(listed: Iterable[DutyMember], last: dt.date) -> list[Span]:
    return [(row.first, row.last or max(last, row.first)) for member in listed for row in member.exemptions.all()]


def case_between(agency_id: int, first: dt.date, last: dt.date, terms: Terms, days: WorkCalendar) -> Case:
    """Bài toán of a body for these days, under a calendar."""
    return Case(off_days(days, first, last), members_between(agency_id, first, last), terms)


def terms_of(roster: Roster) -> Terms:
    return Terms(roster.rest_days, roster.officers, roster.leaders)


def case_of(roster: Roster) -> Case:
    """Bài toán of a roster under the calendar of today."""
    return case_between(roster.agency_id, roster.first, roster.last, terms_of(roster), calendar())


def shifts_of(roster: Roster) -> tuple[rostering.Shift, ...]:
    """Các ca của lịch trực, as the domain has them, in order."""
    rows = roster.shifts.order_by("date", "role", "person_id").values_list("date", "role", "person_id")
    return tuple(sorted(rostering.Shift(date, DutyRole(role), person) for date, role, person in rows))


@dataclass(frozen=True, slots=True)
class Standing:
    """Lịch trực hôm nay: the case, its shifts, and where nobody is who can be there."""

    case: Case
    shifts: tuple[rostering.Shift, ...]
    missing: tuple[Missing, ...]


def standing_of(roster: Roster) -> Standing:
    """Lịch trực so với lịch làm việc và người vắng hôm nay: someone who is away does not fill his place."""
    case, shifts = case_of(roster), shifts_of(roster)
    able = {(m.key, m.role): m for m in case.members}
    there = [s for s in shifts if (member := able.get((s.key, s.role))) is not None and member.can(s.date)]
    return Standing(case, shifts, rostering.missing(case.days, there, case.terms))
