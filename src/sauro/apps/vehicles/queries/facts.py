"""Dữ kiện cho quy tắc. The cars of one body around a month, as `domain.vehicles_rules` takes them."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.vehicles.models import Trip, Vehicle, VehicleAsk
from sauro.apps.vehicles.queries.asks import day_span, trip_label
from sauro.apps.vehicles.queries.fleet import holders_of, roads
from sauro.apps.vehicles.queries.planning import car_ask, cars_of, outage_span, trip_span
from sauro.domain.periods import add_months
from sauro.domain.trips import Car
from sauro.domain.vehicles import LONGEST_DAYS, Purpose, TripState
from sauro.domain.vehicles_rules import AskFact, FleetFacts, TripFact

_BEFORE = dt.timedelta(days=2 * LONGEST_DAYS)  # the trip before the first of the month, for its odometer


def fleets_in_use(since: dt.date) -> list[int]:
    """Cơ quan có chuyến xe từ một ngày."""
    rows = Trip.objects.filter(back_at__gte=day_span(since)[0]).order_by("agency_id")
    return list(rows.values_list("agency_id", flat=True).distinct())


def fleet_facts(fleet_id: int, month: dt.date) -> FleetFacts:
    """Việc dùng xe quanh một tháng; a fixed number of queries."""
    first, until = day_span(month)[0], day_span(add_months(month, 1))[0]
    rows = Trip.objects.filter(agency_id=fleet_id, leaves_at__gte=first - _BEFORE, leaves_at__lt=until)
    trips = list(rows.select_related("vehicle", "driver").prefetch_related("asks__agency", "vehicle__outages"))
    holders = holders_of({t.driver_id for t in trips if t.driver_id}, timezone.localdate(first))
    facts = tuple(_trip_fact(trip, holders) for trip in trips)
    return FleetFacts(fleet_id, facts, cars_of(fleet_id, month), roads())


def _trip_fact(trip: Trip, holders: dict[int, int]) -> TripFact:
    return TripFact(
        trip.pk, trip_label(trip), _car(trip.vehicle), trip_span(trip), TripState(trip.state),
        tuple(_ask_fact(ask) for ask in trip.asks.all()), trip.driver_id, holders.get(trip.driver_id or 0, 1),
        trip.km_out, trip.km_back,
    )  # fmt: skip


def _car(row: Vehicle) -> Car:
    return Car(row.pk, row.plate, row.room, row.base_id, tuple(outage_span(o) for o in row.outages.all()))


def _ask_fact(ask: VehicleAsk) -> AskFact:
    return AskFact(car_ask(ask), ask.agency_id, Purpose(ask.purpose), ask.basis)
