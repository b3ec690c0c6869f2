"""Đi cơ sở. When a field visit is announced, how large its delegation may be, in which order it moves; pure.

1773-CV/TU, mục 3 (C3.2): in the programme or sudden with a reason, written notice at least three working days ahead,
a small delegation, a conclusion afterwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

CLAUSE = "1773-CV/TU, mục 3"
KEY = "C3.2"
COUNTS = "counts"  # rulebook row visit.notice_last_day: sending on the last day is in time


class Purpose(StrEnum):
    """Mục đích chuyến đi; each has its size of delegation in the rulebook (visit.size_*)."""

    WORK = "work"
    CHECK = "check"
    SURVEY = "survey"
    HANDLE = "handle"
    EVENT = "event"


PURPOSE_WORDS = {
    Purpose.WORK: N_("Làm việc, nắm tình hình"),
    Purpose.CHECK: N_("Kiểm tra, giám sát"),
    Purpose.SURVEY: N_("Khảo sát chuyên đề"),
    Purpose.HANDLE: N_("Xử lý vướng mắc tại chỗ"),
    Purpose.EVENT: N_("Dự sự kiện, gặp gỡ, động viên"),
}


class State(StrEnum):
    """Trạng thái chuyến đi. Whether it is announced is said by its notice, not by a state."""

    PLANNED = "planned"
    HELD = "held"
    CONCLUDED = "concluded"
    JOINED = "joined"
    CANCELLED = "cancelled"


STATE_WORDS = {
    State.PLANNED: N_("Sắp đi"),
    State.HELD: N_("Đã đi, chưa kết luận"),
    State.CONCLUDED: N_("Đã có kết luận"),
    State.JOINED: N_("Đi chung với đoàn khác"),
    State.CANCELLED: N_("Không đi"),
}


class Deed(StrEnum):
    """Bước của chuyến đi."""

    CHANGE = "change"
    EXCUSE = "excuse"
    ANNOUNCE = "announce"
    JOIN = "join"
    HOLD = "hold"
    CORRECT = "correct"
    CONCLUDE = "conclude"
    CANCEL = "cancel"


MOVES: dict[tuple[State, Deed], State] = {
    (State.PLANNED, Deed.CHANGE): State.PLANNED,
    (State.PLANNED, Deed.EXCUSE): State.PLANNED,
    (State.PLANNED, Deed.ANNOUNCE): State.PLANNED,
    (State.PLANNED, Deed.JOIN): State.JOINED,
    (State.PLANNED, Deed.HOLD): State.HELD,
    (State.HELD, Deed.CORRECT): State.HELD,
    (State.HELD, Deed.CONCLUDE): State.CONCLUDED,
    (State.PLANNED, Deed.CANCEL): State.CANCELLED,
}


def move(state: State, deed: Deed) -> State:
    """Bước tiếp theo. Refusal visit.move where the table has no such row."""
    try:
        return MOVES[state, deed]
    except KeyError:
        raise Refusal(
            "visit.move",
            Sentence(
                N_("Chuyến đi đang ở bước “{state}”: không làm được việc này."), {"state": Sentence(STATE_WORDS[state])}
            ),
            advice=N_("Tải lại trang để xem chuyến đi đang ở bước nào."),
        ) from None


@dataclass(frozen=True, slots=True)
class Sudden:
    """Đột xuất. The reason of a named person, given at the time of the act and kept with its hour."""

    reason: str
    by_name: str
    at: dt.datetime


def last_notice_day(day: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Ngày cuối gửi thông báo: the last day on which sending is in time for a visit on `day`.

    Steps back over `visit.notice_ahead` working days, the day itself not counted; `visit.notice_last_day` says whether
    sending on that day is still in time.
    """
    last = calendar.add_working_days(day, -rules.number("visit.notice_ahead", day))
    counts = rules.rule("visit.notice_last_day", day).value == COUNTS
    return last if counts else calendar.previous_working_day(last)


