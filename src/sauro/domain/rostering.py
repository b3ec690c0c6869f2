"""Lịch trực. Who is on duty on days off: facts, what is fair, what a change of calendar or absence touches (C2.3).

Pure. A shift is a whole calendar day, from 0:00 to 24:00, so that no hour of a day off falls between two shifts. The
search itself is `domain.roster_search`; another solver may stand in its place (`Solver`), this module judges either.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

CLAUSE = "1773-CV/TU, mục 3"
KEY = "C2.3"
Span = tuple[dt.date, dt.date]  # both days included


class DutyRole(StrEnum):
    """Vai trong ca trực: who decides on the spot, and who is with him."""

    LEADER = "leader"
    OFFICER = "officer"


class OffKind(StrEnum):
    """Loại ngày nghỉ. A day of the table of days off is a holiday whatever its weekday; each day has one kind."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class OffDay:
    """Ngày nghỉ phải có người trực; `name` as the table of days off has it."""

    date: dt.date
    kind: OffKind
    name: str = ""


def off_days(calendar: WorkCalendar, first: dt.date, last: dt.date) -> tuple[OffDay, ...]:
    """Các ngày phải trực from one day to another, both included: weekends, holidays, days swapped off."""
    named = {day.date: day.name for day in calendar.days}
    return tuple(OffDay(day, _kind(day, named), named.get(day, "")) for day in calendar.days_off(first, last))


def _kind(day: dt.date, named: Mapping[dt.date, str]) -> OffKind:
    if day in named:
        return OffKind.HOLIDAY
    return OffKind.SUNDAY if day.weekday() == 6 else OffKind.SATURDAY


@dataclass(frozen=True, slots=True)
class Member:
    """Người trong danh sách trực. `since`, `until` (first day outside): how long he is on the list.

    away: leave, missions: he cannot on these days, his share stays. exempt: days of an exemption with its basis: his
    share is smaller. before: his last day on duty before the first day that is planned.
    """

    key: int
    role: DutyRole
    since: dt.date | None = None
    until: dt.date | None = None
    away: tuple[Span, ...] = ()
    exempt: tuple[Span, ...] = ()
    before: dt.date | None = None

    def listed(self, day: dt.date) -> bool:
        """Whether this day counts for his share."""
        inside = (self.since is None or self.since <= day) and (self.until is None or day < self.until)
        return inside and not _within(day, self.exempt)

    def can(self, day: dt.date) -> bool:
        return self.listed(day) and not _within(day, self.away)


def _within(day: dt.date, spans: Iterable[Span]) -> bool:
    return any(first <= day <= last for first, last in spans)


@dataclass(frozen=True, slots=True)
class Terms:
    """Yêu cầu của mỗi ngày trực. `rest`: days from one duty of a person to his next, wherever that can be had."""

    rest: int
    officers: int
    leaders: int = 1

    def of(self, role: DutyRole) -> int:
        return self.leaders if role is DutyRole.LEADER else self.officers


