"""Số liệu dùng xe. Of each body's cars in a month: seats offered and used, kilometres read and saved.

Nothing is ranked: bodies stand in the order of the registry; a share under five trips is not shown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import below
from sauro.apps.vehicles.models import Trip
from sauro.apps.vehicles.permissions import DISPATCHERS, WATCHERS
from sauro.apps.vehicles.queries.asks import day_span
from sauro.domain.acting import Acting, Role
from sauro.domain.periods import add_months
from sauro.domain.vehicles import TripState

FEWEST = 5


@dataclass(frozen=True, slots=True)
class UseOfCars:
    """Việc dùng xe của một cơ quan trong một tháng. `seats`: for passengers, over all trips; `read`: trips with km."""

    agency: Agency
    trips: int
    shared: int
    seats: int
    people: int
    read: int
    km: int
    planned: int
    saved: int

    @property
    def empty(self) -> int:
        return self.seats - self.people

    @property
    def share(self) -> int | None:
        """Phần ghế trống, in per cent; None under five trips."""
        return round(100 * self.empty / self.seats) if self.trips >= FEWEST and self.seats else None


def figures_visible_to(acting: Acting, month: dt.date) -> list[UseOfCars]:
    """Số liệu được xem: the own cars, those of bodies below for leaders and coordinators, all for inspection."""
    first, _ = day_span(month)
    until, _ = day_span(add_months(month, 1))
    rows = Trip.objects.filter(leaves_at__gte=first, leaves_at__lt=until).exclude(state=TripState.CANCELLED)
    rows = _seen(rows, acting, month)
    sums = rows.order_by().values("agency_id").annotate(
        trips=Count("pk"), seats=Sum(F("vehicle__seats") - 1), riders=Sum("people"), planned=Sum("km"),
        alone=Sum("alone_km"), read=Count("km_back"), read_km=Sum(F("km_back") - F("km_out")),
        hands=Count("pk", filter=Q(alone_km__gt=F("km"))),
    )  # fmt: skip
    bodies = Agency.objects.in_bulk([row["agency_id"] for row in sums])
    found = [
        UseOfCars(
            bodies[row["agency_id"]], row["trips"], row["hands"], row["seats"], row["riders"], row["read"],
            row["read_km"] or 0, row["planned"], row["alone"] - row["planned"],
        )
        for row in sums
    ]  # fmt: skip
    return sorted(found, key=lambda use: (use.agency.sort_key, use.agency.pk))


def _seen(rows: QuerySet[Trip], acting: Acting, on: dt.date) -> QuerySet[Trip]:
    if acting.role is Role.INSPECTOR:
        return rows
    seen = {acting.agency_id} if acting.role in DISPATCHERS else set()
    if acting.role in WATCHERS:
        seen.update(below(acting.agency_id, on))
    return rows.filter(agency_id__in=seen)
