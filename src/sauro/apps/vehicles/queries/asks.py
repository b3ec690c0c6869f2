"""Đề nghị xe, chuyến xe: câu hỏi. What may be seen, what of a day, how a trip is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.agencies.queries import below
from sauro.apps.vehicles.models import Trip, VehicleAsk
from sauro.apps.vehicles.permissions import sight_of_asks, sight_of_trips
from sauro.domain.acting import Acting
from sauro.domain.sentence import N_, Sentence

_ASK = ("agency", "fleet", "start", "end", "trip__vehicle")
_TRIP = ("agency", "vehicle__base", "driver")


def asks_visible_to(acting: Acting, on: dt.date) -> QuerySet[VehicleAsk]:
    """Đề nghị được xem, the latest day first."""
    return VehicleAsk.objects.filter(sight_of_asks(acting, below(acting.agency_id, on))).select_related(*_ASK)


def trips_visible_to(acting: Acting, on: dt.date) -> QuerySet[Trip]:
    """Chuyến xe được xem, in the order of leaving; a driver also sees those of his post."""
    seen = Trip.objects.filter(sight_of_trips(acting, below(acting.agency_id, on)))
    own = Trip.objects.filter(driver_id=acting.post_id)
    return (seen | own).distinct().select_related(*_TRIP)


def asks_of(trip: Trip) -> list[VehicleAsk]:
    """Đề nghị trong một chuyến, in the order of getting on."""
    order = {stop["ask"]: n for n, stop in reversed(list(enumerate(trip.stops)))}
    rows = trip.asks.select_related(*_ASK)
    return sorted(rows, key=lambda a: (order.get(a.pk, len(order)), a.pk))


def day_span(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Một ngày của địa phương, as moments [from, until)."""
    zone = timezone.get_current_timezone()
    first = dt.datetime.combine(day, dt.time(), zone)
    return first, first + dt.timedelta(days=1)


def asks_of_day(fleet_id: int, day: dt.date) -> QuerySet[VehicleAsk]:
    """Đề nghị của một ngày gửi đến nơi có xe."""
    first, until = day_span(day)
    rows = VehicleAsk.objects.filter(fleet_id=fleet_id, arrive_by__gte=first, arrive_by__lt=until)
    return rows.select_related(*_ASK).order_by("arrive_by", "pk")


def trips_of_day(fleet_id: int, day: dt.date) -> QuerySet[Trip]:
    """Chuyến xe đi trong ngày, those cancelled among them."""
    first, until = day_span(day)
    rows = Trip.objects.filter(agency_id=fleet_id, leaves_at__gte=first, leaves_at__lt=until)
    return rows.select_related(*_TRIP).prefetch_related("asks__agency", "asks__end", "asks__start")


def ask_label(ask: VehicleAsk) -> str:
    """Mã và nơi đề nghị, as plans and findings name it."""
    return f"ĐX-{ask.pk} {ask.agency.short_name or ask.agency.name}"


def trip_label(trip: Trip) -> str:
    """Tên chuyến, as findings name it."""
    return str(Sentence(N_("Chuyến {number}"), {"number": str(trip)}))


def why_of(rows: Iterable[dict[str, object]]) -> list[Sentence]:
    """Lý do đã lưu, as sentences of the product again."""
    return [_sentence(row) for row in rows]


def _sentence(row: object) -> Sentence:
    kept = row if isinstance(row, dict) else {}
    values = {k: _sentence(v) if isinstance(v, dict) else str(v) for k, v in kept.get("values", {}).items()}
    return Sentence(str(kept.get("template", "")), values)


def kept_sentence(said: Sentence) -> dict[str, object]:
    """Câu, as a row keeps it: template and values, sentences in it likewise."""
    values = {k: kept_sentence(v) if isinstance(v, Sentence) else str(v) for k, v in said.values.items()}
    return {"template": said.template, "values": values}
