"""Điều xe. A person accepts the proposed plan or arranges it otherwise; a trip gets its number, its people are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.queries import holdings_of
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.apps.vehicles import events
from sauro.apps.vehicles.models import Trip, TripNumber, Vehicle, VehicleAsk
from sauro.apps.vehicles.permissions import may_dispatch
from sauro.apps.vehicles.queries.asks import ask_label, kept_sentence, trip_label
from sauro.apps.vehicles.queries.fleet import holders_of
from sauro.apps.vehicles.queries.planning import car_day, cars_of, proposal, trip_span
from sauro.apps.vehicles.services.asking import WHO_DISPATCHES, forbidden, tell_asker
from sauro.domain.acting import Acting
from sauro.domain.editing import require_as_seen
from sauro.domain.pooling import SHARED, Pooling, PoolTrip, arranged
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.trips import PoolTerms, is_free
from sauro.domain.vehicles import AskState, TripState, require_said, require_state


@dataclass(frozen=True, slots=True)
class Given:
    """Chuyến được xếp: its requests in a car with a driver's post; `trip`: the standing trip that they join."""

    asks: tuple[int, ...]
    car_id: int = 0
    driver_id: int | None = None
    trip: int | None = None


@transaction.atomic
def give_out(*, fleet_id: int, day: dt.date, given: Sequence[Given], by: Acting, at: dt.datetime) -> list[Trip]:
    """Giao xe. All of these trips or none; the cars are locked, so that two dispatchers cannot give out one car twice.

    Refusal: vehicle.forbidden, vehicle.stale where a request is gone, vehicle.arranged, vehicle.driver.
    """
    forbidden(may_dispatch(by, fleet_id), WHO_DISPATCHES)
    list(Vehicle.objects.select_for_update().filter(agency_id=fleet_id).order_by("pk").values_list("pk", flat=True))
    there = car_day(fleet_id, day)
    _require_waiting({a.id for a in there.asks}, {c.id for c in there.cars}, given)
    groups = [(g.car_id, g.asks) for g in given if g.trip is None]
    into = {g.trip: g.asks for g in given if g.trip is not None}
    plan = arranged(there, groups, into)
    by_hand = _shape(plan) != _shape(proposal(there))
    drivers = {g.asks[0]: g.driver_id for g in given}
    made = []
    for trip in plan.trips:
        if trip.standing is None:
            driver = next((drivers[n] for n in trip.run.asks if n in drivers), None)
            made.append(_made(trip, fleet_id, driver, by_hand, by, at))
        else:
            made.append(_joined(trip, by, at))
    return made


def _shape(plan: Pooling) -> set[tuple[int, int | None, frozenset[int]]]:
    return {(t.car.id, t.standing, frozenset(t.run.asks)) for t in plan.trips}


def _require_waiting(waiting: set[int], cars: set[int], given: Sequence[Given]) -> None:
    asked = [n for g in given for n in g.asks]
    if not asked:
        raise Refusal("vehicle.nothing", N_("Chưa xếp đề nghị nào vào xe."), advice=N_("Chọn xe cho từng đề nghị."))
    wrong_car = any(g.trip is None and g.car_id not in cars for g in given)
    if len(set(asked)) < len(asked) or not waiting.issuperset(asked) or wrong_car:
        raise Refusal(
            "vehicle.stale",
            N_("Có đề nghị hoặc xe đã thay đổi từ lúc mở trang."),
            advice=N_("Tải lại trang: phương án được tính lại theo tình hình mới."),
        )


def require_driver(driver_id: int | None, trip: PoolTrip | Trip, other_than: int | None = None) -> None:
    """Người lái rảnh. Refusal vehicle.driver where all who hold the post are away at that time."""
    if driver_id is None:
        return
    span = trip.run.span if isinstance(trip, PoolTrip) else trip_span(trip)
    going = Trip.objects.filter(driver_id=driver_id, leaves_at__lt=span[1], back_at__gt=span[0])
    busy = going.exclude(state=TripState.CANCELLED).exclude(pk=other_than or 0).count()
    if busy >= holders_of({driver_id}, timezone.localdate(span[0])).get(driver_id, 0):
        raise Refusal(
            "vehicle.driver",
            N_("Người lái đã có chuyến khác trong giờ này, hoặc chức vụ lái xe chưa có người."),
            clause=SHARED,
            advice=N_("Chọn người lái khác."),
            key="C3.3",
        )


