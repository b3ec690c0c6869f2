"""Điều xe: three requests in one car; a person accepts or changes; a trip is numbered, changed, cancelled, read."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.models import Entry
from sauro.apps.notices.models import Notice
from sauro.apps.vehicles import services
from sauro.apps.vehicles.models import Trip
from sauro.apps.vehicles.queries.planning import car_day, proposal
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.vehicles.story import DAY, Garage, at, garage

pytestmark = pytest.mark.django_db
LATER = at(17)


def three(story: Garage) -> list[object]:
    may, truc = story.places["may"].pk, story.places["truc"].pk
    return [
        story.ask(end_id=may),
        story.ask(story.neighbour, end_id=truc, arrive_by=at(8, 30), people=1),
        story.ask(end_id=may, people=3),
    ]


def test_three_requests_go_in_one_car_and_everybody_is_told_when_it_leaves() -> None:
    story = garage()
    asks = three(story)
    (pooled,) = proposal(car_day(story.tinh.office.pk, DAY)).trips

    trip = story.give(*asks, car=1, driver_id=story.driver.pk)  # type: ignore[arg-type]

    assert (pooled.car.label, pooled.run.people, pooled.saved) == ("51A-002.22", 6, 160)
    assert (str(trip), trip.people, trip.km, trip.alone_km, trip.by_hand) == ("01/2026", 6, 104, 264, False)
    assert trip.asks.count() == 3 and {a.state for a in trip.asks.all()} == {"planned"}
    told = Notice.objects.filter(kind="vehicle.ask", account_id=story.neighbour.account_id).get()
    assert told.text["values"]["hour"] == "07:00 16/09/2026"
    assert Entry.objects.filter(kind="vehicle.trip_given").count() == 1


def test_what_the_dispatcher_arranges_otherwise_is_marked_and_what_bends_a_rule_is_refused() -> None:
    story = garage()
    one, other, third = three(story)

    by_hand = story.give(one, car=2)  # type: ignore[arg-type]
    for asks, car, code in (([other], 2, "vehicle.arranged"), ([one], 0, "vehicle.stale"), ([], 0, "vehicle.nothing")):
        with pytest.raises(Refusal) as refused:
            story.give(*asks, car=car)  # type: ignore[arg-type]
        assert refused.value.code == code, "the car is away"
    with pytest.raises(Refusal) as refused:
        services.give_out(fleet_id=story.tinh.office.pk, day=DAY, given=[], by=story.officer, at=cast.AT)

    assert by_hand.by_hand and refused.value.code == "vehicle.forbidden"
    assert third.trip is None and Trip.objects.count() == 1  # type: ignore[attr-defined]


def test_a_late_request_joins_a_trip_that_stands() -> None:
    story = garage()
    trip = story.give(story.ask(), car=0)
    late = story.ask(story.neighbour, people=2)
    (pooled,) = proposal(car_day(story.tinh.office.pk, DAY)).trips

    services.give_out(
        fleet_id=story.tinh.office.pk, day=DAY, given=[services.Given((late.pk,), trip=trip.pk)], by=story.dispatcher,
        at=cast.AT,
    )  # fmt: skip

    trip.refresh_from_db()
    assert pooled.standing == trip.pk
    assert (trip.people, trip.asks.count(), Trip.objects.count()) == (4, 2, 1)


def test_one_driver_does_not_drive_two_cars_at_a_time() -> None:
    story = garage()
    story.give(story.ask(people=4), driver_id=story.driver.pk)
    second = story.ask(people=5)

    with pytest.raises(Refusal) as refused:
        story.give(second, car=1, driver_id=story.driver.pk)

    assert refused.value.code == "vehicle.driver"
    assert story.give(second, car=1).driver_id is None


def test_a_trip_gets_another_car_with_a_reason_and_a_cancelled_one_gives_its_requests_back() -> None:
    story = garage()
    trip = story.give(story.ask(people=4))
    told = {"by": story.dispatcher, "at": cast.AT}
    change = {"trip_id": trip.pk, "driver_id": None, "reason": "Xe hỏng", **told}

    changed = services.change_trip(car_id=story.cars[1].pk, **change)
    services.take_out(vehicle_id=story.cars[2].pk, first=DAY, last=DAY, reason="Đăng kiểm", **told)
    with pytest.raises(Refusal) as refused:
        services.change_trip(car_id=story.cars[2].pk, **change)
    cancelled = services.cancel_trip(trip_id=trip.pk, reason="Hoãn chuyến", **told)

    assert (changed.vehicle.plate, refused.value.code) == ("51A-002.22", "vehicle.car")
    assert cancelled.state == "cancelled" and cancelled.asks.count() == 0
    assert [a.id for a in car_day(story.tinh.office.pk, DAY).asks] != []


def test_the_odometer_is_read_at_the_return_and_corrected_with_a_reason() -> None:
    story = garage()
    trip = story.give(story.ask(people=4))
    read = {"trip_id": trip.pk, "note": "", "by": story.dispatcher}

    with pytest.raises(Refusal) as early:
        services.note_return(km_out=100, km_back=180, at=cast.AT, **read)
    back = services.note_return(km_out=100, km_back=180, at=LATER, **read)
    for numbers in ((100, 185, ""), (190, 185, "…")):
        with pytest.raises(Refusal):
            services.note_return(km_out=numbers[0], km_back=numbers[1], reason=numbers[2], at=LATER, **read)
    corrected = services.note_return(km_out=100, km_back=185, reason="Đọc nhầm", at=LATER, **read)

    assert early.value.code == "vehicle.early"
    assert (back.driven, corrected.driven, corrected.state) == (80, 85, "done")
    assert {a.state for a in trip.asks.all()} == {"done"}
    assert Entry.objects.filter(kind="vehicle.trip_corrected").count() == 1


def test_the_numbers_of_a_body_follow_one_another_within_a_year() -> None:
    story = garage()
    trips = [story.give(story.ask(people=4, arrive_by=at(h), return_from=at(h + 1))) for h in (8, 14)]

    assert [str(t) for t in trips] == ["01/2026", "02/2026"]
    assert trips[1].leaves_at - trips[0].back_at > dt.timedelta(minutes=15)
