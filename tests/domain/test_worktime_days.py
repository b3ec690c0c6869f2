"""Working days come from the table alone; the proposed days are never used."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import CONFIRMED, PROPOSED, default_calendar
from sauro.domain.worktime import CalendarDay, DayKind, WorkCalendar

CALENDAR = default_calendar()
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("meeting", "papers_by"),
    [
        ("2026-07-23", "2026-07-20"),
        ("2026-05-04", "2026-04-24"),
        ("2026-01-12", "2026-01-08"),
        ("2026-02-23", "2026-02-11"),
    ],
)
def test_three_working_days_before_a_meeting(meeting: str, papers_by: str) -> None:
    assert CALENDAR.add_working_days(day(meeting), -3) == day(papers_by)


def test_the_conclusion_of_a_meeting_before_a_holiday_is_due_five_working_days_later() -> None:
    assert CALENDAR.add_working_days(day("2026-04-29"), 5) == day("2026-05-08")


@pytest.mark.parametrize(("printed", "moved"), [("2026-05-01", "2026-05-04"), ("2026-04-26", "2026-04-28")])
def test_a_day_off_moves_on(printed: str, moved: str) -> None:
    assert CALENDAR.working_day_from(day(printed)) == day(moved)


def test_a_swapped_saturday_is_worked_and_its_friday_is_not() -> None:
    assert CALENDAR.is_working_day(day("2026-01-10"))
    assert not CALENDAR.is_working_day(day("2026-01-02"))


def test_unconfirmed_days_are_proposed_and_never_counted() -> None:
    proposed = {d.date for d in PROPOSED}

    assert {day("2026-11-24"), day("2026-08-31"), day("2026-08-22")} <= proposed
    assert not proposed & {d.date for d in CONFIRMED}
    assert CALENDAR.is_working_day(day("2026-11-24"))
    assert CALENDAR.is_working_day(day("2026-08-31"))
    assert not CALENDAR.is_working_day(day("2026-08-22"))


def test_every_row_names_its_source() -> None:
    assert all(d.source and d.name for d in CONFIRMED + PROPOSED)


def test_a_table_that_contradicts_itself_is_refused() -> None:
    rows = [CalendarDay(day("2026-08-22"), kind, "", "") for kind in (DayKind.HOLIDAY, DayKind.WORKING_SATURDAY)]

    with pytest.raises(ValueError, match="both off and working"):
        WorkCalendar("thử", tuple(rows))


def test_a_period_of_days_off_has_no_last_working_day() -> None:
    assert CALENDAR.last_working_day(day("2026-02-14"), day("2026-02-22")) is None
    assert CALENDAR.last_working_day(day("2026-02-13"), day("2026-02-22")) == day("2026-02-13")


@given(DAYS, st.integers(-60, 60))
def test_steps_land_on_working_days_and_come_back(start: dt.date, count: int) -> None:
    reached = CALENDAR.add_working_days(start, count)

    assert count == 0 or CALENDAR.is_working_day(reached)
    if count and CALENDAR.is_working_day(start):
        assert CALENDAR.add_working_days(reached, -count) == start


@given(DAYS, st.integers(0, 60))
def test_the_number_of_steps_is_the_number_of_working_days(start: dt.date, count: int) -> None:
    reached = CALENDAR.add_working_days(start, count)

    assert CALENDAR.working_days_between(start, reached) == count


@given(DAYS)
def test_next_and_previous_are_neighbours(start: dt.date) -> None:
    after = CALENDAR.next_working_day(start)

    assert start < after
    assert not any(CALENDAR.is_working_day(start + dt.timedelta(n)) for n in range(1, (after - start).days))
    assert CALENDAR.previous_working_day(after) <= start


@given(st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)), st.integers(-400, 400))
def test_working_days_are_counted_by_weeks_as_they_are_day_by_day(after: dt.date, days: int) -> None:
    until = after + dt.timedelta(days=days)

    counted = CALENDAR.working_days_between(after, until)

    first, last = sorted((after, until))
    one_by_one = sum(CALENDAR.is_working_day(first + dt.timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert counted == (one_by_one if until >= after else -one_by_one)
