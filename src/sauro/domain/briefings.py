"""Quán triệt. The duty of a body to brief its people on a directive: state, numbers, their sum (A6b, B, E10).

Pure: facts in, decision out. `Roll` is a commutative group under addition, so the number of a committee is that of its
own conference plus those of the bodies below it, in whatever order they were recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import reduce

from sauro.domain.periods import day_long, day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

_KEY = "A6b"


class BriefingForm(StrEnum):
    """Hình thức quán triệt."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BOTH = "both"
    CELL_MEETING = "cell_meeting"


FORM_WORDS = {
    BriefingForm.IN_PERSON: N_("Hội nghị trực tiếp"),
    BriefingForm.ONLINE: N_("Hội nghị trực tuyến"),
    BriefingForm.BOTH: N_("Trực tiếp kết hợp trực tuyến"),
    BriefingForm.CELL_MEETING: N_("Sinh hoạt chi bộ"),
}


class Absence(StrEnum):
    """Lý do vắng. A fixed list: nothing of health or family is asked for or kept."""

    LEAVE = "leave"
    MISSION = "mission"
    ON_DUTY = "on_duty"
    ELSEWHERE = "elsewhere"
    EXCUSED = "excused"
    NO_REASON = "no_reason"


ABSENCE_WORDS = {
    Absence.LEAVE: N_("Nghỉ có phép"),
    Absence.MISSION: N_("Đi công tác, đi học"),
    Absence.ON_DUTY: N_("Trực, việc đột xuất"),
    Absence.ELSEWHERE: N_("Đã dự ở nơi khác"),
    Absence.EXCUSED: N_("Được miễn sinh hoạt"),
    Absence.NO_REASON: N_("Không có lý do"),
}


class DutyState(StrEnum):
    """Trạng thái quán triệt của một nơi. All but `overdue` are kept; `overdue` is what a day makes of the open ones."""

    NOT_YET = "not_yet"
    PARTLY = "partly"  # held, those who were absent still wait for a make-up session
    HELD = "held"  # everybody reached, the minutes are missing
    DONE = "done"
    EXEMPT = "exempt"
    OVERDUE = "overdue"


