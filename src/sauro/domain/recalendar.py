"""Lịch làm việc thay đổi. Where a running deadline stands under a later calendar, and never to anybody's harm.

Pure: the old and the new calendar in, a day out. Words are read anew only where the old calendar gives the very day
that stands, so that a day which a person set is never overwritten by the words it replaced.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.rules import RuleBook
from sauro.domain.worktime import Due, DuePhrase, DueRule, WorkCalendar, due_date


def changed_days(old: WorkCalendar, new: WorkCalendar) -> tuple[dt.date, ...]:
    """Các ngày đổi: worked in one of the two calendars and off in the other, in order."""
    named = {d.date for d in (*old.days, *new.days)}
    return tuple(sorted(d for d in named if old.is_working_day(d) != new.is_working_day(d)))


def first_touched(days: tuple[dt.date, ...], old: WorkCalendar, new: WorkCalendar) -> dt.date | None:
    """Ngày sớm nhất mà một thời hạn có thể đổi: "before" a changed day may fall on the working day before it."""
    if not days:
        return None
    return min(old.previous_working_day(days[0]), new.previous_working_day(days[0]))


def moved_due(
    due_on: dt.date,
    phrase: DuePhrase | None,
    *,
    issued_on: dt.date | None,
    old: WorkCalendar,
    new: WorkCalendar,
    rules: RuleBook,
) -> Due | None:
    """Hạn theo lịch mới, with its explanation; None where it stays. `phrase`: the printed words as they are read.

    A day that a person set, and that the new calendar makes a day off, follows the rule of a printed day.
    """
    if phrase is not None and due_date(phrase, issued_on=issued_on, calendar=old, rules=rules).on == due_on:
        due = due_date(phrase, issued_on=issued_on, calendar=new, rules=rules)
    elif old.is_working_day(due_on) and not new.is_working_day(due_on):
        fixed = DuePhrase(DueRule.BY, iso=due_on.isoformat())
        due = due_date(fixed, issued_on=issued_on, calendar=new, rules=rules)
    else:
        return None
    return due if due.on is not None and due.on != due_on else None


def may_move(due_on: dt.date, to: dt.date, *, today: dt.date, handed_in: bool) -> bool:
    """Có được đổi. Later always; earlier only where nothing was judged yet and the day still lies ahead."""
    return to > due_on or (not handed_in and due_on >= today and to > today)
