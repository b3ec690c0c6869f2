"""Vắng mặt có lý do. Who is away between two days, for every app that plans people's days; and the rows of a body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet

from sauro.apps.agencies.models import Absence
from sauro.apps.agencies.queries.bodies import above, below
from sauro.domain.absences import STANDING, AbsenceKind, AbsenceState, Absent
from sauro.domain.acting import Acting, Role

_AT_ONCE = 500  # SQLite's limit of values in one question is far above it


def _rows(person_ids: Collection[int], first: dt.date, last: dt.date) -> list[Absence]:
    wanted, rows = sorted(set(person_ids)), list[Absence]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows += Absence.objects.filter(person_id__in=part, first__lte=last, last__gte=first, state__in=STANDING)
    return rows


def absences_of(person_ids: Collection[int], first: dt.date, last: dt.date) -> dict[int, tuple[Absent, ...]]:
    """Vắng mặt của nhiều người. What is recorded and touches these days (both included), in order of its first day.

    Who is not away has no key. One query for five hundred people.
    """
    found: dict[int, list[Absent]] = {}
    for row in _rows(person_ids, first, last):
        if row.state == AbsenceState.RECORDED:
            found.setdefault(row.person_id, []).append(Absent(row.first, row.last, AbsenceKind(row.kind)))
    return {person: tuple(sorted(rows, key=lambda a: (a.first, a.last, a.kind))) for person, rows in found.items()}


def standing_absences(person_id: int, first: dt.date, last: dt.date) -> list[Absent]:
    """Vắng mặt đang đứng. What is asked or recorded for one person and touches these days."""
    return [Absent(row.first, row.last, AbsenceKind(row.kind)) for row in _rows([person_id], first, last)]


def absences_visible_to(acting: Acting, on: dt.date) -> QuerySet[Absence]:
    """Vắng mặt. Everybody sees his own; leaders and coordinators those of their body, leaders those of bodies below."""
    rows = Absence.objects.select_related("person", "agency")
    if acting.role is Role.LEADER:
        return rows.filter(agency_id__in=[acting.agency_id, *below(acting.agency_id, on)]) | rows.filter(
            person_id=acting.person_id
        )
    if acting.role is Role.COORDINATOR:
        return rows.filter(agency_id=acting.agency_id) | rows.filter(person_id=acting.person_id)
    return rows.filter(person_id=acting.person_id)


def above_of(agency_id: int, on: dt.date) -> frozenset[int]:
    """Cấp trên của một cơ quan, as the permissions of absences take them."""
    return frozenset(above(agency_id, on))