def earliest_day(on: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Ngày đi sớm nhất for which a notice sent on `on` is in time."""
    day = calendar.add_working_days(on, rules.number("visit.notice_ahead", on))
    while last_notice_day(day, calendar=calendar, rules=rules) < on:
        day = calendar.next_working_day(day)
    return day


def require_notice(
    day: dt.date, on: dt.date, *, sudden: Sudden | None, calendar: WorkCalendar, rules: RuleBook
) -> None:
    """Thông báo trước. Refusal visit.notice.late where less than the working days are left and nobody gave a reason."""
    last = last_notice_day(day, calendar=calendar, rules=rules)
    if on <= last or sudden:
        return
    raise Refusal(
        "visit.notice.late",
        Sentence(
            N_("Đi ngày {day} thì thông báo gửi chậm nhất ngày {last} ({n} ngày làm việc trước); hôm nay {today}."),
            {
                "day": day_short(day),
                "last": day_short(last),
                "n": str(rules.number("visit.notice_ahead", day)),
                "today": day_short(on),
            },
        ),
        clause=CLAUSE,
        advice=Sentence(
            N_("Chọn ngày đi từ {earliest} trở đi, hoặc ghi lý do đột xuất."),
            {"earliest": day_short(earliest_day(on, calendar=calendar, rules=rules))},
        ),
        key=KEY,
    )


@dataclass(frozen=True, slots=True)
class Programme:
    """Chương trình đi cơ sở as a visit is held against it: its first and last day, its places (ids of bodies)."""

    name: str
    first: dt.date
    last: dt.date
    places: frozenset[int]


def require_reasoned(
    day: dt.date, places: Collection[int], *, programme: Programme | None, sudden: Sudden | None
) -> None:
    """Trong chương trình, hoặc đột xuất có lý do. Refusals visit.programme.none, .period, .place."""
    if sudden:
        return
    if programme is None:
        raise _outside("visit.programme.none", Sentence(N_("Chuyến đi không nằm trong chương trình nào.")))
    if not programme.first <= day <= programme.last:
        raise _outside(
            "visit.programme.period",
            Sentence(
                N_("{name} từ {first} đến {last}; ngày {day} nằm ngoài."),
                {
                    "name": programme.name,
                    "first": day_short(programme.first),
                    "last": day_short(programme.last),
                    "day": day_short(day),
                },
            ),
        )
    if not set(places) <= programme.places:
        raise _outside("visit.programme.place", Sentence(N_("Có nơi đến không nằm trong chương trình.")))


def _outside(code: str, message: Sentence) -> Refusal:
    advice = N_("Chọn chương trình có ngày và nơi này, hoặc ghi lý do đột xuất.")
    return Refusal(code, message, clause=CLAUSE, advice=advice, key=KEY)


def require_before(starts: dt.datetime, at: dt.datetime) -> None:
    """Lý do ghi tại thời điểm quyết định. Refusal visit.sudden.after once the visit has begun."""
    if at >= starts:
        raise Refusal(
            "visit.sudden.after",
            N_("Lý do đột xuất chỉ ghi trước giờ đi; sau đó là lời giải trình."),
            clause=CLAUSE,
            advice=N_("Ghi lời giải trình ở trang “Điều cần xem lại”."),
            key=KEY,
        )


def allowed_size(purpose: Purpose, day: dt.date, rules: RuleBook) -> int:
    """Số người nhiều nhất of a delegation for a purpose (rulebook rows visit.size_*)."""
    return rules.number(f"visit.size_{purpose}", day)


def conclude_by(held_on: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Hạn ra kết luận: the last of the working days of `visit.conclusion_within` after the visit."""
    return calendar.add_working_days(held_on, rules.number("visit.conclusion_within", held_on))


def answer_day(noted_on: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Hạn trả lời kiến nghị, proposed: `visit.answer_within` working days after it was noted."""
    return calendar.add_working_days(noted_on, rules.number("visit.answer_within", noted_on))


def week_of(day: dt.date) -> str:
    """Tuần "2026-W44"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_days(day: dt.date) -> tuple[dt.date, dt.date]:
    """Thứ hai và chủ nhật of the week of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


class Answer(StrEnum):
    """Trả lời kiến nghị của cơ sở."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    TASK = "task"
    WITHDRAWN = "withdrawn"


ANSWER_WORDS = {
    Answer.WAITING: N_("Chờ trả lời"),
    Answer.OVERDUE: N_("Quá hạn trả lời"),
    Answer.ANSWERED: N_("Đã trả lời"),
    Answer.ANSWERED_LATE: N_("Trả lời chậm"),
    Answer.TASK: N_("Đã thành nhiệm vụ"),
    Answer.WITHDRAWN: N_("Ghi nhầm, đã bỏ"),
}


def answer_state(
    answer_by: dt.date, *, answered_on: dt.date | None, task: bool, withdrawn: bool, on: dt.date
) -> Answer:
    """Kiến nghị đang ở đâu, on a day."""
    if withdrawn:
        return Answer.WITHDRAWN
    if task:
        return Answer.TASK
    if answered_on:
        return Answer.ANSWERED if answered_on <= answer_by else Answer.ANSWERED_LATE
    return Answer.WAITING if on <= answer_by else Answer.OVERDUE
