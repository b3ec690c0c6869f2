"""Tasks stand in the register in time: urgent the same day, ordinary one working day, many two (C5.5)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.registering import RegisterClock, register_clock
from sauro.domain.rulebook import default_rules

FRIDAY, SATURDAY, MONDAY = dt.date(2026, 9, 18), dt.date(2026, 9, 19), dt.date(2026, 9, 21)


def clock(arrived: dt.date, done: dt.date | None = None, *, urgent: bool = False, tasks: int = 1) -> RegisterClock:
    return register_clock(
        arrived_on=arrived, urgent=urgent, tasks=tasks, done_on=done, today=dt.date(2026, 9, 30),
        calendar=default_calendar(), rules=default_rules(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arrived", "urgent", "tasks", "by"),
    [
        (FRIDAY, True, 1, FRIDAY),
        (SATURDAY, True, 1, MONDAY),
        (FRIDAY, False, 4, MONDAY),
        (FRIDAY, False, 5, dt.date(2026, 9, 22)),
        (FRIDAY, True, 9, FRIDAY),
    ],
)
def test_the_last_day_follows_urgency_and_number(arrived: dt.date, urgent: bool, tasks: int, by: dt.date) -> None:
    assert clock(arrived, urgent=urgent, tasks=tasks).by == by


def test_lateness_is_counted_in_working_days_and_runs_while_a_draft_waits() -> None:
    assert clock(FRIDAY, MONDAY).late == 0
    assert clock(FRIDAY, dt.date(2026, 9, 23)).late == 2
    assert clock(FRIDAY).late == 7
