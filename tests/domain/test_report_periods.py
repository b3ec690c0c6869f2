"""Periods tile the days, due dates are worked, and each says why (NĐ 09/2019, Điều 12; C4.2)."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.obligations import (
    DueKind,
    Filing,
    PeriodKind,
    Reminder,
    ReportState,
    ReportStep,
    Standing,
    Timing,
    ad_hoc_period,
    filing,
    kind_of_cadence,
    moved,
    period_ending,
    period_name,
    periods_between,
    reminders,
)
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.rules import Rule, RuleBook

CALENDAR, RULES = default_calendar(), default_rules()
TILING = [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]
DAY = dt.timedelta(days=1)


def ending(kind: PeriodKind, year: int, month: int, rules: RuleBook = RULES, **timing: int):  # type: ignore[no-untyped-def]
    return period_ending(Timing(kind, **timing), year, month, calendar=CALENDAR, rules=rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "month", "first", "closing", "key"),
    [
        (PeriodKind.MONTH, 10, "2026-09-15", "2026-10-14", "2026-10"),
        (PeriodKind.QUARTER, 9, "2026-06-15", "2026-09-14", "2026-Q3"),
        (PeriodKind.HALF, 6, "2025-12-15", "2026-06-14", "2026-H1"),
        (PeriodKind.HALF, 12, "2026-06-15", "2026-12-14", "2026-H2"),
        (PeriodKind.NINE_MONTHS, 9, "2025-12-15", "2026-09-14", "2026-9M"),
        (PeriodKind.YEAR, 12, "2025-12-15", "2026-12-14", "2026"),
    ],
)
def test_closing_dates_are_those_of_the_decree(
    kind: PeriodKind, month: int, first: str, closing: str, key: str
) -> None:
    period = ending(kind, 2026, month)

    assert (period.first.isoformat(), period.closing.isoformat(), period.key) == (first, closing, key)
    assert kind is PeriodKind.NINE_MONTHS or "09/2019/NĐ-CP, Điều 12" in str(period.because)


def test_a_row_of_the_province_overrides_from_its_day_on() -> None:
    own = Rule("report.closes.month", "25", "ngày", "12/2026/QĐ-UBND", since=dt.date(2026, 7, 1))
    book = RuleBook.of([*RULES.rows, own])

    june, july, august = (ending(PeriodKind.MONTH, 2026, month, book) for month in (6, 7, 8))

    assert (june.closing.day, july.closing.day, august.first.day) == (14, 25, 26)
    assert july.first == june.closing + DAY
    assert "12/2026/QĐ-UBND" in str(july.because)


@given(
    kind=st.sampled_from(TILING),
    closing_day=st.none() | st.integers(1, 31),
    start=st.dates(dt.date(2015, 1, 1), dt.date(2035, 1, 1)),
    length=st.integers(0, 1500),
)
def test_periods_of_one_kind_tile_the_days(
    kind: PeriodKind, closing_day: int | None, start: dt.date, length: int
) -> None:
    last = start + dt.timedelta(days=length)

    found = periods_between(Timing(kind, closing_day=closing_day), start, last, calendar=CALENDAR, rules=RULES)

    assert all(p.first <= p.closing and start <= p.closing <= last for p in found)
    assert all(b.first == a.closing + DAY for a, b in pairwise(found))
    assert len({p.key for p in found}) == len(found)


@given(
    kind=st.sampled_from([k for k in PeriodKind if k is not PeriodKind.AD_HOC]),
    year=st.integers(2015, 2035),
    due=st.tuples(st.just(DueKind.WORKING_DAYS), st.integers(0, 30), st.just(0))
    | st.tuples(st.just(DueKind.DAY), st.integers(1, 31), st.integers(1, 2)),
)
def test_a_due_date_is_worked_follows_the_closing_and_says_why(
    kind: PeriodKind, year: int, due: tuple[DueKind, int, int]
) -> None:
    month = 9 if kind is PeriodKind.NINE_MONTHS else 12
    timing = Timing(kind, due_kind=due[0], due_number=due[1], due_months=due[2])

    period = period_ending(timing, year, month, calendar=CALENDAR, rules=RULES)

    assert period.due_on >= period.closing
    assert due[1] == 0 or CALENDAR.is_working_day(period.due_on)
    assert CALENDAR.version in str(period.due_because)
    if due[0] is DueKind.WORKING_DAYS:
        assert CALENDAR.working_days_between(period.closing, period.due_on) == due[1]


def test_a_due_date_on_a_day_off_moves_on_and_says_so() -> None:
    period = ending(PeriodKind.MONTH, 2026, 9, due_kind=DueKind.DAY, due_number=3, due_months=1)  # type: ignore[arg-type]

    assert period.due_on == dt.date(2026, 10, 5)
    assert "thứ Bảy 03/10/2026 là ngày nghỉ" in str(period.due_because)


def test_a_due_day_before_the_closing_day_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ending(PeriodKind.MONTH, 2026, 9, due_kind=DueKind.DAY, due_number=10, due_months=0)  # type: ignore[arg-type]

    assert refused.value.code == "report.due"


def test_an_ad_hoc_period_takes_the_days_of_its_request() -> None:
    timing = Timing(PeriodKind.AD_HOC)
    days = dt.date(2026, 10, 1), dt.date(2026, 10, 20), dt.date(2026, 10, 23)

    assert ad_hoc_period(timing, *days).key == "2026-10-20"
    assert periods_between(timing, days[0], days[2], calendar=CALENDAR, rules=RULES) == []
    with pytest.raises(Refusal):
        ad_hoc_period(timing, *reversed(days))


def test_a_cadence_is_read_and_one_without_a_period_is_left_to_a_person() -> None:
    assert [kind_of_cadence(c) for c in ("R/P1M", "R/P3M", "R/P6M", "R/P12M", "R/P1Y", "R/P2M", "R/P1W", "")] == [
        PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.YEAR, None, None, None,
    ]  # fmt: skip
    assert period_name("2026-9M") == "9 tháng năm 2026"


DUE = dt.date(2026, 10, 21)


@pytest.mark.parametrize(
    ("state", "submitted", "on", "expected"),
    [
        (ReportState.SUBMITTED, DUE, DUE, Filing(Standing.ON_TIME, 0)),
        (ReportState.RECEIVED, dt.date(2026, 10, 23), dt.date(2026, 11, 3), Filing(Standing.LATE, 2)),
        (ReportState.DRAFTED, None, dt.date(2026, 10, 19), Filing(Standing.WAITING, 2)),
        (ReportState.SENT_BACK, None, dt.date(2026, 10, 22), Filing(Standing.MISSING, 1)),
    ],
)
def test_late_is_measured_at_submission_and_sent_back_is_not_filed(
    state: ReportState, submitted: dt.date | None, on: dt.date, expected: Filing
) -> None:
    assert filing(state, due_on=DUE, submitted_on=submitted, on=on, calendar=CALENDAR) == expected


def test_every_state_is_reached_and_a_filed_report_is_not_drafted() -> None:
    reached = {ReportState.OPEN}
    for state, step in [
        (ReportState.OPEN, ReportStep.DRAFT),
        (ReportState.DRAFTED, ReportStep.SUBMIT),
        (ReportState.SUBMITTED, ReportStep.RECEIVE),
        (ReportState.RECEIVED, ReportStep.SEND_BACK),
    ]:
        reached.add(moved(state, step))

    assert reached == set(ReportState)
    with pytest.raises(Refusal):
        moved(ReportState.RECEIVED, ReportStep.DRAFT)


def asked(day: dt.date, **facts: bool) -> list[str]:
    given_facts = {"filed": False, "cause_given": False, **facts}
    return [str(kind) for kind, _ in reminders(DUE, on=day, calendar=CALENDAR, rules=RULES, **given_facts)]


def test_reminders_come_ahead_on_the_day_after_it_and_keep_asking_for_the_cause() -> None:
    assert asked(dt.date(2026, 10, 15)) == []
    assert asked(dt.date(2026, 10, 16)) == [Reminder.AHEAD]
    assert asked(DUE) == [Reminder.DUE]
    assert asked(dt.date(2026, 10, 22)) == [Reminder.OVERDUE]
    assert asked(dt.date(2026, 10, 28)) == [Reminder.OVERDUE, Reminder.CAUSE]
    assert asked(dt.date(2026, 10, 28), cause_given=True) == [Reminder.OVERDUE]
    assert asked(dt.date(2026, 10, 28), filed=True) == []
    slots = {
        slot
        for n in range(40)
        for kind, slot in reminders(
            DUE, on=DUE + n * DAY, filed=False, cause_given=False, calendar=CALENDAR, rules=RULES
        )
        if kind is Reminder.CAUSE
    }
    assert {"cause1", "cause2", "cause3"} <= slots
