"""Working hours by season, the places of days, the counts of a unit; five people at least; nothing else is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sauro.domain.absences import AbsenceKind, Absent
from sauro.domain.default_calendar import default_calendar
from sauro.domain.findings import Found, Known, State, settle
from sauro.domain.hours import (
    Count,
    DayFact,
    DayMarks,
    Mark,
    Season,
    Session,
    Tally,
    WorkingHours,
    check_hours,
    hours_on,
    kept_from,
    tally,
)
from sauro.domain.hours_rules import UnitMonth, edges, file_due, no_files
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules

SUMMER = WorkingHours(
    (Session(7 * 60, 690), Session(810, 17 * 60)), dt.date(2026, 1, 1), season=Season((4, 16), (10, 15)), source="1/QĐ"
)
WINTER = WorkingHours(
    (Session(450, 720), Session(780, 990)), dt.date(2026, 1, 1), season=Season((10, 16), (4, 15)), source="1/QĐ"
)
CALENDAR, RULES = default_calendar(), default_rules()
ON = dt.date(2026, 10, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "start"),
    [("2026-04-15", 450), ("2026-04-16", 420), ("2026-10-15", 420), ("2026-10-16", 450), ("2027-01-04", 450)],
)
def test_the_hours_change_on_the_day_of_the_season(on: str, start: int) -> None:
    found = hours_on([SUMMER, WINTER], day(on))

    assert found is not None and found.start == start


def test_without_a_row_no_hours_are_guessed() -> None:
    assert hours_on([SUMMER], day("2026-12-01")) is None
    assert hours_on([SUMMER], day("2025-06-01")) is None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (WorkingHours((Session(600, 500),), ON, source="2/QĐ"), "hours.sessions"),
        (WorkingHours((Session(450, 720), Session(700, 990)), ON, source="2/QĐ"), "hours.sessions"),
        (WorkingHours((Session(450, 990),), ON, source=" "), "hours.source"),
        (WorkingHours((Session(450, 990),), ON, season=Season((10, 1), (10, 31)), source="2/QĐ"), "hours.overlap"),
    ],
)
def test_a_row_that_cannot_stand_is_refused(row: WorkingHours, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_hours(row, [SUMMER])

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("on", "marks"),
    [
        ("2026-10-12", {Mark.FIRST}),
        ("2026-10-14", {Mark.OTHER}),
        ("2026-10-16", {Mark.LAST}),
        ("2026-10-17", None),
        ("2026-01-05", {Mark.FIRST, Mark.HOLIDAY}),  # after 1/1 and the swapped 2/1
        ("2026-01-09", {Mark.OTHER}),  # the Saturday after it is worked
        ("2026-01-10", {Mark.LAST}),
        ("2026-02-13", {Mark.LAST, Mark.HOLIDAY}),
        ("2026-02-23", {Mark.FIRST, Mark.HOLIDAY}),
        ("2026-04-29", {Mark.LAST, Mark.HOLIDAY}),
        ("2026-05-04", {Mark.FIRST, Mark.HOLIDAY}),
        ("2026-09-01", {Mark.HOLIDAY}),
    ],
)
def test_the_place_of_a_day_follows_the_calendar(on: str, marks: set[Mark] | None) -> None:
    assert DayMarks(CALENDAR).of(day(on)) == (frozenset() if marks is None else {Mark.ALL, *marks})


def counted(facts: list[DayFact], absent: dict[int, tuple[Absent, ...]] | None = None) -> Tally:
    return tally(
        facts, hours=lambda on: hours_on([SUMMER, WINTER], on), marks=DayMarks(CALENDAR), absent=absent or {}, grace=5
    )


MONDAY = day("2026-09-14")


@pytest.mark.parametrize(
    ("came", "left", "told"),
    [
        (420, 1020, {}),
        (425, 1015, {}),
        (426, 1020, {"late": 1, "odd": 1}),
        (420, 1014, {"early": 1, "odd": 1}),
        (500, 900, {"late": 1, "early": 1, "odd": 1}),
        (420, None, {"partial": 1}),
        (None, 900, {"early": 1, "partial": 1, "odd": 1}),
    ],
)
def test_a_day_is_held_against_the_hours_of_its_season(came: int, left: int, told: dict[str, int]) -> None:
    count = counted([DayFact(1, MONDAY, came, left)])[Mark.FIRST]

    assert count == Count(people=1, days=1, **told)


@pytest.mark.parametrize(
    ("people", "some", "exact"),
    [(6, 0, True), (6, 1, False), (6, 4, False), (6, 5, True), (9, 4, False), (10, 1, True)],
)
def test_a_small_number_of_few_people_is_not_said(people: int, some: int, exact: bool) -> None:
    least, few = RULES.number("hours.least_people", ON), RULES.number("hours.few_people", ON)

    assert Count(people=people, days=60).exact(some, least=least, few=few) is exact


def test_who_is_away_or_explained_does_not_count() -> None:
    late = [DayFact(n, MONDAY, 500, 1020) for n in (1, 2, 3)]
    away = {1: (Absent(MONDAY, MONDAY, AbsenceKind.MISSION),)}

    count = counted([*late, DayFact(4, MONDAY, 500, 1020, excused=True)], away)[Mark.ALL]

    assert count == Count(people=3, days=3, late=2, odd=2, excused=1)


def test_days_off_and_days_without_hours_do_not_count() -> None:
    facts = [DayFact(1, day("2026-09-12"), 500, None), DayFact(1, day("2025-09-15"), 500, None)]

    assert counted(facts)[Mark.ALL].days == 0


def unit(counts: Tally) -> UnitMonth:
    return UnitMonth(7, "Sở Nội vụ", "2026-09", counts)


def found_for(people: int, late_each: int) -> tuple[Found, ...]:
    mondays = [day("2026-09-07") + dt.timedelta(days=7 * n) for n in range(4)]
    facts = [DayFact(p, on, 500 if n < late_each else 420, 1020) for p in range(people) for n, on in enumerate(mondays)]
    return edges(unit(counted(facts)), rules=RULES, on=ON)


@pytest.mark.parametrize(
    ("people", "late_each", "found"),
    [(6, 1, 1), (6, 0, 0), (4, 4, 0), (5, 1, 1)],
    ids=["a quarter of the Mondays", "in time", "four people are never spoken of", "five are"],
)
def test_the_line_of_the_rulebook(people: int, late_each: int, found: int) -> None:
    assert len(found_for(people, late_each)) == found


def test_a_finding_speaks_of_the_unit_and_of_no_person() -> None:
    (only,) = found_for(6, 1)

    assert only.body == 7 and only.slot == "7.2026-09.first"
    assert str(only.said) == "Sở Nội vụ, tháng 09/2026: 6 trên 24 lượt ngày làm việc đầu tuần đi muộn hoặc về sớm."
    assert {piece.body for piece in only.proof} == {7}
    assert only.scopes == ("hours:7", "hours:7:2026-09")


def test_a_late_swap_day_moves_the_last_day_of_the_week() -> None:
    friday = [DayFact(p, day("2026-01-09"), 450, 800) for p in range(25)]

    found = edges(unit(counted(friday)), rules=RULES, on=ON)

    assert found == ()  # Saturday 10/1 is worked: Friday is a day as others


_EDGE = [
    day("2026-09-07"),
    day("2026-09-11"),
    day("2026-09-14"),
    day("2026-09-16"),
]  # Monday, Friday, Monday, Wednesday
FACTS = st.lists(
    st.builds(
        DayFact,
        person=st.integers(1, 8),
        day=st.sampled_from(_EDGE),
        came=st.sampled_from([None, 415, 500]),
        left=st.sampled_from([None, 900, 1025]),
        excused=st.booleans(),
    ),
    max_size=50,
)
CALM = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@CALM
@given(FACTS)
@example([DayFact(n % 6, MONDAY, 500, 1020) for n in range(24)])
def test_findings_are_the_same_however_often_and_in_whatever_order(facts: list[DayFact]) -> None:
    shuffled = [*facts[1::2], *reversed(facts[::2])]

    first = edges(unit(counted(facts)), rules=RULES, on=ON)
    again = edges(unit(counted(shuffled)), rules=RULES, on=ON)

    assert [(f.slot, f.digest) for f in first] == [(f.slot, f.digest) for f in again]
    known = tuple(Known(f.slot, State.OPEN, f.digest) for f in first)
    assert settle(again, known).new == settle(again, known).changed == ()


@CALM
@given(FACTS)
@example([DayFact(n % 6, MONDAY, 500, 1020) for n in range(24)])
def test_findings_vanish_when_every_day_is_explained(facts: list[DayFact]) -> None:
    first = edges(unit(counted(facts)), rules=RULES, on=ON)
    mended = [DayFact(f.person, f.day, f.came, f.left, excused=True) for f in facts]

    after = edges(unit(counted(mended)), rules=RULES, on=ON)

    known = tuple(Known(f.slot, State.OPEN, f.digest) for f in first)
    assert settle(after, known).gone == tuple(f.slot for f in first)


@CALM
@given(FACTS)
def test_counts_add_up_and_never_exceed_their_days(facts: list[DayFact]) -> None:
    counts = counted(facts)

    for count in counts.values():
        assert max(count.late, count.early, count.partial, count.odd) <= count.days - count.excused
        assert count.people <= count.days
    edge = sum(counts[m].days for m in (Mark.FIRST, Mark.LAST, Mark.OTHER, Mark.HOLIDAY))
    assert edge >= counts[Mark.ALL].days


@pytest.mark.parametrize(
    ("on", "missing"),
    [
        ("2026-10-07", []),
        ("2026-10-08", ["2026-09"]),
        ("2026-11-09", ["2026-09", "2026-10"]),
        ("2027-06-01", ["2026-09", "2026-10"]),
    ],
)
def test_a_month_without_its_file_is_asked_for_and_not_for_ever(on: str, missing: list[str]) -> None:
    found = no_files(7, "Sở Nội vụ", {"2026-07", "2026-08"}, calendar=CALENDAR, rules=RULES, on=day(on))

    assert [f.slot for f in found] == [f"7.{month}" for month in missing]
    assert file_due("2026-09", calendar=CALENDAR, rules=RULES, on=ON) == day("2026-10-07")


def test_a_gap_between_two_files_is_asked_for() -> None:
    found = no_files(7, "Sở Nội vụ", {"2026-06", "2026-08"}, calendar=CALENDAR, rules=RULES, on=day("2026-09-01"))

    assert [f.slot for f in found] == ["7.2026-07"]


def test_a_unit_that_never_had_a_file_is_not_asked() -> None:
    assert no_files(7, "Sở Nội vụ", (), calendar=CALENDAR, rules=RULES, on=ON) == ()


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-11-30", "2024-11-01"), ("2026-03-15", "2024-03-15"), ("2026-01-01", "2024-01-01")],
)
def test_the_term_of_a_day(today: str, first: str) -> None:
    assert kept_from(day(today), 24) == day(first)
