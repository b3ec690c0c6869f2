"""Quy định: câu hỏi. Which rule is in force on a day, and which days are worked?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext

from sauro.apps.rulebook.models import CalendarDay, CalendarVersion, RuleRow
from sauro.domain.rulebook import choices_of, says_of, title_of
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.worktime import CalendarDay as Day
from sauro.domain.worktime import DayKind, WorkCalendar
from sauro.web.once import announce, stamp

announce("rules", "rulebook_rulerow", "SELECT stamp FROM rulebook_rulerow ORDER BY id DESC LIMIT 1")
announce(
    "calendar",
    "rulebook_calendarversion",
    "SELECT CAST(stamp AS text) || CAST(confirmed_years AS text) FROM rulebook_calendarversion "
    "ORDER BY number DESC LIMIT 1",
)
FIELDS = ("name", "value", "unit", "source", "key", "since", "until", "note")


@dataclass(frozen=True, slots=True)
class RuleHistory:
    """Quy định qua các thời kỳ. The row in force on a day (None before the first), what was and what will be."""

    name: str
    present: Rule | None
    past: tuple[Rule, ...]
    coming: tuple[Rule, ...]

    @property
    def title(self) -> str:
        return title_of(self.name)

    @property
    def says(self) -> str:
        return says_of(self.name)

    def words_of(self, row: Rule) -> str:
        """What a value means, in the words of its note; "" for a number, which needs none."""
        return choices_of(gettext(row.note)).get(row.value, "") if row.note else ""


def rules() -> RuleBook:
    """Bộ quy định. All rows; which one holds is asked of it with a date. Read anew only after a change."""
    return _rules(stamp("rules"))


@lru_cache(maxsize=4)
def _rules(_: object) -> RuleBook:
    return RuleBook.of(Rule(*row) for row in RuleRow.objects.order_by("since", "pk").values_list(*FIELDS))


def rulebook(on: dt.date) -> RuleBook:
    """Bộ quy định trong một ngày. Only the rows in force on it."""
    return RuleBook.of(row for row in rules().rows if row.in_force(on))


def calendar() -> WorkCalendar:
    """Lịch làm việc, its latest version, confirmed days only. Read anew only after a change."""
    return _calendar(stamp("calendar"))


@lru_cache(maxsize=4)
def _calendar(_: object) -> WorkCalendar:
    found = CalendarVersion.objects.order_by("-number").values_list("label", "confirmed_years").first()
    label, years = found or ("", [])
    rows = CalendarDay.objects.filter(until_version=None, proposed=False)
    days = tuple(
        Day(date, DayKind(kind), name, source, known)
        for date, kind, name, source, known in rows.values_list("date", "kind", "name", "source", "known_since")
    )
    return WorkCalendar(label, days, frozenset(years))


def calendar_of(number: int) -> WorkCalendar:
    """Lịch làm việc, one of its versions as it stood. CalendarVersion.DoesNotExist for a number never given."""
    version = CalendarVersion.objects.get(number=number)
    rows = CalendarDay.objects.filter(from_version__lte=number, proposed=False).exclude(until_version__lte=number)
    days = tuple(
        Day(date, DayKind(kind), name, source, known)
        for date, kind, name, source, known in rows.values_list("date", "kind", "name", "source", "known_since")
    )
    return WorkCalendar(version.label, days, frozenset(version.confirmed_years))


def latest_version() -> int:
    """Số bản lịch đang dùng; 0 before the first."""
    return CalendarVersion.objects.order_by("-number").values_list("number", flat=True).first() or 0


def rule_histories(on: dt.date) -> list[RuleHistory]:
    """Bảng quy định for a page: each name with its present, past and coming rows."""
    by_name: dict[str, list[Rule]] = {}
    for row in rules().rows:
        by_name.setdefault(row.name, []).append(row)
    found = []
    for name, rows in by_name.items():
        in_force = [row for row in rows if row.in_force(on)]
        present = in_force[-1] if in_force else None
        past = tuple(row for row in rows if row.since <= on and row is not present)
        found.append(RuleHistory(name, present, past, tuple(row for row in rows if row.since > on)))
    return found


def days_of(year: int) -> list[CalendarDay]:
    """Các ngày của một năm: confirmed and proposed, in order."""
    return list(CalendarDay.objects.filter(until_version=None, date__year=year))


def years_known() -> list[int]:
    """Các năm có trong bảng lịch."""
    return sorted({day.year for day in CalendarDay.objects.filter(until_version=None).dates("date", "year")})
