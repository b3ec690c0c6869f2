"""Quy tắc về xe công: each rule on a table of days; findings stay the same, and go when a fact is mended."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.findings import Found
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.trips import Car
from sauro.domain.vehicles import (
    Purpose,
    TripState,
    require_founded,
    require_hours,
    require_odometer,
    unfounded_day,
)
from sauro.domain.vehicles_rules import (
    AskFact,
    FleetFacts,
    TripFact,
    conflicts,
    empty_seats,
    fleet_scope,
    kilometres,
    no_basis,
    too_large,
)
from tests.domain.test_pooling import BEN, DAY, LARGE, MIDDLE, OFFICE, ROADS, SMALL, TRUC, ask, at

RULES, CALENDAR = default_rules(), default_calendar()
FLEET, HOME = 10, 11
SUNDAY = dt.datetime(2026, 9, 20, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def trip(number: int, car: Car, *asks: Any, **more: Any) -> TripFact:
    facts = tuple(AskFact(a, HOME, Purpose.FIELD, "") for a in asks)
    shown = {"span": (at(7), at(12)), "state": TripState.PLANNED} | more
    return TripFact(number, f"chuyến {number}", car, asks=facts, **shown)


def fleet(*trips: TripFact, cars: tuple[Car, ...] = (SMALL, MIDDLE, LARGE)) -> FleetFacts:
    return FleetFacts(FLEET, trips, cars, ROADS)


def every(facts: FleetFacts, on: dt.date = DAY) -> list[Found]:
    return [
        *too_large(facts, rules=RULES), *empty_seats(facts, rules=RULES), *no_basis(facts, calendar=CALENDAR),
        *conflicts(facts), *kilometres(facts, rules=RULES, calendar=CALENDAR, on=on),
    ]  # fmt: skip


def said(*trips: TripFact, **more: Any) -> list[str]:
    return [str(f.said) for f in every(fleet(*trips), **more)]


GAP = (
    trip(1, SMALL, ask(1, 4), out=100, back=190, state=TripState.DONE),
    trip(2, SMALL, ask(2, 4, by=at(14), back=at(16)), span=(at(13), at(17)), out=230, back=310, state=TripState.DONE),
)
CASES = {
    "two people in a car for fifteen, a small one free": (
        [trip(1, LARGE, ask(1))],
        ["chuyến 1: 2 người đi xe 15 chỗ, khi xe 51A-001.11 4 chỗ đang rảnh."],
    ),
    "the smaller ones have gone": (
        [trip(1, LARGE, ask(1)), trip(2, SMALL, ask(2, 4, BEN)), trip(3, MIDDLE, ask(3, 6, BEN))],
        [],
    ),
    "three empty seats need no answer": ([trip(1, MIDDLE, ask(1, 3))], []),
    "two cars on one road": (
        [trip(1, SMALL, ask(1)), trip(2, MIDDLE, ask(2, 3, TRUC, at(8, 30)))],
        ["chuyến 1 và chuyến 2 đi cùng tuyến, cùng giờ: 5 người đi vừa xe 51A-002.22 6 chỗ."],
    ),
    "one asked to ride alone, with a reason": ([trip(1, SMALL, ask(1, alone=True)), trip(2, MIDDLE, ask(2, 3))], []),
    "the hours do not meet": ([trip(1, SMALL, ask(1)), trip(2, MIDDLE, ask(2, 3, by=at(10)))], []),
    "a Sunday without a document": (
        [trip(1, SMALL, ask(1, by=SUNDAY, back=None, return_from=None), span=(SUNDAY, SUNDAY + dt.timedelta(hours=2)))],
        ["đề nghị 1 dùng xe ngày 20/09/2026 mà không ghi văn bản làm căn cứ."],
    ),
    "one car twice at a time": (
        [trip(1, SMALL, ask(1, 4)), trip(2, SMALL, ask(2, 4, BEN))],
        ["chuyến 1 và chuyến 2 trùng giờ trên cùng một xe 51A-001.11."],
    ),
    "one driver twice at a time": (
        [trip(1, SMALL, ask(1, 4), driver=5), trip(2, MIDDLE, ask(2, 4, BEN), driver=5)],
        ["chuyến 1 và chuyến 2 trùng giờ, cùng một người lái."],
    ),
    "a post held by two drivers": (
        [trip(1, SMALL, ask(1, 4), driver=5, drivers=2), trip(2, MIDDLE, ask(2, 4, BEN), driver=5, drivers=2)],
        [],
    ),
    "more people than seats": ([trip(1, SMALL, ask(1, 5))], ["chuyến 1: 5 người, xe chỉ có 4 chỗ."]),
    "a car that is being mended": (
        [trip(1, replace(SMALL, busy=((at(6), at(9)),)), ask(1, 4))],
        ["chuyến 1: xe 51A-001.11 không dùng được trong thời gian ấy."],
    ),
    "kilometres without a trip": (
        list(GAP),
        ["Xe 51A-001.11 chạy 40 km giữa chuyến 1 và chuyến 2 mà không có lệnh điều xe."],
    ),
    "five kilometres need no answer": ([GAP[0], replace(GAP[1], out=195)], []),
    "a cancelled trip says nothing": ([trip(1, LARGE, ask(1), state=TripState.CANCELLED)], []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_found(case: str) -> None:
    trips, expected = CASES[case]

    assert said(*trips) == expected


def test_a_car_that_is_back_is_read_within_a_working_day() -> None:
    there = trip(1, SMALL, ask(1, 4))

    assert said(there, on=dt.date(2026, 9, 17)) == []
    assert said(there, on=dt.date(2026, 9, 18)) == ["chuyến 1 đã về mà chưa ghi số km; hạn ghi 17/09/2026."]
    assert said(replace(there, out=10, back=90), on=dt.date(2026, 9, 18)) == []


@pytest.mark.parametrize("case", CASES)
def test_the_same_however_often_and_in_whatever_order(case: str) -> None:
    trips, _ = CASES[case]

    first, again = every(fleet(*trips)), every(fleet(*reversed(trips), cars=(LARGE, SMALL, MIDDLE)))

    assert [(f.rule, f.slot, f.digest) for f in first] == [(f.rule, f.slot, f.digest) for f in again]
    assert all(fleet_scope(FLEET, DAY) in f.about and f.source == "1773-CV/TU, mục 3" for f in first)


def test_a_finding_goes_when_the_fact_is_mended() -> None:
    trips, _ = CASES["a Sunday without a document"]
    with_paper = replace(trips[0], asks=(replace(trips[0].asks[0], basis="Lịch trực số 31-LT/VPTU"),))

    assert [f.body for f in every(fleet(trips[0]))] == [HOME] and every(fleet(with_paper)) == []


@pytest.mark.parametrize(
    ("purpose", "basis", "day", "wrong"),
    [
        (Purpose.FIELD, "", 16, None),  # a Wednesday
        (Purpose.FIELD, "", 19, 19),  # a Saturday
        (Purpose.FIELD, "việc gấp", 19, 19),
        (Purpose.FIELD, "215-CV/TU", 19, None),
        (Purpose.FIELD, "Kế hoạch 74/KH-UBND", 19, None),
        (Purpose.RECEPTION, "", 16, 16),
        (Purpose.RECEPTION, "215-CV/TU", 16, None),
    ],
)
def test_a_day_off_needs_the_number_of_a_document(purpose: Purpose, basis: str, day: int, wrong: int | None) -> None:
    when = SUNDAY.replace(day=day)

    found = unfounded_day(purpose, basis, when, None, CALENDAR)

    assert (found.day if found else None) == wrong
    if wrong:
        with pytest.raises(Refusal) as refused:
            require_founded(purpose, basis, when, None, CALENDAR)
        assert (refused.value.code, refused.value.key) == ("vehicle.basis", "C3.3")


def test_hours_and_odometers_that_cannot_be() -> None:
    now, last = at(6), None
    for by, back in ((at(5), None), (at(8), at(7)), (at(8), at(8) + dt.timedelta(days=15))):
        with pytest.raises(Refusal, match=r"giờ|Giờ|ngày"):
            require_hours(by, back, at=now)
    for out, home in ((100, 90), (100, 120)):
        with pytest.raises(Refusal, match="km"):
            require_odometer(out, home, last=105)
    require_hours(at(8), at(9), at=now)
    require_odometer(105, 190, last=105)
    require_odometer(105, 190, last=last)


def test_the_places_of_the_stories_stand_in_the_table() -> None:
    assert ROADS.between(TRUC, OFFICE) == 52
