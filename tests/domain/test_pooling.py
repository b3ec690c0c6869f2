"""Ghép xe: who rides with whom, who cannot and why; whatever the day, no car is over its seats or in two places."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.domain.pooler import CarDay, Standing
from sauro.domain.pooling import Pooling, arranged, pool
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.trips import Car, CarAsk, PoolTerms, Roads

DAY = dt.date(2026, 9, 16)
TERMS = PoolTerms.of(default_rules(), DAY)
OFFICE, MAY, TRUC, BEN = 1, 2, 3, 4  # Trụ sở, xã Suối Mây, xã Khe Trúc (past Suối Mây), phường Bến Trăng (other way)
ROADS = Roads(
    {(OFFICE, MAY): 40, (OFFICE, TRUC): 52, (MAY, TRUC): 12, (OFFICE, BEN): 30, (BEN, MAY): 70, (BEN, TRUC): 82},
    {OFFICE: "Trụ sở", MAY: "xã Suối Mây", TRUC: "xã Khe Trúc", BEN: "phường Bến Trăng"},
)
SMALL, MIDDLE, LARGE = (
    Car(1, "51A-001.11", 4, OFFICE),
    Car(2, "51A-002.22", 6, OFFICE),
    Car(3, "51B-003.33", 15, OFFICE),
)


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=7)))


def ask(number: int, people: int = 2, end: int = MAY, by: Any = None, back: Any = None, **more: Any) -> CarAsk:
    more = {"return_from": back or at(11), **more}
    return CarAsk(number, f"đề nghị {number}", people, OFFICE, end, by or at(8), **more)


def day(*asks: CarAsk, cars: tuple[Car, ...] = (SMALL, MIDDLE, LARGE), **more: Any) -> CarDay:
    return CarDay(asks, cars, ROADS, TERMS, **more)


def riders(pooling: Pooling) -> list[tuple[str, tuple[int, ...]]]:
    return sorted((t.car.label, tuple(sorted(t.run.asks))) for t in pooling.trips)


def test_three_requests_on_one_road_ride_in_one_car_of_the_right_size() -> None:
    found = pool(day(ask(1), ask(2, 1, TRUC, at(8, 30)), ask(3, 3)))

    (trip,) = found.trips
    assert (trip.car, trip.run.people, trip.spare) == (MIDDLE, 6, 0)
    assert (trip.run.km, trip.alone_km, trip.saved) == (104, 264, 160)
    assert [str(w) for w in trip.why] == [
        "3 đề nghị cùng tuyến xã Suối Mây, xã Khe Trúc: 6 người trên 6 chỗ của xe 51A-002.22.",
        "Đến nơi từ 08:00 đến 08:23, ai cũng kịp giờ phải có mặt.",
    ]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (ask(2, by=at(10)), "giờ phải có mặt lệch nhau 120 phút, cho phép đến sớm 45 phút"),
        (ask(2, by=at(9)), "giờ phải có mặt lệch nhau 60 phút, cho phép đến sớm 45 phút"),
        (ask(2, back=at(14)), "giờ về lệch nhau 180 phút, cho phép chờ 60 phút"),
        (ask(2, 14), "cần 16 chỗ, xe lớn nhất dùng được có 15 chỗ"),
        (ask(2, alone=True), "có đề nghị đi riêng, kèm lý do"),
    ],
)
def test_who_rides_alone_is_told_why(second: CarAsk, why: str) -> None:
    found = pool(day(ask(1), second))

    assert len(found.trips) == 2 and not found.left
    assert f"Không ghép với đề nghị 2: {why}." in [str(w) for t in found.trips for w in t.why]


def test_who_goes_the_other_way_has_nobody_to_ride_with() -> None:
    found = pool(day(ask(1), ask(2, end=BEN)))

    assert {str(w) for t in found.trips for w in t.why} == {"Không có đề nghị nào cùng tuyến trong ngày."}


@pytest.mark.parametrize(
    ("cars", "asks", "why"),
    [
        ((), (ask(1),), "Không có xe nào dùng được trong ngày."),
        ((SMALL,), (ask(1, 5),), "Chưa có xe: cần 5 chỗ, xe lớn nhất dùng được có 4 chỗ."),
        (
            (Car(1, "51A", 4, OFFICE, ((at(0), at(23)),)),),
            (ask(1),),
            "Chưa có xe: xe đủ 2 chỗ đều bận từ 07:00 16/09 đến 12:00 16/09.",
        ),
        ((SMALL,), (ask(1, end=9),), "Chưa có xe: chưa có khoảng cách giữa Trụ sở và #9."),
        (
            (SMALL,),
            (ask(1, 4), ask(2, 3)),
            "Chưa có xe: xe đủ 3 chỗ đều bận từ 07:00 16/09 đến 12:00 16/09. "
            "Không ghép được với đề nghị 1: cần 7 chỗ, xe lớn nhất dùng được có 4 chỗ.",
        ),
    ],
)
def test_who_is_left_is_told_why(cars: tuple[Car, ...], asks: tuple[CarAsk, ...], why: str) -> None:
    found = pool(day(*asks, cars=cars))

    assert [str(left.why) for left in found.left] == [why]


def test_a_car_drives_twice_when_it_is_home_again() -> None:
    found = pool(day(ask(1), ask(2, by=at(14), back=at(16)), cars=(SMALL,)))

    assert riders(found) == [("51A-001.11", (1,)), ("51A-001.11", (2,))]


def test_a_trip_that_stands_takes_a_late_request_and_keeps_its_car() -> None:
    given_out = Standing(7, SMALL.id, (ask(1),), (at(7), at(12)))

    found = pool(day(ask(2), standing=(given_out,)))

    assert [(t.standing, t.car, t.run.asks) for t in found.trips] == [(7, SMALL, (2, 1))]


def test_the_dispatcher_arranges_otherwise_but_seats_and_clocks_do_not_bend() -> None:
    there = day(ask(1), ask(2), ask(3, by=at(14), back=at(16)))

    assert riders(arranged(there, [(LARGE.id, (1, 2))], {})) == [("51B-003.33", (1, 2))]
    assert [str(left.why) for left in arranged(there, [(LARGE.id, (1, 2))], {}).left] == [
        "Còn xe, người điều xe chưa xếp."
    ]
    for groups in ([(SMALL.id, (1, 3))], [(SMALL.id, (1,)), (SMALL.id, (2,))]):
        with pytest.raises(Refusal) as refused:
            arranged(there, groups, {})
        assert refused.value.code == "vehicle.arranged"
    with pytest.raises(Refusal) as refused:
        arranged(there, [], {99: (1,)})
    assert refused.value.code == "vehicle.trip"


ASKS = st.lists(
    st.tuples(
        st.integers(1, 9), st.sampled_from((OFFICE, MAY, TRUC)), st.sampled_from((MAY, TRUC, BEN)),
        st.integers(7 * 4, 15 * 4), st.one_of(st.none(), st.integers(0, 12)), st.booleans(),
    ),
    max_size=9,
)  # fmt: skip


def _asks(rows: list[Any]) -> tuple[CarAsk, ...]:
    made = []
    for number, (people, start, end, quarter, stays, alone) in enumerate(rows, start=1):
        by = at(0) + dt.timedelta(minutes=15 * quarter)
        back = None if stays is None else by + dt.timedelta(minutes=30 * stays)
        made.append(CarAsk(number, f"đề nghị {number}", people, start, end, by, back, alone and number % 3 == 0))
    return tuple(made)


def hold_to(there: CarDay, found: Pooling) -> None:
    """What is true of every plan, whoever made it."""
    asks = {a.id: a for a in there.asks}
    placed = sorted([n for t in found.trips for n in t.run.asks] + [left.ask for left in found.left])
    assert placed == sorted(asks), "every request once, or left with a reason"
    rest = dt.timedelta(minutes=there.terms.turnaround)
    for trip in found.trips:
        assert trip.run.people == sum(asks[n].people for n in trip.run.asks) <= trip.car.seats
        assert trip.why and len(trip.run.asks) <= there.terms.most
        assert len(trip.run.asks) == 1 or not any(asks[n].alone for n in trip.run.asks)
        for stop in trip.run.stops:
            free = asks[stop.ask].return_from
            if stop.on and stop.back and free:
                assert stop.at >= free, "nobody is fetched before he is free"
            if not stop.on and not stop.back:
                assert stop.at <= asks[stop.ask].arrive_by, "nobody comes late"
        for other in found.trips:
            if other is not trip and other.car.id == trip.car.id:
                assert trip.run.back_at + rest <= other.run.leaves_at or other.run.back_at + rest <= trip.run.leaves_at


@settings(max_examples=60, deadline=None)
@given(ASKS)
def test_whatever_the_day(rows: list[Any]) -> None:
    there = day(*_asks(rows))

    found = pool(there)

    hold_to(there, found)
    assert found == pool(day(*reversed(there.asks))), "the order in which facts come makes no difference"
    assert found.saved >= 0
