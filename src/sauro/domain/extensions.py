"""Gia hạn. When a later date may be asked for, by whom it is decided, and what a decision may say (C1.2).

Pure: facts in, a level or a refusal out. The original date is never touched by any of this.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status
from sauro.domain.worktime import WorkCalendar

MANY_FROM = 3  # from the third granted extension on the label says so, whatever an office allows
BY_GIVER, BY_LEVEL_ABOVE = 1, 2
MAY_ASK_IN = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)
_KEY = "C1.2"


@dataclass(frozen=True, slots=True)
class TaskTime:
    """Thời hạn của nhiệm vụ, như quy định gia hạn nhìn thấy. `granted`: extensions granted so far.

    waiting: a request is open; parent_due_on: the date of the task of which this is a part; recurring: a cadence or
    a standing task without a date of its own.
    """

    due_on: dt.date | None
    status: Status
    recurring: bool = False
    granted: int = 0
    waiting: bool = False
    parent_due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Đề nghị gia hạn hợp lệ: which level decides it, and the last working day for the decision."""

    level: int
    decide_by: dt.date


def ask(
    facts: TaskTime, *, asked_due: dt.date, reason: str, today: dt.date, calendar: WorkCalendar, rules: RuleBook
) -> Asked:
    """Xin gia hạn. The level that decides and by when, or the Refusal that says why the request may not be made.

    Refusals: extension.no_due, extension.status, extension.after_due, extension.waiting, extension.too_late,
    extension.most, extension.not_later, extension.parent, extension.reason.
    """
    due = _require_askable(facts, today=today, calendar=calendar, rules=rules)
    require_date(asked_due, after=due, parent_due_on=facts.parent_due_on)
    require_words(reason, N_("Ghi lý do xin gia hạn."))
    return Asked(
        level_of(facts.granted, today, rules),
        calendar.add_working_days(today, rules.number("extension.decide_within", today)),
    )


