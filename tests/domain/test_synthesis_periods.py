"""Kỳ tổng hợp: keys, closing dates, the period before, the closing to come."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.obligations import Period
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.synthesis_periods import after, around, before, period

ASKED = {"calendar": default_calendar(), "rules": default_rules()}
KEYS = ("2026-10", "2026-01", "2026-Q3", "2026-Q1", "2026-H1", "2026-H2", "2026", "2026-09-01_2026-10-15")


def of(key: str) -> Period:
    return period(key, **ASKED)


@pytest.mark.parametrize(
    ("key", "name", "first", "closing"),
    [
        ("2026-10", "tháng 10/2026", (2026, 9, 15), (2026, 10, 14)),
        ("2026-Q3", "quý III/2026", (2026, 6, 15), (2026, 9, 14)),
        ("2026-H1", "6 tháng đầu năm 2026", (2025, 12, 15), (2026, 6, 14)),
        ("2026-9M", "9 tháng năm 2026", (2025, 12, 15), (2026, 9, 14)),
        ("2026", "năm 2026", (2025, 12, 15), (2026, 12, 14)),
        ("2026-09-01_2026-10-15", "từ ngày 01/09/2026 đến ngày 15/10/2026", (2026, 9, 1), (2026, 10, 15)),
    ],
)
def test_a_key_names_its_window(
    key: str, name: str, first: tuple[int, int, int], closing: tuple[int, int, int]
) -> None:
    found = of(key)

    assert (found.name, found.first, found.closing) == (name, dt.date(*first), dt.date(*closing))


@pytest.mark.parametrize("key", KEYS)
def test_the_period_before_ends_on_the_day_before_this_one_begins(key: str) -> None:
    present = of(key)

    assert of(before(present)).closing == present.first - dt.timedelta(days=1)


@pytest.mark.parametrize("key", KEYS)
def test_the_closing_to_come_is_that_of_the_period_whose_predecessor_this_is(key: str) -> None:
    present = of(key)

    assert after(of(before(present)), **ASKED) == present.closing


def test_nine_months_are_compared_with_nine_months() -> None:
    assert before(of("2026-9M")) == "2025-9M"
    assert after(of("2026-9M"), **ASKED) == dt.date(2026, 12, 14)


@pytest.mark.parametrize("key", ["", "2026-13", "2026-Q5", "1789-Q1", "2026-10-01", "2026-10-15_2026-09-01", "x_y"])
def test_what_is_no_period_is_refused_with_what_to_choose(key: str) -> None:
    with pytest.raises(Refusal) as refused:
        of(key)

    assert refused.value.code == "synthesis.period"


def test_near_periods_are_the_last_months_and_the_quarter_that_ended() -> None:
    assert around(dt.date(2026, 10, 28)) == ("2026-08", "2026-09", "2026-10", "2026-Q3")
    assert around(dt.date(2026, 1, 5)) == ("2025-11", "2025-12", "2026-01", "2025-Q4")
