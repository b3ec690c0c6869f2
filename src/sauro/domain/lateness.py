"""Chậm bao nhiêu, do ai. How late a result is once the days on which nobody could act are taken off (E11).

Pure clock algebra over working days: a confirmed objective cause stops the clock, causes that overlap stop it once,
and no cause ever makes anybody later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.sentence import N_
from sauro.domain.tasks import Timeliness, timeliness
from sauro.domain.worktime import WorkCalendar


class CauseKind(StrEnum):
    """Loại nguyên nhân khách quan (E11): what a competent authority may confirm as beyond the doer."""

    WAITING = "waiting"
    CHANGED_ORDER = "changed_order"
    DISASTER = "disaster"
    LEAVE = "leave"
    NO_AUTHORITY = "no_authority"


CAUSE_WORDS = {
    CauseKind.WAITING: N_("Chờ cơ quan khác"),
    CauseKind.CHANGED_ORDER: N_("Yêu cầu thay đổi"),
    CauseKind.DISASTER: N_("Thiên tai, dịch bệnh, sự cố"),
    CauseKind.LEAVE: N_("Người chịu trách nhiệm nghỉ theo chế độ"),
    CauseKind.NO_AUTHORITY: N_("Vượt thẩm quyền, chờ cấp trên"),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Khoảng dừng đồng hồ: days `since` to `until`, both included; `until` None while it lasts."""

    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Kết quả về thời hạn. As the calendar has it (`timeliness`, `late`) and as it counts (`fair`, `late_fair`).

    late, late_fair, stopped: working days after the deadline; `late_fair` = `late` − `stopped`, never below 0.
    """

    timeliness: Timeliness
    late: int
    stopped: int
    fair: Timeliness

    @property
    def late_fair(self) -> int:
        return max(0, self.late - self.stopped)


def stopped_days(stops: Iterable[Stop], *, after: dt.date, until: dt.date, calendar: WorkCalendar) -> int:
    """Ngày làm việc mà đồng hồ dừng, after one day up to and with another; overlapping causes count once."""
    days: set[dt.date] = set()
    for stop in stops:
        day = max(stop.since, after + dt.timedelta(days=1))
        last = min(stop.until or until, until)
        while day <= last:
            if calendar.is_working_day(day):
                days.add(day)
            day += dt.timedelta(days=1)
    return len(days)


def judged(
    *,
    due_on: dt.date | None,
    started_on: dt.date,
    today: dt.date,
    calendar: WorkCalendar,
    submitted_on: dt.date | None = None,
    stops: Sequence[Stop] = (),
) -> Judged:
    """Đúng hạn hay chậm. `submitted_on`: the day the accepted result was handed in; None while the task is open.

    Every working day on which the clock stood still, from the start of the task on, is taken off the delay: an input
    that came ten days late before the deadline excuses ten days after it.
    """
    plain = timeliness(due_on=due_on, today=today, submitted_on=submitted_on)
    if due_on is None or plain not in (Timeliness.LATE, Timeliness.OVERDUE):
        return Judged(plain, 0, 0, plain)
    end = submitted_on or today
    late = calendar.working_days_between(due_on, end)
    stopped = stopped_days(stops, after=started_on - dt.timedelta(days=1), until=end, calendar=calendar)
    good = Timeliness.ON_TIME if plain is Timeliness.LATE else Timeliness.IN_TIME
    return Judged(plain, late, stopped, good if stopped and late <= stopped else plain)
