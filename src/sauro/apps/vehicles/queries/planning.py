"""Ngày của người điều xe. The facts of a day as `domain.pooling` takes them, and the plan that it proposes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec

from django.utils import timezone

from sauro.apps.rulebook.queries import rules
from sauro.apps.vehicles.models import Outage, Trip, Vehicle, VehicleAsk
from sauro.apps.vehicles.queries.asks import ask_label, asks_of_day, day_span
from sauro.apps.vehicles.queries.fleet import own_on, roads
from sauro.domain.pooler import CarDay, Standing
from sauro.domain.pooling import Pooling, Solver, pool
from sauro.domain.trips import Car, CarAsk, PoolTerms, Span
from sauro.domain.vehicles import LONGEST_DAYS, AskState, TripState


def local(moment: dt.datetime) -> dt.datetime:
    """Giờ địa phương, as the domain reckons."""
    return timezone.localtime(moment)


def car_ask(ask: VehicleAsk) -> CarAsk:
    """Đề nghị, as the domain sees it."""
    return CarAsk(
        ask.pk,
        ask_label(ask),
        ask.people,
        ask.start_id,
        ask.end_id,
        local(ask.arrive_by),
        local(ask.return_from) if ask.return_from else None,
        bool(ask.alone_because),
    )


def outage_span(outage: Outage) -> Span:
    """Ngày xe nghỉ, as moments."""
    return day_span(outage.first)[0], day_span(outage.last)[1]


def trip_span(trip: Trip) -> Span:
    """Giờ đi, giờ về của một chuyến."""
    return local(trip.leaves_at), local(trip.back_at)


def cars_of(fleet_id: int, day: dt.date, trips: Iterable[Trip] = ()) -> tuple[Car, ...]:
    """Xe của cơ quan trong ngày. `trips`: those that keep a car busy; days out of service keep it busy too."""
    busy: dict[int, list[Span]] = {}
    for trip in trips:
        busy.setdefault(trip.vehicle_id, []).append(trip_span(trip))
    rows = Vehicle.objects.filter(own_on(day), agency_id=fleet_id).prefetch_related("outages").order_by("pk")
    return tuple(
        Car(
            row.pk, row.plate, row.room, row.base_id,
            (*(outage_span(o) for o in row.outages.all()), *busy.get(row.pk, ())),
        )
        for row in rows
    )  # fmt: skip


def car_day(fleet_id: int, day: dt.date) -> CarDay:
    """Việc điều xe của một ngày: what waits, what stands, which cars are there and when. A fixed number of queries."""
    first, until = day_span(day)
    waiting = asks_of_day(fleet_id, day).filter(state=AskState.WAITING)
    around = dt.timedelta(days=LONGEST_DAYS)
    going = Trip.objects.filter(agency_id=fleet_id, leaves_at__lt=until + around, back_at__gt=first - around).exclude(
        state=TripState.CANCELLED
    )
    trips = list(going.select_related("vehicle").prefetch_related("asks__agency"))
    joinable = [t for t in trips if t.state == TripState.PLANNED and first <= t.leaves_at < until]
    cars = cars_of(fleet_id, day, [t for t in trips if t not in joinable])
    known = {c.id for c in cars}
    standing = tuple(
        Standing(t.pk, t.vehicle_id, tuple(car_ask(a) for a in t.asks.all()), trip_span(t))
        for t in joinable
        if t.vehicle_id in known
    )
    return CarDay(tuple(car_ask(a) for a in waiting), cars, roads(), PoolTerms.of(rules(), day), standing)


@cache
def with_solver() -> bool:
    """Whether the optional solver is installed (requirements/solver.in)."""
    return find_spec("ortools") is not None


def solver() -> Solver:
    """Cách tính phương án: OR-Tools where it is installed, else the plain heuristic."""
    if not with_solver():
        return pool
    from sauro.domain.pooling_solver import solve

    return solve


def proposal(day: CarDay) -> Pooling:
    """Phương án đề xuất for what waits; a person accepts or changes it."""
    return solver()(day)
