"""Tổng hợp kỳ. How each task stood on the closing day, from what was known that day (C4.2, E10).

**Quy tắc "tính đến ngày" (the as-of rule).** A question about day D is answered only from what the register had been
told by the end of D:
- a task counts from the day it was registered; a task of which only later days know, does not exist on D;
- its deadline is the one in force on D: a change made after D is taken back, change by change;
- its lead is the body that held it at the end of D;
- it is done when its result was confirmed by the end of D, and in time when the confirmed report had been received by
  the deadline (T4: measured at submission, so that a slow confirmation makes nobody late);
- a report that waited for confirmation on D is no result yet, but its day of receipt stands: in time if it came so;
- a pause that began before the deadline keeps the task in time while it lasts;
- withdrawn or replaced by the end of D: no longer counted, told apart; after D: still there;
- an objective cause counts from the day on which it was confirmed.
So a later event never changes the answer about an earlier day.
Pure: facts in, lines out; what is counted of them: `synthesis_figures`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.lateness import Stop, judged
from sauro.domain.tasks import Timeliness
from sauro.domain.worktime import WorkCalendar


class Left(StrEnum):
    """Cách rời sổ. Why a task is no longer counted."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class DueMove:
    """Một lần đổi hạn: on which day, and the deadline before it."""

    on: dt.date
    old: dt.date | None


@dataclass(frozen=True, slots=True)
class Held:
    """Nơi chủ trì trước đây: from a day to the day on which another took over."""

    agency: int
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Report:
    """Một báo cáo kết quả: received on a day, decided on a day (None while it waits)."""

    on: dt.date
    decided_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Một lần tạm dừng: the day it was written down, from when it counts, the day it was lifted."""

    known_on: dt.date
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Excuse:
    """Nguyên nhân khách quan đã được xác nhận on a day, for the days it covers; `words` as shown."""

    confirmed_on: dt.date
    since: dt.date
    until: dt.date | None
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """Nhiệm vụ, như sổ đã ghi. All that the as-of rule asks of one task; printed words go with it.

    `done_on`: day of receipt of the confirmed report; `ended_on`: day of confirmation, withdrawal or replacement;
    `left`: how it left, where it was not done; `repeating`: a duty whose periods stand as tasks of their own.
    """

    id: int
    code: str
    work: str
    document: str
    clause: str
    lead: int
    registered_on: dt.date
    original_due: dt.date | None
    due: dt.date | None
    done_on: dt.date | None = None
    ended_on: dt.date | None = None
    left: Left | None = None
    repeating: bool = False
    moves: tuple[DueMove, ...] = ()
    held: tuple[Held, ...] = ()
    reports: tuple[Report, ...] = ()
    pauses: tuple[Pause, ...] = ()
    excuses: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class AsOf:
    """Nhiệm vụ tính đến một ngày. `stand`: one of five; `left` set where it had gone (then `stand` says nothing)."""

    stand: Timeliness
    due: dt.date | None
    lead: int
    done_on: dt.date | None
    waiting: bool
    paused: bool
    left: Left | None


def as_of(task: Past, day: dt.date) -> AsOf | None:
    """Tính đến một ngày. None where the register did not hold the task at the end of that day."""
    if task.registered_on > day:
        return None
    due, lead = due_on(task, day), lead_on(task, day)
    gone = task.ended_on is not None and task.ended_on <= day
    if gone and task.left is not None:
        return AsOf(Timeliness.NO_DEADLINE, due, lead, None, False, False, task.left)
    if gone and task.done_on is not None:
        return AsOf(_done(due, task.done_on), due, lead, task.done_on, False, False, None)
    waiting = max((r.on for r in task.reports if r.on <= day and not _decided(r, day)), default=None)
    pause = next((p for p in task.pauses if p.known_on <= day and (p.until is None or p.until > day)), None)
    stand = _open(due, day, waiting, pause)
    return AsOf(stand, due, lead, None, waiting is not None, pause is not None, None)


def due_on(task: Past, day: dt.date) -> dt.date | None:
    """Thời hạn có hiệu lực cuối ngày ấy: the deadline before the first change made after it."""
    return next((move.old for move in task.moves if move.on > day), task.due)


def lead_on(task: Past, day: dt.date) -> int:
    """Cơ quan chủ trì cuối ngày ấy."""
    return next((h.agency for h in task.held if h.since <= day < h.until), task.lead)


def _decided(report: Report, day: dt.date) -> bool:
    return report.decided_on is not None and report.decided_on <= day


def _done(due: dt.date | None, done_on: dt.date) -> Timeliness:
    if due is None:
        return Timeliness.NO_DEADLINE
    return Timeliness.ON_TIME if done_on <= due else Timeliness.LATE


def _open(due: dt.date | None, day: dt.date, waiting: dt.date | None, pause: Pause | None) -> Timeliness:
    if due is None:
        return Timeliness.NO_DEADLINE
    stopped = min((d for d in (waiting, pause.since if pause else None) if d is not None), default=day)
    return Timeliness.OVERDUE if due < stopped else Timeliness.IN_TIME


class WorkingDays:
    """Số ngày làm việc giữa hai ngày, counted once for a whole synthesis. As `WorkCalendar.working_days_between`."""

    def __init__(self, calendar: WorkCalendar, first: dt.date, last: dt.date) -> None:
        span = range(first.toordinal(), last.toordinal() + 1)
        self._days = [n for n in span if calendar.is_working_day(dt.date.fromordinal(n))]

    def between(self, after: dt.date, until: dt.date) -> int:
        """Working days after one day up to and with another; 0 where the second is not later."""
        days = self._days
        return max(0, bisect_right(days, until.toordinal()) - bisect_right(days, after.toordinal()))


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của tổng hợp: a task as it stood on the closing day, as plain values that are frozen with the facts.

    `late`: working days after the deadline; `fair`: what remains when confirmed causes are taken off; `excused`: all
    of it was excused; `why`: words of the confirmed causes; `waits`: whom it waited for ("Sở A, 12 ngày"); `said`: what
    the doer wrote last. `age`: days since registration, of an open task without deadline. No name of a person.
    """

    id: int
    code: str
    work: str
    document: str
    clause: str
    lead: int
    body: str
    registered: str
    due: str
    stand: str
    done: str = ""
    late: int = 0
    fair: int = 0
    why: str = ""
    waits: str = ""
    said: str = ""
    age: int = 0
    new: bool = False
    became: bool = False
    moved: bool = False
    waiting: bool = False
    paused: bool = False
    repeating: bool = False
    left: str = ""
    next: bool = False

    @property
    def excused(self) -> bool:
        return self.late > 0 and self.fair == 0 and bool(self.why)


