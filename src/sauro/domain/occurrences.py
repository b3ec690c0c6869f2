"""Nhiệm vụ định kỳ. Periods of a cadence with the day each is due, quarters of standing tasks, ageing without a day.

Pure: the day comes from the words ("trước ngày 25 hằng tháng"), else from the day that the giver fixed for the first
period, else from the rulebook; where none of them says it, nothing is guessed and the task ages until somebody does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.periods import add_months, day_short, length_of, month_end, period_words
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import Due, DuePhrase, DueRule, WorkCalendar, due_date

_MONDAY = dt.date(1969, 12, 29)  # weeks are counted from a Monday, so that two weeks mean the same two for everybody


@dataclass(frozen=True, slots=True)
class Repeating:
    """Việc lặp lại. `cadence` R/P3M …, or `standing`; `words`: the deadline as printed; `first_due`: the day that a
    person fixed for the first period; `since`: when the task was given: no period that ended before it is asked for.
    """

    since: dt.date
    cadence: str = ""
    standing: bool = False
    words: str = ""
    first_due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Một kỳ. `period`: its key, once a task; `name` "quý III/2026"; the last day of its work and why."""

    period: str
    name: str
    due_on: dt.date
    because: Sentence


@dataclass(frozen=True, slots=True)
class _Every:
    """A step of months or of weeks."""

    months: int = 0
    weeks: int = 0

    def holding(self, day: dt.date) -> dt.date:
        """First day of the period that holds a day; months count from January, weeks from Monday."""
        if self.months:
            months = day.year * 12 + day.month - 1
            start = months - months % self.months if self.months > 12 else months - (day.month - 1) % self.months
            return dt.date(start // 12, start % 12 + 1, 1)
        return day - dt.timedelta(days=(day - _MONDAY).days % (7 * self.weeks))

    def after(self, first: dt.date, steps: int = 1) -> dt.date:
        return add_months(first, self.months * steps) if self.months else first + dt.timedelta(7 * self.weeks * steps)


def occurrences(
    task: Repeating, *, on: dt.date, calendar: WorkCalendar, rules: RuleBook, most: int = 60
) -> list[Occurrence]:
    """Các kỳ đã mở đến một ngày, oldest first; [] where no period or no day can be told. At most `most`, the latest."""
    every = _every(task, on, rules)
    if every is None:
        return []
    phrase = phrase_of(task)
    found = [_occurrence(task, phrase, every, first, calendar, rules) for first in _begun(task, every, on)]
    return [o for o in found if o is not None and o.due_on > task.since][-most:]


def period_on(task: Repeating, on: dt.date, rules: RuleBook) -> str:
    """Khóa của kỳ đang chạy, without asking when it is due; "" where the task does not repeat."""
    every = _every(task, on, rules)
    if every is None:
        return ""
    first = every.holding(on)
    return _called(every, first, every.after(first) - dt.timedelta(days=1))[0]


def repeats(task: Repeating, *, on: dt.date, calendar: WorkCalendar, rules: RuleBook) -> bool:
    """Whether its periods and days can be told: whoever does not repeat and has no day, ages."""
    every = _every(task, on, rules)
    if every is None:
        return False
    return _occurrence(task, phrase_of(task), every, every.holding(on), calendar, rules) is not None


def phrase_of(task: Repeating) -> DuePhrase:
    """Thời hạn của mỗi kỳ, as the printed words have it; the bare cadence where they say nothing of a day."""
    low = task.words.lower()
    read = first_deadline(deadline_phrases(low, 0, len(low), task.since, labelled=True), task.since) if low else None
    if read is not None and read.kind is DeadlineKind.RECURRING and read.due.iso == task.cadence:
        return read.due
    return DuePhrase(DueRule.RECURRING, task.cadence)


def _every(task: Repeating, on: dt.date, rules: RuleBook) -> _Every | None:
    """The step; a cadence of days is a standing duty, nobody gets a task a day."""
    length = length_of(task.cadence[2:]) if task.cadence.startswith("R/") else None
    if length is None and not task.standing:
        return None
    if length is None or length[1] == "D":
        return _Every(months=rules.number("task.standing.months", on))
    number, unit = length
    return _Every(weeks=number) if unit == "W" else _Every(months=number * (12 if unit == "Y" else 1))


def _begun(task: Repeating, every: _Every, on: dt.date) -> Iterator[dt.date]:
    """First days of the periods from the one before the task was given to the one that holds `on`.

    The one before may be due after the giving: the report on September, by the fifth of October.
    """
    first = every.after(every.holding(task.since), -1)
    while first <= on:
        yield first
        first = every.after(first)


def _occurrence(
    task: Repeating, phrase: DuePhrase, every: _Every, first: dt.date, calendar: WorkCalendar, rules: RuleBook
) -> Occurrence | None:
    last = every.after(first) - dt.timedelta(days=1)
    key, name = _called(every, first, last)
    due = _due(task, phrase, every, first, last, calendar, rules)
    if due is None or due.on is None:
        return None
    return Occurrence(key, name, due.on, due.because)


def _due(
    task: Repeating, phrase: DuePhrase, every: _Every, first: dt.date, last: dt.date, calendar: WorkCalendar,
    rules: RuleBook,
) -> Due | None:  # fmt: skip
    daily = task.cadence.endswith("D")
    if every.months and phrase.day is not None and not daily:
        month = first if every.months == 1 else last + dt.timedelta(days=1)
        end = month_end(month.year, month.month)
        return _on_day(end.replace(day=max(1, min(phrase.day, end.day))), phrase.rule, calendar, rules)
    if task.first_due is not None and not daily and not task.standing:
        return _on_day(_as_first(task.first_due, every, first), DueRule.BY, calendar, rules)
    if not (daily or task.standing) and rules.rule("deadline.recurring", first).value != "last_working_day":
        return None
    day = calendar.last_working_day(first, last)
    if day is None:
        return None
    template = N_("Ngày làm việc cuối của kỳ {first} đến {last}. {calendar}.")
    said = {"first": day_short(first), "last": day_short(last), "calendar": calendar.version}
    return Due(day, Sentence(template, said))


def _on_day(day: dt.date, rule: DueRule, calendar: WorkCalendar, rules: RuleBook) -> Due:
    kind = DueRule.BEFORE if rule is DueRule.BEFORE else DueRule.BY
    return due_date(DuePhrase(kind, day.isoformat()), issued_on=None, calendar=calendar, rules=rules)


def _as_first(first_due: dt.date, every: _Every, first: dt.date) -> dt.date:
    """The day of a period that stands in it as the fixed day stands in the first one.

    A day in the first month of a longer period belongs to the period before it, as with "trước ngày 05" of a quarter.
    """
    own = every.holding(first_due)
    if every.months > 1 and first_due.month == own.month:
        own = every.after(own, -1)
    if every.months:
        return add_months(first_due, (first.year - own.year) * 12 + first.month - own.month)
    return first_due + (first - own)


def _called(every: _Every, first: dt.date, last: dt.date) -> tuple[str, str]:
    """Key and name of a period: 2026-10, 2026-Q3, 2026-H1, 2026, 2026-W39, else its first day."""
    year = first.year
    if every.months in (1, 3, 12):
        iso = {1: f"{year}-{first.month:02d}", 3: f"{year}-Q{(first.month + 2) // 3}", 12: str(year)}[every.months]
        return iso, period_words(iso)
    if every.months == 6:
        half = 1 if first.month == 1 else 2
        return f"{year}-H{half}", f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}"
    if every.weeks == 1:
        week = first.isocalendar()
        return f"{week.year}-W{week.week:02d}", f"tuần {week.week}/{week.year}"
    return first.isoformat(), f"{day_short(first)} đến {day_short(last)}"


class Age(StrEnum):
    """Nhiệm vụ không có hạn đã để lâu: báo cho nơi làm, rồi cho nơi giao."""

    NONE = ""
    ALERT = "task.ageing.alert"
    ESCALATE = "task.ageing.escalate"


def age_of(given_on: dt.date, *, on: dt.date, rules: RuleBook) -> Age:
    """Đã để bao lâu. Calendar days since the task was given, against the rulebook's two rows (C5.5)."""
    days = (on - given_on).days
    if days >= rules.number(Age.ESCALATE, on):
        return Age.ESCALATE
    return Age.ALERT if days >= rules.number(Age.ALERT, on) else Age.NONE
