"""Giờ làm việc: bảng giờ. Which rows a body follows: its own, else those of the nearest body above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import above
from sauro.apps.hours.models import WorkingTime
from sauro.domain.hours import WorkingHours


@dataclass(frozen=True, slots=True)
class Times:
    """Bảng giờ đang theo. `keeper`: the body whose rows they are, None where nobody has any."""

    rows: tuple[WorkingTime, ...]
    keeper: Agency | None

    @property
    def hours(self) -> tuple[WorkingHours, ...]:
        return tuple(row.hours for row in self.rows)


def times_of(agency_id: int, on: dt.date) -> Times:
    """Giờ làm việc của một cơ quan, all rows past and coming, of the body that keeps them."""
    return times_of_bodies([agency_id], on)[agency_id]


def times_of_bodies(agency_ids: Collection[int], on: dt.date) -> dict[int, Times]:
    """Giờ làm việc của nhiều cơ quan. One query for the rows, however many bodies."""
    lines = {pk: [pk, *above(pk, on)] for pk in agency_ids}
    wanted = {pk for line in lines.values() for pk in line}
    kept: dict[int, list[WorkingTime]] = {}
    for row in WorkingTime.objects.filter(agency_id__in=wanted).select_related("agency"):
        kept.setdefault(row.agency_id, []).append(row)
    found = {}
    for pk, line in lines.items():
        rows = next((kept[over] for over in line if over in kept), [])
        found[pk] = Times(tuple(rows), rows[0].agency if rows else None)
    return found