@dataclass(frozen=True, slots=True)
class Window:
    """Khoảng tính. `since`, `day`: both included; `whole`: everything since the beginning (a directive), not only what
    was open or ended in the window; `next_closing`: the last day of the period to come.
    """

    since: dt.date
    day: dt.date
    whole: bool
    next_closing: dt.date

    @property
    def last_closing(self) -> dt.date:
        return self.since - dt.timedelta(days=1)


def in_window(task: Past, window: Window) -> bool:
    """Có tính trong kỳ không. Of a directive every task; else what was open, or ended, in the window."""
    if task.registered_on > window.day:
        return False
    return window.whole or task.ended_on is None or task.ended_on >= window.since


def line_of(task: Past, window: Window, *, bodies: Callable[[int], str], days: WorkingDays, calendar: WorkCalendar,
            waits: str = "", said: str = "") -> Line | None:  # fmt: skip
    """Một dòng. None where the task does not count in the window (`in_window`)."""
    now = as_of(task, window.day) if in_window(task, window) else None
    if now is None:
        return None
    late = fair = 0
    why = ""
    if now.left is None and now.stand in (Timeliness.LATE, Timeliness.OVERDUE):
        assert now.due is not None
        late = fair = days.between(now.due, now.done_on or window.day)
        known = [e for e in task.excuses if e.confirmed_on <= window.day]
        if known:
            fair, why = _fair(task, now, window, known, calendar), "; ".join(dict.fromkeys(e.words for e in known))
    overdue, opened = now.stand is Timeliness.OVERDUE and now.left is None, now.done_on is None and now.left is None
    earlier = as_of(task, window.last_closing) if overdue else None
    return Line(
        id=task.id, code=task.code, work=task.work, document=task.document, clause=task.clause,
        lead=now.lead, body=bodies(now.lead),
        registered=task.registered_on.isoformat(), due=now.due.isoformat() if now.due else "",
        stand=str(now.stand), done=now.done_on.isoformat() if now.done_on else "",
        late=late, fair=fair, why=why, waits=waits if overdue else "", said=said if overdue else "",
        age=(window.day - task.registered_on).days if now.due is None and opened and not task.repeating else 0,
        new=task.registered_on >= window.since,
        became=overdue and (earlier is None or earlier.stand is not Timeliness.OVERDUE),
        moved=any(window.since <= m.on <= window.day for m in task.moves),
        waiting=now.waiting, paused=now.paused, repeating=task.repeating,
        left=str(now.left or ""),
        next=opened and now.due is not None and window.day < now.due <= window.next_closing,
    )  # fmt: skip


def _fair(task: Past, now: AsOf, window: Window, known: Sequence[Excuse], calendar: WorkCalendar) -> int:
    """Working days late by the fair clock (`lateness.judged`), which alone knows how causes stop it."""
    found = judged(
        due_on=now.due, started_on=task.registered_on, today=window.day, calendar=calendar, submitted_on=now.done_on,
        stops=[Stop(e.since, e.until) for e in known],
    )  # fmt: skip
    return found.late_fair