def last_day_to_ask(due_on: dt.date, *, today: dt.date, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Ngày cuối được xin gia hạn: so many working days before the deadline."""
    return calendar.add_working_days(due_on, -rules.number("extension.ask_ahead", today))


def level_of(granted: int, today: dt.date, rules: RuleBook) -> int:
    """Cấp quyết định of the next extension; Refusal extension.most where the rulebook allows no further one."""
    if granted < rules.number("extension.most", today):
        return BY_GIVER
    row = rules.rule("extension.most_with_above", today)
    if granted < int(row.value):
        return BY_LEVEL_ABOVE
    raise _no(
        "extension.most",
        Sentence(N_("Nhiệm vụ đã được gia hạn {n} lần, không gia hạn thêm."), {"n": str(granted)}),
        N_("Nộp kết quả và giải trình lý do chậm; nếu có nguyên nhân khách quan thì đề nghị xác nhận."),
        row.source,
    )


def _require_askable(facts: TaskTime, *, today: dt.date, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    due = facts.due_on
    if due is None:
        raise _no(
            "extension.no_due",
            N_("Nhiệm vụ không có ngày đến hạn nên không có gì để gia hạn."),
            N_("Với việc định kỳ, việc thường xuyên: xin gia hạn ở kỳ đang làm.")
            if facts.recurring
            else N_("Đề nghị nơi giao đặt ngày đến hạn."),
        )
    require_running(facts.status)
    if today > due:
        raise _no(
            "extension.after_due",
            Sentence(N_("Hạn {due} đã qua: không còn xin gia hạn, chỉ còn giải trình."), {"due": day_short(due)}),
            N_("Ghi giải trình; nếu có nguyên nhân khách quan thì đề nghị xác nhận."),
        )
    if facts.waiting:
        raise _no(
            "extension.waiting",
            N_("Nhiệm vụ đang có một đề nghị gia hạn chưa xong."),
            N_("Chờ quyết định, hoặc rút đề nghị cũ rồi đề nghị lại."),
        )
    last = last_day_to_ask(due, today=today, calendar=calendar, rules=rules)
    if today > last:
        row = rules.rule("extension.ask_ahead", today)
        raise _no(
            "extension.too_late",
            Sentence(
                N_("Xin gia hạn trước hạn ít nhất {n} ngày làm việc; ngày cuối được xin là {last}."),
                {"n": row.value, "last": day_short(last)},
            ),
            N_("Nộp kết quả đúng hạn; nếu có nguyên nhân khách quan thì đề nghị xác nhận."),
            row.source,
        )
    return due


def require_running(status: Status) -> None:
    """Đang làm. Refusal extension.status before acceptance, after a report, while suspended, at the end."""
    if status not in MAY_ASK_IN:
        raise _no(
            "extension.status",
            N_("Chỉ gia hạn khi đã nhận việc và chưa nộp kết quả."),
            N_("Nhận việc trước; đã nộp kết quả thì chờ xác nhận."),
        )


def require_date(day: dt.date, *, after: dt.date, parent_due_on: dt.date | None) -> None:
    """Ngày mới phải sau hạn đang có và không sau hạn của nhiệm vụ cha.

    Refusals: extension.not_later, extension.parent.
    """
    if day <= after:
        raise _no(
            "extension.not_later",
            Sentence(N_("Ngày mới phải sau hạn đang có, {due}."), {"due": day_short(after)}),
            N_("Chọn một ngày muộn hơn."),
        )
    if parent_due_on is not None and day > parent_due_on:
        raise _no(
            "extension.parent",
            Sentence(N_("Hạn của phần việc không qua hạn của nhiệm vụ cha, {due}."), {"due": day_short(parent_due_on)}),
            N_("Gia hạn nhiệm vụ cha trước, rồi gia hạn phần việc."),
        )


def require_words(words: str, advice: str) -> str:
    """Lý do, trimmed; Refusal extension.reason without any."""
    kept = " ".join(words.split())
    if not kept:
        raise _no("extension.reason", N_("Thiếu lý do."), advice)
    return kept


def require_another(deciders: set[int], concerned: set[int]) -> None:
    """Không ai tự quyết việc của mình. Refusal extension.own where a person decides, or is acted for, on both sides.

    deciders: the persons who decide (also the one on whose behalf); concerned: who asked, who answers for the task.
    """
    if deciders & concerned:
        raise _no(
            "extension.own",
            N_(
                "Người xin và người chịu trách nhiệm chính không tự quyết định, kể cả ở chức vụ khác hay được ủy quyền."
            ),
            N_("Chuyển người khác có thẩm quyền của nơi giao quyết định."),
        )


def level_to_decide(level: int, *, due_before: dt.date, today: dt.date) -> int:
    """Cấp quyết định ngày hôm nay. Once the deadline has passed only the level above may still grant a later one."""
    return BY_LEVEL_ABOVE if today > due_before else level


def require_standing_offer(*, offered_on: dt.date, due_before: dt.date, today: dt.date) -> None:
    """Ngày được đề nghị còn hiệu lực. An offer made before the deadline is taken before it has passed, or not at all.

    Else whoever waits with the answer would wipe out his own delay. What the level above offers after the deadline
    stands. Refusal extension.lapsed.
    """
    if offered_on <= due_before < today:
        raise _no(
            "extension.lapsed",
            Sentence(
                N_("Hạn {due} đã qua mà chưa nhận ngày được đề nghị: đề nghị hết hiệu lực."),
                {"due": day_short(due_before)},
            ),
            N_("Ghi giải trình; nếu có nguyên nhân khách quan thì đề nghị xác nhận."),
        )


def label(granted: int) -> Sentence | None:
    """Nhãn: "gia hạn nhiều lần" from the third on, the number before; None without any."""
    if granted >= MANY_FROM:
        return Sentence(N_("Gia hạn nhiều lần ({n} lần)"), {"n": str(granted)})
    return Sentence(N_("Đã gia hạn {n} lần"), {"n": str(granted)}) if granted else None


def _no(code: str, message: Sentence | str, advice: str, clause: str = SIX_CLEAR) -> Refusal:
    return Refusal(code, message, advice=advice, clause=clause, key=_KEY)