@dataclass(frozen=True, slots=True)
class Case:
    """Bài toán lịch trực: the days off, the people, what each day needs."""

    days: tuple[OffDay, ...]
    members: tuple[Member, ...]
    terms: Terms

    def people(self, role: DutyRole) -> tuple[Member, ...]:
        return tuple(sorted((m for m in self.members if m.role is role), key=lambda m: m.key))


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """Ca trực: one person on one day."""

    date: dt.date
    role: DutyRole
    key: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Chỗ trống. How many of a role are missing on a day."""

    day: OffDay
    role: DutyRole
    count: int


@dataclass(frozen=True, slots=True)
class ShortRest:
    """Nghỉ ngắn. A person comes again after `days`, fewer than the list asks; to be looked at by a person."""

    key: int
    date: dt.date
    days: int


# A solver takes the case, the shifts that stay and the first day that it may fill (None: all); it gives all shifts.
Solver = Callable[[Case, Sequence[Shift], dt.date | None], tuple[Shift, ...]]


def missing(days: Iterable[OffDay], shifts: Iterable[Shift], terms: Terms) -> tuple[Missing, ...]:
    """Ngày thiếu người trực, role by role; `shifts`: of people who can be there."""
    there = Counter((s.date, s.role) for s in shifts)
    lacking = ((day, role, terms.of(role) - there[day.date, role]) for day in days for role in DutyRole)
    return tuple(Missing(day, role, count) for day, role, count in lacking if count > 0)


def short_rests(case: Case, shifts: Iterable[Shift]) -> tuple[ShortRest, ...]:
    """Khoảng nghỉ ngắn hơn mức giữ được (`rest_of`), by date."""
    last = {m.key: m.before for m in case.members}
    rest = {role: rest_of(case, role) for role in DutyRole}
    found = []
    for shift in sorted(shifts):
        before = last.get(shift.key)
        if before is not None and (shift.date - before).days < rest[shift.role]:
            found.append(ShortRest(shift.key, shift.date, (shift.date - before).days))
        last[shift.key] = shift.date
    return tuple(found)


def reachable_rest(people: int, per_day: int) -> int:
    """Khoảng nghỉ dài nhất mà bấy nhiêu người giữ được qua các cuối tuần thường, by plain rotation; in days."""
    turns = people // per_day if per_day else 0
    return 7 * (turns // 2) + turns % 2


def rest_of(case: Case, role: DutyRole) -> int:
    """Khoảng nghỉ của một vai: that of the rulebook; where its people are too few for it, two thirds of what a strict
    rotation would give, so that there is room for absences and for a fair share of holidays.
    """
    reachable = reachable_rest(len(case.people(role)), case.terms.of(role))
    return min(case.terms.rest, max(1, reachable * 2 // 3))


@dataclass(frozen=True, slots=True)
class Range:
    """Ít nhất, nhiều nhất."""

    least: int
    most: int

    @property
    def spread(self) -> int:
        return self.most - self.least


@dataclass(frozen=True, slots=True)
class Fair:
    """Bảng công bằng của một vai: nobody's name and no order. `people`: those counted, on the list for every day;
    `others`: people who were on it for a part only, whose share is smaller and who are not counted.
    """

    role: DutyRole
    people: int
    others: int
    total: Range
    holidays: Range
    sundays: Range


def fairness(case: Case, shifts: Iterable[Shift]) -> tuple[Fair, ...]:
    """Bảng công bằng: min and max of each role in total, on holidays, on Sundays. A role without people has no row."""
    kinds = {day.date: day.kind for day in case.days}
    counts: dict[int, Counter[OffKind]] = {m.key: Counter() for m in case.members}
    for shift in shifts:
        if shift.date in kinds and shift.key in counts:
            counts[shift.key][kinds[shift.date]] += 1
    rows = []
    for role in DutyRole:
        people = case.people(role)
        whole = [m.key for m in people if all(m.listed(day.date) for day in case.days)]
        keys = whole or [m.key for m in people]
        if keys:
            of = [counts[key] for key in keys]
            rows.append(
                Fair(
                    role, len(keys), len(people) - len(keys), _range(c.total() for c in of),
                    _range(c[OffKind.HOLIDAY] for c in of), _range(c[OffKind.SUNDAY] for c in of),
                )
            )  # fmt: skip
    return tuple(rows)


def _range(numbers: Iterable[int]) -> Range:
    found = list(numbers)
    return Range(min(found), max(found))


class Why(StrEnum):
    """Vì sao một ca thay đổi."""

    NEW_DAY = "new_day"
    WORKED_DAY = "worked_day"
    AWAY = "away"
    LEFT = "left"
    WAS_MISSING = "was_missing"


@dataclass(frozen=True, slots=True)
class Change:
    """Thay đổi khi xếp lại: who leaves the day and who comes, and why; None where nobody does."""

    date: dt.date
    role: DutyRole
    out: int | None
    into: int | None
    why: Why


def standing(case: Case, old: Iterable[Shift], start: dt.date) -> tuple[Shift, ...]:
    """Ca giữ nguyên. Everything before `start`, and after it each shift whose day is still off and whose person can."""
    days = {day.date for day in case.days}
    members = {(m.key, m.role): m for m in case.members}
    kept = []
    for shift in sorted(set(old)):
        member = members.get((shift.key, shift.role))
        if shift.date < start or (shift.date in days and member is not None and member.can(shift.date)):
            kept.append(shift)
    return tuple(kept)


def replan(case: Case, old: Sequence[Shift], start: dt.date, solver: Solver) -> tuple[Shift, ...]:
    """Xếp lại với ít thay đổi nhất. What still can stand stays; only empty places from `start` on are filled."""
    kept = standing(case, old, start)
    return tuple(sorted({*kept, *solver(case, kept, start)}))


def changes(case: Case, old: Iterable[Shift], new: Iterable[Shift]) -> tuple[Change, ...]:
    """Thay đổi gì, cho ai, vì sao; in order of days. People of one role on one day are paired, leaving and coming."""
    before, after = set(old), set(new)
    had = {s.date for s in before}
    members = {(m.key, m.role): m for m in case.members}
    off = {day.date for day in case.days}
    places = sorted({(s.date, s.role) for s in before ^ after})
    found: list[Change] = []
    for date, role in places:
        out = sorted(s.key for s in before - after if (s.date, s.role) == (date, role))
        into = sorted(s.key for s in after - before if (s.date, s.role) == (date, role))
        for at in range(max(len(out), len(into))):
            leaves = out[at] if at < len(out) else None
            why = _why(date, members.get((leaves, role)) if leaves is not None else None, leaves, off, had)
            found.append(Change(date, role, leaves, into[at] if at < len(into) else None, why))
    return tuple(found)


def _why(day: dt.date, member: Member | None, leaves: int | None, off: set[dt.date], had: set[dt.date]) -> Why:
    if day not in off:
        return Why.WORKED_DAY
    if leaves is None:
        return Why.WAS_MISSING if day in had else Why.NEW_DAY
    return Why.AWAY if member is not None and member.listed(day) else Why.LEFT


def require_people(case: Case) -> None:
    """Đủ người để lập lịch. Refusal duty.people where a role that each day needs has fewer people than places."""
    for role in DutyRole:
        if len(case.people(role)) < case.terms.of(role):
            words = N_("lãnh đạo") if role is DutyRole.LEADER else N_("cán bộ")
            raise Refusal(
                "duty.people",
                Sentence(
                    N_("Danh sách trực có {have} {role}, mỗi ngày cần {need}."),
                    {"have": str(len(case.people(role))), "need": str(case.terms.of(role)), "role": Sentence(words)},
                ),
                clause=CLAUSE,
                advice=N_("Thêm người vào danh sách trực rồi lập lịch."),
                key=KEY,
            )
