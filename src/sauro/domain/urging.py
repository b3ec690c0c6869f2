"""Đôn đốc. The ladder of the rulebook: which rung a task has reached, once each, which it passed unseen (C5.5).

A rung reads "due-5;doer;yellow;notice": the day it is counted from and the working days added, to whom, the colour,
what goes out. Pure: facts in, rungs out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sauro.domain.lateness import Stop, stopped_days
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status
from sauro.domain.worktime import WorkCalendar

BY_HAND = "urge.hand"
SHARE = "urge.early_share"
NAMES = ("urge.n0", "urge.n1a", "urge.n1b", "urge.n2", "urge.n3", "urge.n4", "urge.n5", "urge.n6")
URGED = (Status.REGISTERED, Status.ASSIGNED, Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)


class Start(StrEnum):
    """Tính từ ngày nào: the day of assignment, for acceptance; the due date."""

    ASSIGNED = "assigned"
    DUE = "due"


class Whom(StrEnum):
    """Đôn đốc ai: a place in the chain, never a name; who holds it is asked on the day."""

    DOER = "doer"
    UNIT_HEAD = "unit_head"
    AGENCY_HEAD = "agency_head"
    MONITOR = "monitor"
    GIVER = "giver"
    STANDING = "standing"
    INSPECTION = "inspection"


class Paper(StrEnum):
    """Hình thức: a notice alone, or a drafted letter beside it."""

    NOTICE = "notice"
    LETTER = "letter"
    REPORT = "report"
    PROPOSAL = "proposal"


RUNG_WORDS = {
    "urge.n0": N_("Nhắc nhận việc"),
    "urge.n1a": N_("Nhắc trước hạn, lần một"),
    "urge.n1b": N_("Nhắc trước hạn, lần hai"),
    "urge.n2": N_("Nhắc đến hạn"),
    "urge.n3": N_("Báo quá hạn"),
    "urge.n4": N_("Đôn đốc bằng văn bản"),
    "urge.n5": N_("Báo cáo nơi giao, đề nghị giải trình"),
    "urge.n6": N_("Đề nghị kiểm tra"),
    BY_HAND: N_("Đôn đốc trực tiếp"),
}


@dataclass(frozen=True, slots=True)
class Rung:
    """Bậc đôn đốc. `offset`: working days after (before, when negative) the day it starts from."""

    name: str
    start: Start
    offset: int
    to: tuple[Whom, ...]
    colour: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Fact:
    """Nhiệm vụ đang xét. `known`: rungs written already, as (name, slot); `stops`: confirmed objective causes.

    `started_on`: since when the lead has had time; `assigned_on`: since when the present lead has it.
    """

    status: Status
    due_on: dt.date | None
    started_on: dt.date
    assigned_on: dt.date | None = None
    known: Collection[tuple[str, dt.date]] = ()
    stops: Sequence[Stop] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """Bậc vừa đến. `slot`: the day it is counted from; `passed`: only noted, a higher one goes out in its place."""

    rung: Rung
    slot: dt.date
    passed: bool = False


def rung_of(rule: Rule) -> Rung:
    """Bậc đôn đốc from its row. ValueError where the row does not read as one."""
    parts = [part.strip() for part in rule.value.split(";")]
    if len(parts) != 4:
        raise ValueError(f"{rule.name}: {rule.value}")
    for start in Start:
        sign = parts[0][len(start) :]
        if parts[0].startswith(start) and sign[:1] in ("+", "-") and sign[1:].isdecimal():
            to = tuple(Whom(word.strip()) for word in parts[1].split(","))
            return Rung(rule.name, start, int(sign), to, parts[2], Paper(parts[3]))
    raise ValueError(f"{rule.name}: {rule.value}")


@dataclass(frozen=True)
class Ladder:
    """Thang đôn đốc. The rungs in force on a day, lowest first, with the calendar that they are counted in.

    share: per cent of a short task's time that an early reminder leaves (20: it comes at 80 % of the time).
    """

    rungs: tuple[Rung, ...]
    calendar: WorkCalendar
    share: int = 20
    _days: dict[tuple[dt.date, int], dt.date] = field(default_factory=dict, repr=False, compare=False)
    _spans: dict[tuple[dt.date, dt.date], int] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rules: RuleBook, on: dt.date, calendar: WorkCalendar) -> Ladder:
        """The ladder of a day. A rung whose row ended is left out; ValueError where a row cannot be read."""
        rungs = [rung_of(row) for row in rules.rows if row.name in NAMES and row.in_force(on)]
        latest = {rung.name: rung for rung in rungs}
        return cls(tuple(sorted(latest.values(), key=_height)), calendar, rules.number(SHARE, on))

    def day(self, since: dt.date, offset: int) -> dt.date:
        """The day of a rung, remembered: many tasks share a due date."""
        found = self._days.get((since, offset))
        if found is None:
            found = self._days[since, offset] = self.calendar.add_working_days(since, offset)
        return found

    def between(self, after: dt.date, until: dt.date) -> int:
        """Working days after one day up to and with another, remembered."""
        found = self._spans.get((after, until))
        if found is None:
            found = self._spans[after, until] = self.calendar.working_days_between(after, until)
        return found

    def latest(self, offset: int, today: dt.date) -> dt.date:
        """The latest starting day whose rung of this offset has come by today: where a search for tasks may end."""
        if offset <= 0:
            return self.calendar.add_working_days(today, -offset)
        day = self.calendar.add_working_days(today + dt.timedelta(days=1), -offset)
        return day - dt.timedelta(days=1)


def _height(rung: Rung) -> tuple[Start, int, str]:
    return rung.start, rung.offset, rung.name


def rungs_reached(fact: Fact, *, today: dt.date, ladder: Ladder) -> list[Reached]:
    """Bậc đôn đốc vừa đến, lowest first: the highest new one goes out, those below it are noted as passed over.

    None while the task waits for a confirmation, stands suspended or ended, or a confirmed cause is running; days that
    such a cause took are not counted against the doer. A rung below one that is known was passed before: not repeated.
    """
    if fact.status not in URGED or any(_running(stop, today) for stop in fact.stops):
        return []
    found: list[Reached] = []
    for start in Start:
        slot = fact.due_on if start is Start.DUE else _awaited(fact)
        rungs = [rung for rung in ladder.rungs if rung.start is start]
        if slot is None:
            continue
        come = [rung for rung in rungs if _has_come(rung, slot, fact, today, ladder)]
        new = [rung for rung in come if (rung.name, slot) not in fact.known]
        if not new or new[-1] is not come[-1]:
            continue
        found += [Reached(rung, slot, passed=rung is not new[-1]) for rung in new]
    return found


def _awaited(fact: Fact) -> dt.date | None:
    """The day of assignment, while nobody has accepted."""
    return fact.assigned_on if fact.status is Status.ASSIGNED else None


def _running(stop: Stop, today: dt.date) -> bool:
    return stop.since <= today and (stop.until is None or today <= stop.until)


def _has_come(rung: Rung, slot: dt.date, fact: Fact, today: dt.date, ladder: Ladder) -> bool:
    if rung.start is Start.DUE and rung.offset < 0:
        room = ladder.between(fact.started_on, slot)
        ahead = min(-rung.offset, max(1, room * ladder.share // 100))
        day = ladder.day(slot, -ahead)
        return fact.started_on < day <= today
    day = ladder.day(slot, rung.offset) if rung.offset else slot
    if today < day:
        return False
    if rung.offset <= 0 or not fact.stops or rung.start is not Start.DUE:
        return True
    before = fact.started_on - dt.timedelta(days=1)
    stopped = stopped_days(fact.stops, after=before, until=today, calendar=ladder.calendar)
    return ladder.between(slot, today) - stopped >= rung.offset


def said(rung: Rung, facts: Mapping[str, str], *, slot: dt.date, today: dt.date, ladder: Ladder) -> Sentence:
    """Lời nhắc. What a person is told on a rung: the task, its day, how many working days.

    facts: code, work and lead of the task, as printed.
    """
    values = {**facts, "day": f"{slot:%d/%m/%Y}"}
    if rung.start is Start.ASSIGNED:
        return Sentence(N_("{code} giao ngày {day}, {lead} chưa nhận: {work}"), values)
    if today < slot:
        values["count"] = str(ladder.between(today, slot))
        return Sentence(N_("{code} đến hạn ngày {day}, còn {count} ngày làm việc: {work}"), values)
    if today == slot:
        return Sentence(N_("{code} đến hạn ngày {day}, hôm nay: {work}"), values)
    values["count"] = str(ladder.between(slot, today))
    return Sentence(N_("{code} quá hạn {count} ngày làm việc (hạn {day}), {lead} chủ trì: {work}"), values)
