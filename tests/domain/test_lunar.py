"""Lunar days become solar ones at UTC+7, by the Vietnamese calendar and no other; both dates are shown."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.default_calendar import CONFIRMED, default_calendar
from sauro.domain.documents.source import plain_lines
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.lunar import LunarDay, lunar_words, next_lunar, solar_day, year_name
from sauro.domain.reading import read_directive
from sauro.domain.rulebook import default_rules
from sauro.domain.worktime import DuePhrase, DueRule, due_date


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
        ("trước Tết Nguyên đán", (1, 1)),
        ("trước Tết", (1, 1)),
        ("trước Tết Dương lịch", None),
        ("trước Tết Nguyên đán 7 ngày", None),
        ("trước Tết Trung thu", None),
        ("ngày 10 tháng 3", None),
        ("trước ngày 05/10/2026", None),
    ],
)
def test_printed_words_name_a_lunar_day_or_none(words: str, day: tuple[int, int] | None) -> None:
    named = lunar_words(words)

    assert (named and (named.day, named.month)) == day


@pytest.mark.parametrize(
    ("words", "solar"),
    [
        ("23 tháng Chạp năm Bính Ngọ", "2027-01-30"),
        ("23 tháng Chạp năm Đinh Mùi", "2028-01-19"),
        ("trước Tết Nguyên đán Đinh Mùi", "2027-02-06"),
        ("30 Tết năm 2027", "2027-02-05"),
        ("23 tháng Chạp năm 2026", "2027-01-30"),
    ],
)
def test_a_year_that_is_printed_is_that_year(words: str, solar: str) -> None:
    named = lunar_words(words)
    found = next_lunar(named, dt.date(2026, 9, 14)) if named else None

    assert found is not None and found[0].isoformat() == solar


def test_the_next_one_after_the_signing_is_meant_and_both_dates_are_shown() -> None:
    found = next_lunar(LunarDay(23, 12), dt.date(2026, 9, 14))

    assert found is not None
    assert found[0] == dt.date(2027, 1, 30)
    assert str(found[1]) == "Ngày 23 tháng Chạp âm lịch năm Bính Ngọ là thứ Bảy 30/01/2027 dương lịch."


def test_the_thirtieth_of_a_short_month_is_its_last_day() -> None:
    found = next_lunar(LunarDay(30, 12), dt.date(2026, 9, 14))

    assert found is not None
    assert found[0] == dt.date(2027, 2, 5)
    assert "29 ngày" in str(found[1])


def test_years_have_their_names() -> None:
    assert [year_name(y) for y in (1984, 2026, 2027)] == ["Giáp Tý", "Bính Ngọ", "Đinh Mùi"]


@pytest.mark.parametrize(
    ("words", "due", "both"),
    [
        ("trước ngày 23 tháng Chạp", "2027-01-29", "30/01/2027"),
        ("23 tháng Chạp", "2027-02-01", "30/01/2027"),
        ("chậm nhất 23 tháng Chạp", "2027-02-01", "30/01/2027"),
        ("trước 30 Tết", "2027-02-04", "lấy ngày cuối tháng"),
        ("trước Tết Nguyên đán", "2027-02-05", "06/02/2027"),
        ("trước ngày 10 tháng 3 âm lịch", "2027-04-15", "16/04/2027"),
    ],
)
def test_a_directive_that_counts_by_the_moon_gets_its_day(words: str, due: str, both: str) -> None:
    low, issued = f"hoàn thành {words}".lower(), dt.date(2026, 9, 14)

    phrase = first_deadline(deadline_phrases(low, 0, len(low), issued), issued)

    assert phrase is not None
    found = due_date(phrase.due, issued_on=issued, calendar=default_calendar(), rules=default_rules())
    assert found.on == dt.date.fromisoformat(due), str(found.because)
    assert both in str(found.because)


def test_a_moon_day_without_year_or_signing_is_not_guessed() -> None:
    phrase = DuePhrase(DueRule.BEFORE, lunar=LunarDay(23, 12))

    found = due_date(phrase, issued_on=None, calendar=default_calendar(), rules=default_rules())

    assert found.on is None and "chưa đọc được ngày ký" in str(found.because)


@pytest.mark.parametrize(("printed", "due"), [("An Lạc, ngày 14 tháng 9 năm 2026", "2027-01-29"), ("An Lạc", None)])
def test_a_whole_directive_says_whether_its_lunar_day_was_converted(printed: str, due: str | None) -> None:
    text = f"""TỈNH ỦY AN LẠC
{printed}
CÔNG VĂN
1. Giao Sở Nội vụ chủ trì lập danh mục hồ sơ quá hạn, báo cáo Tỉnh ủy trước ngày 23 tháng Chạp.
"""

    reading = read_directive(plain_lines(text), calendar=default_calendar(), rules=default_rules())

    (task,) = [t for t in reading.tasks if t.deadline.text and "Chạp" in t.deadline.text]
    said = [str(n.message) for n in task.notes if n.code == "task.deadline.lunar"]
    assert task.deadline.due_on == (dt.date.fromisoformat(due) if due else None)
    assert [("đã đổi" in words) for words in said] == [due is not None]


@pytest.mark.parametrize(
    "words",
    ["23 tháng Chạp ²²²²", "² tháng chạp", "²² tết", "10 tháng ³ âm lịch", "10 tháng 3 âm lịch năm ①②③④", "tết ² ngày"],
)
def test_a_sign_that_only_looks_like_a_digit_is_none(words: str) -> None:
    """Raised numbers of footnotes stand beside days in scanned directives."""
    text = f"Sở Nội vụ báo cáo {words}"

    found = lunar_words(words)
    deadline_phrases(text, 0, len(text), issued_on=dt.date(2026, 9, 14))

    assert found is None or found.year is None
