"""Chậm bao nhiêu, do ai. How late a result is once the days on which nobody could act are taken off (E11).

Pure clock algebra over working days: a confirmed objective cause stops the clock, causes that overlap stop it once,
and no cause ever makes anybody later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Timeliness, timeliness
from sauro.domain.worktime import WorkCalendar


class CauseKind(StrEnum):
    """Loại nguyên nhân khách quan (E11): what a competent authority may confirm as beyond the doer."""

    WAITING = "waiting"
    CHANGED_ORDER = "changed_order"
    DISASTER = "disaster"
    LEAVE = "leave"
    NO_AUTHORITY = "no_authority"


CAUSE_WORDS = {  # as they stand within a sentence
    CauseKind.WAITING: N_("chờ cơ quan khác"),
    CauseKind.CHANGED_ORDER: N_("yêu cầu thay đổi"),
    CauseKind.DISASTER: N_("thiên tai, dịch bệnh, sự cố"),
    CauseKind.LEAVE: N_("người chịu trách nhiệm nghỉ theo chế độ"),
    CauseKind.NO_AUTHORITY: N_("vượt thẩm quyền, chờ cấp trên"),
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


def require_cause(
    kind: CauseKind, *, since: dt.date, until: dt.date | None, reason: str, waiting_for: bool, today: dt.date
) -> str:
    """Nguyên nhân khách quan có thể đề nghị. The reason, trimmed.

    Refusals: cause.future (it has not begun), cause.order (it ends before it begins), cause.waiting_for (nobody is
    named for whom one waits), cause.reason.
    """
    kept = " ".join(reason.split())
    if since > today:
        raise _no(
            "cause.future",
            Sentence(N_("Ngày bắt đầu {day} chưa tới."), {"day": day_short(since)}),
            N_("Đề nghị xác nhận khi việc đã xảy ra."),
        )
    if until is not None and until < since:
        raise _no("cause.order", N_("Ngày kết thúc trước ngày bắt đầu."), N_("Sửa lại hai ngày."))
    if kind is CauseKind.WAITING and not waiting_for:
        raise _no("cause.waiting_for", N_("Chưa nêu chờ cơ quan nào."), N_("Chọn cơ quan đang chờ."))
    if not kept:
        raise _no("cause.reason", N_("Thiếu lý do."), N_("Ghi điều đã xảy ra và văn bản, nếu có."))
    return kept


def waiting_stop(
    *, asked_on: dt.date, due_on: dt.date | None, delivered_on: dt.date | None, today: dt.date
) -> Stop | None:
    """Chờ cơ quan phối hợp. The days on which its contribution was overdue; None while it is not.

    From the day after its date (of its being asked, where it had none later than that) to the day of delivery.
    """
    if due_on is None:
        return None
    since = max(due_on, asked_on) + dt.timedelta(days=1)
    return Stop(since, delivered_on) if (delivered_on or today) >= since else None


def words_of(found: Judged, reasons: Sequence[Sentence | str] = ()) -> Sentence | None:
    """Chậm bao nhiêu, do ai: "chậm 5 ngày làm việc, trong đó 3 ngày do …"; None where nothing is late."""
    if not found.late:
        return None
    late = str(found.late)
    if not found.stopped:
        return Sentence(N_("Chậm {late} ngày làm việc."), {"late": late})
    named = Sentence("; ".join(f"{{{n}}}" for n in range(len(reasons))), {str(n): r for n, r in enumerate(reasons)})
    values: dict[str, str | Sentence] = {
        "late": late,
        "stopped": str(min(found.stopped, found.late)),
        "why": named if reasons else Sentence(N_("nguyên nhân khách quan")),
        "fair": str(found.late_fair),
    }
    if found.late_fair:
        return Sentence(N_("Chậm {late} ngày làm việc, trong đó {stopped} ngày do {why}; còn lại {fair} ngày."), values)
    return Sentence(N_("Chậm {late} ngày làm việc, cả {late} ngày do {why}: tính là đúng hạn."), values)


def _no(code: str, message: Sentence | str, advice: str) -> Refusal:
    return Refusal(code, message, clause=SIX_CLEAR, advice=advice, key="C1.2")