def _made(pooled: PoolTrip, fleet_id: int, driver_id: int | None, by_hand: bool, by: Acting, at: dt.datetime) -> Trip:
    require_driver(driver_id, pooled)
    run, year = pooled.run, timezone.localdate(at).year
    TripNumber.objects.get_or_create(agency_id=fleet_id, year=year)
    series = TripNumber.objects.select_for_update().get(agency_id=fleet_id, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    held = holdings_of(by.on_behalf_of_id or by.person_id, timezone.localdate(at)).filter(post_id=by.post_id).first()
    trip = Trip.objects.create(
        agency_id=fleet_id, year=year, number=series.last, vehicle_id=pooled.car.id, driver_id=driver_id,
        leaves_at=run.leaves_at, back_at=run.back_at, by_hand=by_hand, by_id=by.account_id, by_name=by.person_name,
        by_title=held.post.title if held else "", at=at, **_planned(pooled),
    )  # fmt: skip
    _ride(trip, run.asks, by, at)
    new = {"trip": str(trip), "plate": pooled.car.label, "people": run.people, "by_hand": by_hand}
    record(events.GIVEN, about=("vehicle_trip", trip.pk), by=by, at=at, new=new)
    return trip


def _planned(pooled: PoolTrip) -> dict[str, object]:
    run = pooled.run
    return {
        "people": run.people,
        "km": run.km,
        "alone_km": pooled.alone_km,
        "stops": [asdict(stop) for stop in run.stops],
        "why": [kept_sentence(said) for said in pooled.why],
    }


def _joined(pooled: PoolTrip, by: Acting, at: dt.datetime) -> Trip:
    """A late request rides along: the hours may move within what the rulebook allows, and all who ride are told."""
    trip = Trip.objects.select_for_update(of=("self",)).select_related("vehicle").get(pk=pooled.standing or 0)
    require_state(trip.state, TripState.PLANNED)
    old = {"leaves_at": trip.leaves_at.isoformat(), "people": trip.people}
    trip.leaves_at, trip.back_at = pooled.run.leaves_at, pooled.run.back_at
    require_driver(trip.driver_id, trip, trip.pk)
    for name, value in _planned(pooled).items():
        setattr(trip, name, value)
    trip.revision += 1
    trip.save()
    _ride(trip, pooled.run.asks, by, at)
    new = {"trip": str(trip), "people": trip.people, "leaves_at": trip.leaves_at.isoformat()}
    record(events.JOINED, about=("vehicle_trip", trip.pk), by=by, at=at, old=old, new=new)
    return trip


def _ride(trip: Trip, ask_ids: Sequence[int], by: Acting, at: dt.datetime) -> None:
    """The requests get their car, and who asked is told when it leaves."""
    rows = VehicleAsk.objects.select_for_update(of=("self",)).select_related("agency", "by").filter(pk__in=ask_ids)
    for ask in rows.order_by("pk"):
        if ask.trip_id is None:
            ask.trip, ask.state = trip, AskState.PLANNED
            ask.revision += 1
            ask.save(update_fields=["trip", "state", "revision"])
            new = {"trip": str(trip), "plate": trip.vehicle.plate}
            record(events.PLANNED, about=("vehicle_ask", ask.pk), by=by, at=at, new=new)
        first = next(dt_of(s["at"]) for s in trip.stops if s["ask"] == ask.pk)
        values = {"ask": ask_label(ask), "plate": trip.vehicle.plate, "hour": f"{first:%H:%M %d/%m/%Y}"}
        tell_asker(
            ask, Sentence(N_("{ask}: xe {plate} đón lúc {hour}."), values), f"trip.{trip.pk}.{trip.revision}", at
        )


def dt_of(kept: object) -> dt.datetime:
    """A moment of `stops`, whether just made or read from the row."""
    moment = kept if isinstance(kept, dt.datetime) else dt.datetime.fromisoformat(str(kept))
    return timezone.localtime(moment)


def _locked(trip_id: int) -> Trip:
    found = Trip.objects.select_for_update(of=("self",)).select_related("vehicle").filter(pk=trip_id).first()
    if found is None:
        raise Refusal("row.unknown", N_("Không có chuyến xe này."), advice=N_("Tải lại trang."))
    return found


@transaction.atomic
def change_trip(
    *, trip_id: int, car_id: int, driver_id: int | None, reason: str, by: Acting, at: dt.datetime,
    seen: int | None = None,
) -> Trip:  # fmt: skip
    """Đổi xe, người lái, with a reason. Refusal: vehicle.step, .words, .car where it is too small or away, .driver.

    `seen`: the revision that was shown; refusal row.stale.
    """
    trip = _locked(trip_id)
    forbidden(may_dispatch(by, trip.agency_id), WHO_DISPATCHES)
    require_as_seen(trip.revision, seen)
    require_state(trip.state, TripState.PLANNED)
    said = require_said(reason)[:300]
    day = timezone.localdate(trip.leaves_at)
    others = Trip.objects.filter(agency_id=trip.agency_id).exclude(pk=trip.pk).exclude(state=TripState.CANCELLED)
    cars = {c.id: c for c in cars_of(trip.agency_id, day, others.filter(back_at__gt=trip.leaves_at))}
    car, terms = cars.get(car_id), PoolTerms.of(rules(), day)
    if car is None or car.seats < trip.people or not is_free(car.busy, trip_span(trip), terms):
        raise Refusal(
            "vehicle.car",
            N_("Xe này không đủ chỗ, hoặc không dùng được trong giờ của chuyến."),
            clause=SHARED,
            advice=N_("Chọn xe khác."),
            key="C3.3",
        )
    require_driver(driver_id, trip, trip.pk)
    old = {"plate": trip.vehicle.plate, "driver": trip.driver_id}
    trip.vehicle, trip.driver_id = Vehicle.objects.get(pk=car_id), driver_id
    trip.by_hand = True
    trip.revision += 1
    trip.save()
    new = {"plate": trip.vehicle.plate, "driver": driver_id, "reason": said}
    record(events.CHANGED, about=("vehicle_trip", trip.pk), by=by, at=at, old=old, new=new)
    for ask in trip.asks.select_related("agency", "by"):
        values = {"ask": ask_label(ask), "plate": trip.vehicle.plate, "why": said}
        tell_asker(ask, Sentence(N_("{ask}: đổi sang xe {plate}. {why}"), values), f"car.{trip.revision}", at)
    return trip


@transaction.atomic
def cancel_trip(*, trip_id: int, reason: str, by: Acting, at: dt.datetime) -> Trip:
    """Hủy chuyến, with a reason; its requests wait again and who asked is told."""
    trip = _locked(trip_id)
    forbidden(may_dispatch(by, trip.agency_id), WHO_DISPATCHES)
    require_state(trip.state, TripState.PLANNED)
    trip.cancelled_because = require_said(reason)[:300]
    trip.state = TripState.CANCELLED
    trip.revision += 1
    trip.save()
    record(events.CANCELLED, about=("vehicle_trip", trip.pk), by=by, at=at, new={"reason": trip.cancelled_because})
    for ask in trip.asks.select_related("agency", "by").order_by("pk"):
        ask.trip, ask.state = None, AskState.WAITING
        ask.revision += 1
        ask.save(update_fields=["trip", "state", "revision"])
        new = {"trip": str(trip), "reason": trip.cancelled_because}
        record(events.SENT_BACK, about=("vehicle_ask", ask.pk), by=by, at=at, new=new)
        values = {"trip": trip_label(trip), "why": trip.cancelled_because, "ask": ask_label(ask)}
        said = Sentence(N_("{trip} đã hủy, {ask} chờ xếp xe lại: {why}"), values)
        tell_asker(ask, said, f"cancelled.{trip.pk}", at)
    return trip
