"""Lunar days become solar ones at UTC+7, by the Vietnamese calendar and no other; both dates are shown."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.default_calendar import CONFIRMED, default_calendar
from sauro.domain.lunar import lunar_due, lunar_words, next_lunar, solar_day, year_name
from sauro.domain.rulebook import default_rules


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1985, "1985-01-21"),  # the Chinese calendar has 20/02
        (2007, "2007-02-17"),  # 18/02
        (2025, "2025-01-29"),
        (2026, "2026-02-17"),
        (2027, "2027-02-06"),
        (2028, "2028-01-26"),
        (2029, "2029-02-13"),
        (2030, "2030-02-02"),  # 03/02
    ],
)
def test_the_first_day_of_the_year(year: int, tet: str) -> None:
    assert solar_day(1, 1, year) == dt.date.fromisoformat(tet)


def test_the_days_that_the_official_calendar_names() -> None:
    kings = [row.date for row in CONFIRMED if "Giỗ Tổ" in row.name and row.kind.value == "holiday"]

    assert kings == [solar_day(10, 3, 2026), solar_day(10, 3, 2027)]


@pytest.mark.parametrize("year", range(2024, 2032))
def test_these_years_have_no_thirtieth_of_chap(year: int) -> None:
    assert solar_day(30, 12, year) is None
    assert solar_day(29, 12, year) is not None


@pytest.mark.parametrize(("year", "leap"), [(2025, 6), (2028, 5), (2031, 3), (2033, 11)])
def test_after_a_leap_month_the_next_month_comes_a_month_later(year: int, leap: int) -> None:
    following = (leap + 1, year)
    this, after = solar_day(1, leap, year), solar_day(1, *following)

    assert this is not None and after is not None
    assert (after - this).days > 50


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 23 tháng Chạp", (23, 12)),
        ("23 Chạp", (23, 12)),
        ("rằm tháng Giêng", (15, 1)),
        ("ngày 10 tháng 3 âm lịch", (10, 3)),
        ("30 Tết", (30, 12)),
        ("mùng 3 Tết", (3, 1)),
        ("trước Tết Nguyên đán", None),
        ("ngày 10 tháng 3", None),
        ("trước ngày 05/10/2026", None),
    ],
)
def test_printed_words_name_a_lunar_day_or_none(words: str, day: tuple[int, int] | None) -> None:
    assert lunar_words(words) == day


def test_the_next_one_after_the_signing_is_meant_and_both_dates_are_shown() -> None:
    found = next_lunar(23, 12, dt.date(2026, 9, 14))

    assert found is not None
    assert found[0] == dt.date(2027, 1, 30)
    assert str(found[1]) == "Ngày 23 tháng Chạp âm lịch năm Bính Ngọ là thứ Bảy 30/01/2027 dương lịch."


def test_the_thirtieth_of_a_short_month_is_its_last_day() -> None:
    found = next_lunar(30, 12, dt.date(2026, 9, 14))

    assert found is not None
    assert found[0] == dt.date(2027, 2, 5)
    assert "29 ngày" in str(found[1])


def test_years_have_their_names() -> None:
    assert [year_name(y) for y in (1984, 2026, 2027)] == ["Giáp Tý", "Bính Ngọ", "Đinh Mùi"]


@pytest.mark.parametrize(
    ("words", "due"), [("trước ngày 23 tháng Chạp", "2027-01-29"), ("23 tháng Chạp", "2027-02-01")]
)
def test_a_lunar_deadline_follows_the_rules_of_a_printed_day(words: str, due: str) -> None:
    found = lunar_due(words, issued_on=dt.date(2026, 9, 14), calendar=default_calendar(), rules=default_rules())

    assert found is not None
    assert found.on == dt.date.fromisoformat(due)
    assert "30/01/2027" in str(found.because) and f"{found.on:%d/%m/%Y}" in str(found.because)
