"""A printed deadline becomes a day, says why, and never guesses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.rulebook import ROWS, default_rules
from sauro.domain.rules import RuleBook
from sauro.domain.worktime import Due, DuePhrase, DueRule, due_date

CALENDAR, RULES = default_calendar(), default_rules()
SIGNED = dt.date(2026, 9, 14)


def due(
    rule: DueRule,
    iso: str | None,
    *,
    signed: dt.date | None = SIGNED,
    rules: RuleBook = RULES,
    working: bool = False,
    anchor: str = "signed",
    on_day: int | None = None,
) -> Due:
    phrase = DuePhrase(rule, iso, working=working, anchor=anchor, day=on_day)
    return due_date(phrase, issued_on=signed, calendar=CALENDAR, rules=rules)


def office(name: str, value: str) -> RuleBook:
    return RuleBook.of(replace(row, value=value, source="12-QC/TU") if row.name == name else row for row in ROWS)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_fifteen_working_days_explain_themselves() -> None:
    result = due(DueRule.DAYS_AFTER, "P15D", working=True)

    assert result.on == day("2026-10-05")
    assert str(result.because) == (
        "15 ngày làm việc kể từ ngày ký 14/09/2026, không tính ngày ký: thứ Hai 05/10/2026. "
        "Bỏ qua 6 ngày nghỉ: 19–20/9, 26–27/9, 03–04/10. Lịch làm việc 2026, bản 1."
    )


@pytest.mark.parametrize(
    ("rule", "iso", "expected"),
    [
        (DueRule.BEFORE, "2026-10-30", "2026-10-29"),
        (DueRule.BEFORE, "2026-10-26", "2026-10-23"),
        (DueRule.BEFORE, "2026-05-04", "2026-04-29"),
        (DueRule.BEFORE, "2026-12", "2026-11-30"),
        (DueRule.BY, "2026-05-01", "2026-05-04"),
        (DueRule.BY, "2026-04-26", "2026-04-28"),
        (DueRule.BY, "2026-10-30", "2026-10-30"),
        (DueRule.BY, "2026-Q4", "2026-12-31"),
        (DueRule.WITHIN, "2026-10", "2026-10-30"),
        (DueRule.WITHIN, "2026-05", "2026-05-29"),
        (DueRule.WITHIN, "2026-Q3", "2026-09-30"),
        (DueRule.WITHIN, "2027", "2027-12-31"),
        (DueRule.WITHIN, "2025-11-20", "2025-11-20"),
        (DueRule.DAYS_AFTER, "P15D", "2026-09-29"),
        (DueRule.DAYS_AFTER, "P5D", "2026-09-21"),
        (DueRule.DAYS_AFTER, "P2W", "2026-09-28"),
        (DueRule.DAYS_AFTER, "P1M", "2026-10-14"),
        (DueRule.WITHIN, "P10D", "2026-09-24"),
    ],
)
def test_printed_words_become_a_day(rule: DueRule, iso: str, expected: str) -> None:
    assert due(rule, iso, signed=day("2025-11-01") if expected < "2026-09" else SIGNED).on == day(expected)


def test_a_month_that_lacks_the_day_ends_on_its_last_day() -> None:
    assert due(DueRule.DAYS_AFTER, "P1M", signed=day("2026-05-31")).on == day("2026-06-30")


@pytest.mark.parametrize(
    ("name", "value", "rule", "iso", "expected"),
    [
        ("deadline.before", "day_before", DueRule.BEFORE, "2026-10-26", "2026-10-25"),
        ("deadline.before", "as_printed", DueRule.BEFORE, "2026-10-26", "2026-10-26"),
        ("deadline.by", "as_printed", DueRule.BY, "2026-10-25", "2026-10-25"),
        ("deadline.by", "move_back", DueRule.BY, "2026-10-25", "2026-10-23"),
        ("deadline.within", "last_day", DueRule.WITHIN, "2026-10", "2026-10-31"),
        ("deadline.days_after", "from_same_day", DueRule.DAYS_AFTER, "P15D", "2026-09-28"),
        ("deadline.days_after.end", "as_counted", DueRule.DAYS_AFTER, "P5D", "2026-09-19"),
    ],
)
def test_an_office_changes_the_convention_by_a_row(
    name: str, value: str, rule: DueRule, iso: str, expected: str
) -> None:
    changed = due(rule, iso, rules=office(name, value))

    assert changed.on == day(expected)
    assert changed.on != due(rule, iso).on


def test_the_explanation_quotes_the_rule_that_the_office_wrote() -> None:
    result = due(DueRule.BEFORE, "2026-10-30", rules=office("deadline.before", "day_before"))

    assert "12-QC/TU" in str(result.because)


def test_a_cadence_gives_its_first_day_after_the_signing() -> None:
    monthly = due(DueRule.RECURRING, "R/P1M", on_day=25)
    quarterly = due(DueRule.RECURRING, "R/P3M", on_day=25)
    ahead = due(DueRule.BEFORE, "R/P1M", on_day=25)

    assert (monthly.on, quarterly.on, ahead.on) == (day("2026-09-25"), day("2026-10-26"), day("2026-09-24"))
    assert "là ngày nghỉ nên chuyển sang thứ Hai 26/10/2026" in str(quarterly.because)


def test_a_cadence_on_day_31_stays_inside_a_short_month() -> None:
    assert due(DueRule.RECURRING, "R/P1M", on_day=31).on == day("2026-09-30")


@pytest.mark.parametrize(
    ("rule", "iso", "anchor", "words"),
    [
        (DueRule.NONE, None, "", "không nêu thời hạn"),
        (DueRule.BY, None, "", "sự kiện"),
        (DueRule.RECURRING, None, "", "chưa nêu kỳ"),
        (DueRule.RECURRING, "R/P1M", "", "chưa nêu ngày"),
        (DueRule.RECURRING, "R/P1W", "", "lặp lại"),
        (DueRule.DAYS_AFTER, "P15D", "received", "ngày nhận"),
        (DueRule.DAYS_AFTER, "P15D", "event", "sự kiện"),
        (DueRule.DAYS_AFTER, "P1Y6M", "signed", "P1Y6M"),
        (DueRule.WITHIN, "2025/..", "", "để mở"),
        (DueRule.BY, "2026-02-31", "", "2026-02-31"),
        (DueRule.BY, "2027-02-29", "", "2027-02-29"),
        (DueRule.BY, "9999-12-31", "", "9999-12-31"),
    ],
)
def test_what_is_not_a_day_is_left_to_a_person(rule: DueRule, iso: str | None, anchor: str, words: str) -> None:
    result = due(rule, iso, anchor=anchor)

    assert result.on is None
    assert words in str(result.because)


def test_a_count_without_a_signing_day_waits_for_it() -> None:
    assert due(DueRule.DAYS_AFTER, "P15D", signed=None).on is None


def test_an_office_may_want_to_be_asked_from_which_day_to_count() -> None:
    ask = office("deadline.days_after.anchor", "ask")

    assert due(DueRule.DAYS_AFTER, "P15D", anchor="").on == day("2026-09-29")
    assert due(DueRule.DAYS_AFTER, "P15D", anchor="", rules=ask).on is None


def test_a_deadline_before_the_signing_is_kept_and_flagged() -> None:
    result = due(DueRule.BY, "2026-06-15")

    assert result.on == day("2026-06-15")
    assert "trước ngày ký 14/09/2026" in str(result.notes[0])


def test_a_year_without_its_official_table_says_so() -> None:
    assert not due(DueRule.BY, "2026-10-30").notes
    assert "năm 2028" in str(due(DueRule.BY, "2028-10-30").notes[0])


def test_a_rulebook_without_the_row_gives_no_day() -> None:
    result = due(DueRule.BEFORE, "2026-10-30", rules=RuleBook(()))

    assert result.on is None
    assert "deadline.before" in str(result.because)


@pytest.mark.parametrize("signed", [dt.date.max, dt.date.min])
def test_a_misread_year_of_signing_counts_as_none(signed: dt.date) -> None:
    assert due(DueRule.DAYS_AFTER, "P15D", signed=signed).on is None


ISO = st.one_of(
    st.text("0123456789-QPRDMWY/.", max_size=12),
    st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)).map(str),
    st.integers(0, 10000).map(lambda n: f"P{n}D"),
)


@given(st.sampled_from(DueRule), ISO, st.booleans(), st.integers(-5, 60) | st.none(), st.dates() | st.none())
def test_no_phrase_breaks_the_counting(
    rule: DueRule, iso: str, working: bool, on_day: int | None, signed: dt.date | None
) -> None:
    result = due(rule, iso, working=working, on_day=on_day, signed=signed)

    assert "{" not in str(result.because)
    assert result.on is None or result.on > dt.date(1900, 1, 1)


@given(st.dates(dt.date(2026, 1, 3), dt.date(2026, 12, 31)))
def test_before_is_never_after_by(printed: dt.date) -> None:
    before, by = due(DueRule.BEFORE, printed.isoformat()).on, due(DueRule.BY, printed.isoformat()).on

    assert before is not None
    assert by is not None
    assert before < printed <= by
    assert CALENDAR.is_working_day(before)
    assert CALENDAR.is_working_day(by)


@given(st.dates(dt.date(2026, 1, 3), dt.date(2026, 10, 31)), st.integers(1, 40))
def test_working_days_count_from_the_day_after(signed: dt.date, count: int) -> None:
    result = due(DueRule.DAYS_AFTER, f"P{count}D", working=True, signed=signed)

    assert result.on is not None
    assert CALENDAR.working_days_between(signed, result.on) == count
