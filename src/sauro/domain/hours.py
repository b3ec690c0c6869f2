"""Giờ làm việc. Sessions by season, the day of a person held against them, and the counts of a unit (C2.1, C5.4).

Pure. A day keeps when somebody came and left and nothing else. What comes out is counts of a unit with their
denominators, by the place of the day in the week and round holidays; nothing is counted for a person, nothing is
ranked, and nothing is shown of fewer people than the rulebook's row `hours.least_people` (E9, E12, E14).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sauro.domain.absences import Absent, away_on
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import DayKind, WorkCalendar

NOON = 12 * 60
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Session:
    """Buổi làm việc. From one minute of the day to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Season:
    """Mùa. From one day of the year to another, both included, as (month, day); over the new year too."""

    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 31)

    def holds(self, day: dt.date) -> bool:
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Giờ làm việc. The sessions of a body in a season, by a document, from `since` to before `until`."""

    sessions: tuple[Session, ...]
    since: dt.date
    until: dt.date | None = None
    season: Season = Season()
    source: str = ""

    @property
    def start(self) -> int:
        return self.sessions[0].start

    @property
    def end(self) -> int:
        return self.sessions[-1].end

    def in_force(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or day < self.until) and self.season.holds(day)


def hours_on(rows: Iterable[WorkingHours], day: dt.date) -> WorkingHours | None:
    """Giờ làm việc của một ngày; None where no row holds: a missing row is never guessed."""
    found = [row for row in rows if row.in_force(day)]
    return max(found, key=lambda row: row.since) if found else None


def check_hours(new: WorkingHours, known: Iterable[WorkingHours]) -> None:
    """Kiểm tra giờ làm việc. Sessions in order within the day, and no other row for a day of the same season.

    Refusals: hours.sessions, hours.source, hours.overlap.
    """
    edges = [minute for s in new.sessions for minute in (s.start, s.end)]
    if not edges or edges != sorted(set(edges)) or not 0 <= edges[0] < edges[-1] <= DAY_MINUTES:
        raise Refusal(
            "hours.sessions", N_("Các buổi làm việc không theo thứ tự trong ngày."), advice=N_("Sửa giờ đầu, giờ cuối.")
        )
    if not new.source.strip():
        raise Refusal("hours.source", N_("Giờ làm việc chưa có văn bản."), advice=N_("Ghi số, ngày văn bản quy định."))
    for row in known:
        apart = (row.until and row.until <= new.since) or (new.until and new.until <= row.since)
        if not apart and any(row.season.holds(day) and new.season.holds(day) for day in _EACH_DAY):
            raise Refusal(
                "hours.overlap",
                Sentence(N_("Đã có giờ làm việc cho cùng mùa, theo {source}."), {"source": row.source}),
                advice=N_("Kết thúc dòng đang có trước, hoặc chọn mùa khác."),
            )


_EACH_DAY = tuple(dt.date(2028, 1, 1) + dt.timedelta(days=n) for n in range(366))


class Mark(StrEnum):
    """Vị trí của ngày: first and last working day of its week, next to a holiday, or none of these."""

    ALL = "all"
    FIRST = "first"
    LAST = "last"
    HOLIDAY = "holiday"
    OTHER = "other"


MARK_WORDS = {
    Mark.ALL: N_("Mọi ngày làm việc"),
    Mark.FIRST: N_("Ngày làm việc đầu tuần"),
    Mark.LAST: N_("Ngày làm việc cuối của tuần"),
    Mark.HOLIDAY: N_("Ngày liền trước, liền sau lễ, tết"),
    Mark.OTHER: N_("Các ngày khác"),
}
EDGES = (Mark.FIRST, Mark.LAST, Mark.HOLIDAY)


@dataclass
class DayMarks:
    """Vị trí của các ngày theo lịch. Asked many times for few days: each is worked out once."""

    calendar: WorkCalendar
    _known: dict[dt.date, frozenset[Mark]] = field(default_factory=dict)
    _holidays: frozenset[dt.date] = field(init=False)

    def __post_init__(self) -> None:
        self._holidays = frozenset(d.date for d in self.calendar.days if d.kind is not DayKind.WORKING_SATURDAY)

    def of(self, day: dt.date) -> frozenset[Mark]:
        """Vị trí của một ngày; nothing for a day off."""
        if day not in self._known:
            self._known[day] = self._marks(day) if self.calendar.is_working_day(day) else frozenset()
        return self._known[day]

    def _marks(self, day: dt.date) -> frozenset[Mark]:
        before, after = self.calendar.previous_working_day(day), self.calendar.next_working_day(day)
        week = day.isocalendar()[:2]
        found = {Mark.ALL}
        found |= {Mark.FIRST} if before.isocalendar()[:2] != week else set()
        found |= {Mark.LAST} if after.isocalendar()[:2] != week else set()
        found |= {Mark.HOLIDAY} if self._holiday_between(before, day) or self._holiday_between(day, after) else set()
        return frozenset(found if len(found) > 1 else found | {Mark.OTHER})

    def _holiday_between(self, first: dt.date, last: dt.date) -> bool:
        return any(first + dt.timedelta(days=n) in self._holidays for n in range(1, (last - first).days))


@dataclass(frozen=True, slots=True)
class DayFact:
    """Ngày công. When a person came and left, as minutes of the day; None where the clock has no such time.

    excused: the head accepted what the person explained.
    """

    person: int
    day: dt.date
    came: int | None
    left: int | None
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Lapse:
    """Kết quả của một ngày công against its hours: late, early, or one of the two times missing."""

    late: bool = False
    early: bool = False
    partial: bool = False

    @property
    def any(self) -> bool:
        return self.late or self.early or self.partial


NO_LAPSE = Lapse()


def lapse_of(fact: DayFact, hours: WorkingHours, grace: int) -> Lapse:
    """Muộn, sớm, thiếu. `grace`: minutes that do not count (rulebook row hours.grace_minutes)."""
    late = fact.came is not None and fact.came > hours.start + grace
    early = fact.left is not None and fact.left < hours.end - grace
    partial = fact.came is None or fact.left is None
    return Lapse(late, early, partial) if late or early or partial else NO_LAPSE


@dataclass(slots=True)
class Count:
    """Số đếm của đơn vị. Of `people` different persons and `days` person-days: how many were late, early, partial.

    odd: late or early, each day once; excused: days with a lapse that the head accepted an explanation for, which count
    in none of the others.
    """

    people: int = 0
    days: int = 0
    late: int = 0
    early: int = 0
    partial: int = 0
    odd: int = 0
    excused: int = 0

    def shown(self, least: int) -> bool:
        """Whether it may be shown at all: of fewer people every number would speak of somebody."""
        return self.people >= least

    def exact(self, some: int, *, least: int, few: int) -> bool:
        """Whether a number of this count may be said as it is: none, or at least `least`, or among `few` people or
        more. Below that one late morning would be somebody's (rulebook row hours.few_people).
        """
        return some == 0 or some >= least or self.people >= few


Tally = dict[Mark, Count]


def tally(
    facts: Iterable[DayFact],
    *,
    hours: Callable[[dt.date], WorkingHours | None],
    marks: DayMarks,
    absent: Mapping[int, Sequence[Absent]],
    grace: int,
) -> Tally:
    """Thống kê của đơn vị. Counts by the place of the day; days off, absences and days without hours are left out."""
    counts = {mark: Count() for mark in Mark}
    people: dict[Mark, set[int]] = {mark: set() for mark in Mark}
    known: dict[dt.date, WorkingHours | None] = {}
    for fact in facts:
        places = marks.of(fact.day)
        if fact.day not in known:
            known[fact.day] = hours(fact.day)
        rule = known[fact.day]
        if not places or rule is None or (fact.person in absent and away_on(absent[fact.person], fact.day)):
            continue
        lapse = lapse_of(fact, rule, grace)
        for place in places:
            people[place].add(fact.person)
            _add(counts[place], lapse, fact.excused)
    for mark, count in counts.items():
        count.people = len(people[mark])
    return counts


def _add(count: Count, lapse: Lapse, excused: bool) -> None:
    count.days += 1
    if lapse is NO_LAPSE:
        return
    if excused:
        count.excused += 1
        return
    count.late += lapse.late
    count.early += lapse.early
    count.partial += lapse.partial
    count.odd += lapse.late or lapse.early


def kept_from(today: dt.date, months: int) -> dt.date:
    """Ngày đầu còn lưu. What is older than so many months is deleted (E17, rulebook row hours.kept_months)."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return dt.date(year, month + 1, 1) if today.day > 28 else dt.date(year, month + 1, today.day)
