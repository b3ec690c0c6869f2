"""Periods of a cadence and the day each is due; ageing of what has no day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.occurrences import Age, Repeating, age_of, occurrences, repeats
from sauro.domain.rulebook import ROWS
from sauro.domain.rules import Rule, RuleBook

GIVEN = dt.date(2026, 9, 14)
CALENDAR = default_calendar()
LAST_DAY = RuleBook.of(
    [
        *(r for r in ROWS if r.name != "deadline.recurring"),
        Rule("deadline.recurring", "last_working_day", "", ""),
    ]
)
ASK = RuleBook.of(ROWS)


def made(task: Repeating, on: dt.date, rules: RuleBook = LAST_DAY) -> list[tuple[str, str, dt.date]]:
    return [(o.period, o.name, o.due_on) for o in occurrences(task, on=on, calendar=CALENDAR, rules=rules)]


def test_a_quarterly_task_is_due_on_the_last_working_day_of_each_quarter_begun() -> None:
    found = made(Repeating(GIVEN, "R/P3M"), dt.date(2026, 10, 1))

    assert found == [
        ("2026-Q3", "quý III/2026", dt.date(2026, 9, 30)),
        ("2026-Q4", "quý IV/2026", dt.date(2026, 12, 31)),
    ]


def test_the_printed_day_of_the_month_stands() -> None:
    task = Repeating(GIVEN, "R/P1M", words="trước ngày 25 hằng tháng")

    found = made(task, dt.date(2026, 10, 10), ASK)

    assert found == [
        ("2026-09", "tháng 9/2026", dt.date(2026, 9, 24)),
        ("2026-10", "tháng 10/2026", dt.date(2026, 10, 23)),  # 24/10 is a Saturday
    ]


def test_the_day_that_was_fixed_for_the_first_quarter_holds_for_the_next() -> None:
    task = Repeating(GIVEN, "R/P3M", first_due=dt.date(2026, 10, 5))

    found = made(task, dt.date(2026, 12, 1), ASK)

    assert found == [
        ("2026-Q3", "quý III/2026", dt.date(2026, 10, 5)),
        ("2026-Q4", "quý IV/2026", dt.date(2027, 1, 5)),
    ]


def test_without_a_day_nothing_is_guessed() -> None:
    task = Repeating(GIVEN, "R/P3M")

    assert made(task, dt.date(2026, 12, 1), ASK) == []
    assert not repeats(task, on=GIVEN, calendar=CALENDAR, rules=ASK)
    assert repeats(task, on=GIVEN, calendar=CALENDAR, rules=LAST_DAY)


@pytest.mark.parametrize(
    ("task", "period", "name", "due_on"),
    [
        (Repeating(GIVEN, "R/P6M"), "2026-H2", "6 tháng cuối năm 2026", dt.date(2026, 12, 31)),
        (Repeating(GIVEN, "R/P1Y"), "2026", "năm 2026", dt.date(2026, 12, 31)),
        (Repeating(GIVEN, standing=True), "2026-Q3", "quý III/2026", dt.date(2026, 9, 30)),
        (Repeating(GIVEN, "R/P1D"), "2026-Q3", "quý III/2026", dt.date(2026, 9, 30)),
        (Repeating(GIVEN, "R/P1W"), "2026-W38", "tuần 38/2026", dt.date(2026, 9, 18)),
    ],
)
def test_every_cadence_names_its_period(task: Repeating, period: str, name: str, due_on: dt.date) -> None:
    assert made(task, dt.date(2026, 9, 20))[-1] == (period, name, due_on)


def test_a_task_that_neither_repeats_nor_stands_has_no_periods() -> None:
    assert made(Repeating(GIVEN), dt.date(2027, 9, 1)) == []
    assert made(Repeating(GIVEN, "định kỳ"), dt.date(2027, 9, 1)) == []


@given(
    st.sampled_from(["R/P1W", "R/P2W", "R/P1M", "R/P2M", "R/P3M", "R/P6M", "R/P1Y"]),
    st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)),
    st.integers(0, 700),
)
def test_each_period_comes_once_later_days_only_add_some_and_none_is_due_before_the_giving(
    cadence: str, since: dt.date, later: int
) -> None:
    task = Repeating(since, cadence)
    early, late = (made(task, since + dt.timedelta(days=n)) for n in (later // 2, later))

    keys = [period for period, _, _ in late]
    assert len(set(keys)) == len(keys)
    assert late[: len(early)] == early or len(late) == 60
    assert all(due > since for _, _, due in late)


@pytest.mark.parametrize(("days", "age"), [(59, Age.NONE), (60, Age.ALERT), (89, Age.ALERT), (90, Age.ESCALATE)])
def test_what_has_no_day_ages(days: int, age: Age) -> None:
    assert age_of(GIVEN, on=GIVEN + dt.timedelta(days=days), rules=ASK) is age