STATE_WORDS = {
    DutyState.NOT_YET: N_("Chưa tổ chức"),
    DutyState.PARTLY: N_("Còn phải họp bù"),
    DutyState.HELD: N_("Đã họp, thiếu biên bản"),
    DutyState.DONE: N_("Đã xong"),
    DutyState.EXEMPT: N_("Được miễn"),
    DutyState.OVERDUE: N_("Quá hạn"),
}
OPEN = (DutyState.NOT_YET, DutyState.PARTLY, DutyState.HELD)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Buổi quán triệt. `absent`: people by reason; a make-up session has only `attended` and counts no one anew."""

    held_on: dt.date
    invited: int
    attended: int
    absent: Mapping[Absence, int] = field(default_factory=dict)
    makes_up: bool = False


@dataclass(frozen=True, slots=True)
class Roll:
    """Số tổng hợp. Counts of duties by state and of people; of one body, or of it and all below it.

    duties: bodies that must brief; exempt, partly, held, done: of these, by kept state; sessions: main sessions held;
    invited, attended, made_up: people; the last six: people absent from a main session, by reason.
    """

    duties: int = 0
    exempt: int = 0
    partly: int = 0
    held: int = 0
    done: int = 0
    sessions: int = 0
    invited: int = 0
    attended: int = 0
    made_up: int = 0
    leave: int = 0
    mission: int = 0
    on_duty: int = 0
    elsewhere: int = 0
    excused: int = 0
    no_reason: int = 0

    def __add__(self, other: Roll) -> Roll:
        return Roll(*(getattr(self, name) + getattr(other, name) for name in NUMBERS))

    def __sub__(self, other: Roll) -> Roll:
        return Roll(*(getattr(self, name) - getattr(other, name) for name in NUMBERS))

    @property
    def open(self) -> int:
        """Nơi chưa xong: neither done nor exempt."""
        return self.duties - self.exempt - self.done

    @property
    def not_yet(self) -> int:
        """Nơi chưa tổ chức buổi nào."""
        return self.open - self.partly - self.held

    @property
    def wanted(self) -> int:
        """Nơi phải làm: the denominator of done."""
        return self.duties - self.exempt

    @property
    def expected(self) -> int:
        """Người phải dự: invited and not excused; the denominator of reached."""
        return self.invited - self.excused

    @property
    def reached(self) -> int:
        """Người đã được quán triệt: at the session, at a make-up session, or elsewhere; each once."""
        return self.attended + self.made_up + self.elsewhere

    @property
    def outstanding(self) -> int:
        """Người còn phải họp bù."""
        return self.expected - self.reached

    def absent(self) -> dict[Absence, int]:
        """Người vắng theo lý do."""
        return {reason: getattr(self, reason.value) for reason in Absence}


NUMBERS = tuple(f.name for f in fields(Roll))


def total(rolls: Iterable[Roll]) -> Roll:
    """Cộng."""
    return reduce(Roll.__add__, rolls, Roll())


def people_of(sittings: Iterable[Sitting]) -> Roll:
    """Người của các buổi. Counts of people alone, without the duty itself."""
    rolls = []
    for one in sittings:
        if one.makes_up:
            rolls.append(Roll(made_up=one.attended))
        else:
            reasons = {reason.value: number for reason, number in one.absent.items()}
            rolls.append(Roll(sessions=1, invited=one.invited, attended=one.attended, **reasons))
    return total(rolls)


def standing_of(people: Roll, *, exempt: bool, needs_minutes: bool, has_minutes: bool, enough: int) -> DutyState:
    """Trạng thái được giữ. `enough`: the share of those expected, in per cent, from which a body is done."""
    if exempt:
        return DutyState.EXEMPT
    if not people.sessions:
        return DutyState.NOT_YET
    if people.outstanding > 0 and people.reached * 100 < enough * people.expected:
        return DutyState.PARTLY
    return DutyState.HELD if needs_minutes and not has_minutes else DutyState.DONE


def roll_of(people: Roll, state: DutyState) -> Roll:
    """Số của một nơi: its people and its own place among the duties. An exempt body counts no people."""
    if state is DutyState.EXEMPT:
        return Roll(duties=1, exempt=1)
    own = {state.value: 1} if state is not DutyState.NOT_YET else {}
    return people + Roll(duties=1, **own)


def state_on(kept: DutyState, due_on: dt.date, today: dt.date) -> DutyState:
    """Trạng thái trong ngày. What is open past its deadline is overdue."""
    return DutyState.OVERDUE if kept in OPEN and today > due_on else kept


def check_sitting(
    sitting: Sitting, *, others: Sequence[Sitting], issued_on: dt.date | None, today: dt.date, rules: RuleBook
) -> None:
    """Kiểm tra một buổi. Raises the Refusal that says why it cannot be recorded.

    `others`: the other sessions of the same body. Refusals: briefing.future, .before, .numbers, .too_many, .reasons,
    .make_up.first, .make_up.many.
    """
    if sitting.held_on > today:
        raise _no("future", N_("Ngày tổ chức {day} chưa đến."), N_("Ghi khi buổi họp đã xong."), day=sitting.held_on)
    if issued_on and sitting.held_on < issued_on:
        raise _no(
            "before",
            N_("Ngày tổ chức {day} trước ngày ban hành văn bản."),
            N_("Sửa ngày tổ chức."),
            day=sitting.held_on,
        )
    most = rules.number("briefing.most_people", today)
    if max(sitting.invited, sitting.attended) > most:
        raise _no("too_many", N_("Một buổi ghi nhiều nhất {n} người."), N_("Kiểm tra lại số người."), n=most)
    if sitting.makes_up:
        _check_make_up(sitting, others)
    else:
        _check_numbers(sitting)
        _check_still_covered(sitting, others)


def _check_numbers(sitting: Sitting) -> None:
    numbers = (sitting.invited, sitting.attended, *sitting.absent.values())
    if min(numbers) < 0 or sitting.invited < 1:
        raise _no("numbers", N_("Chưa ghi số người được triệu tập."), N_("Ghi số người được triệu tập, từ 1 trở lên."))
    if sitting.attended > sitting.invited:
        raise _no(
            "numbers",
            N_("Dự {attended} nhiều hơn triệu tập {invited}."),
            N_("Sửa một trong hai số; khách mời thêm không tính vào số dự."),
            attended=sitting.attended,
            invited=sitting.invited,
        )
    absent, said = sitting.invited - sitting.attended, sum(sitting.absent.values())
    if said != absent:
        raise _no(
            "reasons",
            N_("Vắng {absent} người, các lý do cộng lại {said}."),
            N_("Ghi số người vắng theo từng lý do; không rõ lý do thì ghi ở “Không có lý do”."),
            absent=absent,
            said=said,
        )


def _check_make_up(sitting: Sitting, others: Sequence[Sitting]) -> None:
    people = people_of(others)
    if not people.sessions:
        raise _no(
            "make_up.first",
            N_("Chưa có buổi chính nên chưa có ai phải họp bù."),
            N_("Ghi buổi chính trước, rồi ghi họp bù."),
        )
    if not 1 <= sitting.attended <= people.outstanding:
        raise _no(
            "make_up.many",
            N_("Họp bù {attended} người, trong khi còn {left} người phải họp bù."),
            N_("Mỗi người vắng chỉ tính một lần; sửa số dự họp bù."),
            attended=sitting.attended,
            left=people.outstanding,
        )


def _check_still_covered(sitting: Sitting, others: Sequence[Sitting]) -> None:
    """A corrected main session may not leave more people made up than were absent."""
    people = people_of((*others, sitting))
    if people.outstanding < 0:
        raise _no(
            "make_up.many",
            N_("Số họp bù đã ghi là {attended}, nhiều hơn số người còn phải họp bù."),
            N_("Sửa buổi họp bù trước, rồi sửa buổi chính."),
            attended=people.made_up,
        )


def _no(code: str, message: str, advice: str, **values: object) -> Refusal:
    said = {n: day_short(v) if isinstance(v, dt.date) else str(v) for n, v in values.items()}
    return Refusal(f"briefing.{code}", Sentence(message, said), advice=advice, key=_KEY)


def deadline_within(days: int, start: dt.date, calendar: WorkCalendar) -> tuple[dt.date, Sentence]:
    """Hạn theo số ngày làm việc, with why it is that day."""
    due = calendar.add_working_days(start, days)
    off = calendar.days_off(start, due)
    said = {"n": str(days), "start": day_short(start), "off": str(len(off)), "due": day_short(due)}
    return due, Sentence(N_("{n} ngày làm việc kể từ {start}, trừ {off} ngày nghỉ, là {due}."), said)


def deadline_on(day: dt.date, start: dt.date, calendar: WorkCalendar, rules: RuleBook) -> tuple[dt.date, Sentence]:
    """Hạn theo ngày đã chọn, with why it is that day; a day off gives way as the rulebook says (deadline.by, C1.1b).

    Refusal briefing.due for a day that has passed, also where moving back makes it so.
    """
    row = rules.rule("deadline.by", day)
    moves = row.value != "as_printed" and not calendar.is_working_day(day)
    back, on = calendar.previous_working_day, calendar.next_working_day
    due = day if not moves else back(day) if row.value == "move_back" else on(day)
    if due < start:
        raise _no("due", N_("Hạn {day} đã qua."), N_("Chọn một ngày từ hôm nay trở đi."), day=due)
    said = {"due": day_short(due), "start": day_short(start), "n": str(calendar.working_days_between(start, due))}
    if moves:
        said |= {"printed": day_long(day), "source": row.source}
        moved = N_("{printed} là ngày nghỉ nên hạn là {due} ({source}): {n} ngày làm việc kể từ {start}.")
        return due, Sentence(moved, said)
    if calendar.is_working_day(due):
        return due, Sentence(N_("Hạn {due}: {n} ngày làm việc kể từ {start}."), said)
    return due, Sentence(N_("Hạn {due} là ngày nghỉ; kể từ {start} có {n} ngày làm việc."), said)


def urging_slot(due_on: dt.date, today: dt.date, calendar: WorkCalendar, rules: RuleBook) -> str:
    """Lượt nhắc của hôm nay: "" on a day without one. The same slot is said once, so a missed run is caught up."""
    if not calendar.is_working_day(today):
        return ""
    if today <= due_on:
        ahead = calendar.add_working_days(due_on, -rules.number("briefing.urge_ahead", today))
        return f"ahead:{due_on.isoformat()}" if today >= ahead else ""
    late = calendar.working_days_between(due_on, today)
    return f"late:{due_on.isoformat()}:{max(late - 1, 0) // rules.number('briefing.urge_every', today)}"
