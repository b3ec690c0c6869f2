"""Hạn vào sổ. How soon the tasks of a document stand in the register: urgent, ordinary, many (C5.5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.domain.rules import RuleBook
from sauro.domain.worktime import WorkCalendar


@dataclass(frozen=True, slots=True)
class RegisterClock:
    """Đồng hồ vào sổ of one document. `by`: the last day; `done_on`: when the last task stood in it, None while open.

    late: working days after `by`; 0 while in time.
    """

    by: dt.date
    done_on: dt.date | None
    late: int


def register_clock(
    *,
    arrived_on: dt.date,
    urgent: bool,
    tasks: int,
    done_on: dt.date | None,
    today: dt.date,
    calendar: WorkCalendar,
    rules: RuleBook,
) -> RegisterClock:
    """Vào sổ kịp hay chậm. Urgent the same day; many tasks have longer; a day off counts as the next working day."""
    many = tasks >= rules.number("task.register.many_from", arrived_on)
    name = "urgent" if urgent else "many" if many else "ordinary"
    days = rules.number(f"task.register.{name}", arrived_on)
    by = calendar.add_working_days(calendar.working_day_from(arrived_on), days)
    return RegisterClock(by, done_on, max(0, calendar.working_days_between(by, done_on or today)))
