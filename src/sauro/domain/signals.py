"""Dấu hiệu. What the rows of a task say about process, unit and order, with its context; a person is never a subject.

Facts in, signals out (E2, E9 to E12): every signal cites its task and its days, says what else was going on, and faults
of the order itself are found before delays are shown. No clock, no database, nothing of anybody's sessions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sauro.domain.lateness import CAUSE_WORDS, CauseKind
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, SIX_CLEAR, Status
from sauro.domain.worktime import WorkCalendar

FAIR = "1773-CV/TU, mục 1"


class Sign(StrEnum):
    """Loại dấu hiệu, in the order in which a page shows them."""

    UNCLEAR_ORDER = "unclear_order"
    BOUNCED = "bounced"
    DECLINED = "declined"
    SILENT = "silent"
    KEEPS_WAITING = "keeps_waiting"
    IDLE = "idle"
    LAST_MINUTE = "last_minute"
    EXTENDED = "extended"


class Side(StrEnum):
    """Thuộc về đâu: the order, the process, or a unit. There is no fourth."""

    ORDER = "order"
    PROCESS = "process"
    UNIT = "unit"


SIGN_WORDS = {
    Sign.UNCLEAR_ORDER: N_("Việc giao chưa rõ"),
    Sign.BOUNCED: N_("Việc bị trả đi trả lại"),
    Sign.DECLINED: N_("Trả lại việc"),
    Sign.SILENT: N_("Chưa tiếp nhận"),
    Sign.KEEPS_WAITING: N_("Nơi khác đang chờ"),
    Sign.IDLE: N_("Không có dấu hiệu làm việc"),
    Sign.LAST_MINUTE: N_("Nhận việc sát hạn"),
    Sign.EXTENDED: N_("Xin gia hạn nhiều lần"),
}
SIDES = {Sign.UNCLEAR_ORDER: Side.ORDER, Sign.BOUNCED: Side.PROCESS}


@dataclass(frozen=True, slots=True)
class Owed:
    """Phần phối hợp của một cơ quan: since when it is asked, its own day, when it came (None while it is owed)."""

    agency_id: int
    agency: str
    asked_on: dt.date
    due_on: dt.date | None = None
    delivered_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Nguyên nhân khách quan đã được xác nhận, first and last day included."""

    kind: CauseKind
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SignalFacts:
    """Nhiệm vụ, như dấu hiệu nhìn thấy. `declines`: bodies that gave it back, oldest first; `extensions`: how often
    asked; `leads`: how many the document named; product, authority: whether the order named one.
    """

    task_id: int
    lead_id: int
    issuer_id: int
    status: Status
    given_on: dt.date
    accept_by: dt.date | None = None
    accepted_on: dt.date | None = None
    due_on: dt.date | None = None
    first_due: dt.date | None = None
    submitted_on: dt.date | None = None
    last_sign_on: dt.date | None = None
    starred: bool = False
    declines: tuple[int, ...] = ()
    extensions: int = 0
    owed: tuple[Owed, ...] = ()
    causes: tuple[Cause, ...] = ()
    leads: int = 1
    product: bool = True
    authority: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """Một dấu hiệu. `agency_id`: the unit that may explain and contest it (the issuer for an order); `context`: what
    else was going on, always said with it.
    """

    sign: Sign
    task_id: int
    agency_id: int
    said: Sentence
    context: tuple[Sentence, ...] = ()

    @property
    def side(self) -> Side:
        return SIDES.get(self.sign, Side.UNIT)


def signals(
    facts: SignalFacts,
    *,
    today: dt.date,
    calendar: WorkCalendar,
    rules: RuleBook,
    load: Mapping[int, int] | None = None,
) -> list[Signal]:
    """Các dấu hiệu của một nhiệm vụ, order first, then process, then units. `load`: running tasks by body."""
    faults = order_faults(facts, calendar=calendar, rules=rules)
    found: list[Signal] = []
    if faults:
        found.append(Signal(Sign.UNCLEAR_ORDER, facts.task_id, facts.issuer_id, _listed(faults)))
    found += _passed_around(facts)
    found += _of_the_lead(facts, today, calendar, rules)
    found += _of_others(facts, today, calendar)
    return [replace(s, context=tuple(_context(s, facts, faults, today, load or {}))) for s in found]


def order_faults(facts: SignalFacts, *, calendar: WorkCalendar, rules: RuleBook) -> list[Sentence]:
    """Việc giao chưa rõ ở điểm nào: two leads, no product, no authority, too few days (E10, C1.1b)."""
    found = []
    if facts.leads > 1:
        found.append(Sentence(N_("văn bản nêu {n} cơ quan chủ trì"), {"n": str(facts.leads)}))
    if not facts.product:
        found.append(Sentence(N_("không nêu sản phẩm")))
    if not facts.authority:
        found.append(Sentence(N_("không nêu thẩm quyền")))
    first_due = facts.first_due or facts.due_on
    if first_due is not None:
        days = calendar.working_days_between(facts.given_on, first_due)
        if days < rules.number("signal.order_shortest", facts.given_on):
            found.append(Sentence(N_("thời hạn chỉ {n} ngày làm việc"), {"n": str(max(0, days))}))
    return found


def _listed(faults: Collection[Sentence]) -> Sentence:
    places = {str(n): fault for n, fault in enumerate(faults)}
    return Sentence("; ".join(f"{{{n}}}" for n in places) + ".", places)


def _passed_around(facts: SignalFacts) -> Iterator[Signal]:
    """Two returns are the process's matter, whoever returned it; one body that returns it twice is its own."""
    if len(facts.declines) >= 2:
        template = N_("Bị trả lại {n} lần, chưa có nơi nhận.")
        if facts.accepted_on is not None:
            template = N_("Bị trả lại {n} lần trước khi có nơi nhận.")
        said = Sentence(template, {"n": str(len(facts.declines))})
        yield Signal(Sign.BOUNCED, facts.task_id, facts.issuer_id, said)
    for agency_id in dict.fromkeys(facts.declines):
        times = facts.declines.count(agency_id)
        if times >= 2:
            yield Signal(
                Sign.DECLINED, facts.task_id, agency_id, Sentence(N_("Trả lại việc này {n} lần."), {"n": str(times)})
            )


def _of_the_lead(facts: SignalFacts, today: dt.date, calendar: WorkCalendar, rules: RuleBook) -> Iterator[Signal]:
    if facts.status is Status.ASSIGNED and facts.accept_by is not None and facts.accept_by < today:
        said = Sentence(N_("Chưa tiếp nhận, ngày trả lời là {day}."), {"day": day_short(facts.accept_by)})
        yield Signal(Sign.SILENT, facts.task_id, facts.lead_id, said)
    idle = _idle_since(facts, today, rules)
    if idle is not None:
        template = N_("Không cập nhật từ {day}, {n} ngày.")
        said = Sentence(template, {"day": day_short(idle), "n": str((today - idle).days)})
        yield Signal(Sign.IDLE, facts.task_id, facts.lead_id, said)
    if facts.accepted_on is not None and facts.due_on is not None:
        left = calendar.working_days_between(facts.accepted_on, facts.due_on)
        given = calendar.working_days_between(facts.given_on, facts.due_on)
        if left <= 1 < given:
            template = N_("Nhận việc ngày {day}, khi còn {n} trong {given} ngày làm việc.")
            said = Sentence(
                template, {"day": day_short(facts.accepted_on), "n": str(max(0, left)), "given": str(given)}
            )
            yield Signal(Sign.LAST_MINUTE, facts.task_id, facts.lead_id, said)
    if facts.extensions >= 2:
        said = Sentence(N_("Xin gia hạn {n} lần."), {"n": str(facts.extensions)})
        yield Signal(Sign.EXTENDED, facts.task_id, facts.lead_id, said)


def _idle_since(facts: SignalFacts, today: dt.date, rules: RuleBook) -> dt.date | None:
    """The last sign of work, where it is too long ago; a day on which nobody could act counts as one."""
    working = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)
    if facts.status not in working or facts.last_sign_on is None:
        return None
    if any(c.since <= today and (c.until is None or c.until >= today) for c in facts.causes):
        return None
    since = max([facts.last_sign_on, *(c.until for c in facts.causes if c.until is not None and c.until <= today)])
    limit = rules.number("task.stale.starred" if facts.starred else "task.stale", today)
    return since if (today - since).days > limit else None


def _of_others(facts: SignalFacts, today: dt.date, calendar: WorkCalendar) -> Iterator[Signal]:
    for part in facts.owed:
        if part.due_on is None or facts.status in ENDED:
            continue
        late = calendar.working_days_between(part.due_on, part.delivered_on or today)
        if late > 0 and part.delivered_on is None:
            template = N_("Nơi chủ trì chờ phần phối hợp từ {day}, quá hạn gửi {n} ngày làm việc.")
            said = Sentence(template, {"day": day_short(part.asked_on), "n": str(late)})
            yield Signal(Sign.KEEPS_WAITING, facts.task_id, part.agency_id, said)


def _context(
    signal: Signal, facts: SignalFacts, faults: Collection[Sentence], today: dt.date, load: Mapping[int, int]
) -> Iterator[Sentence]:
    """Bối cảnh (E9): the order, who was waited for, objective causes, what else the body has to do."""
    if signal.side is not Side.ORDER and faults:
        yield Sentence(N_("Việc giao chưa rõ: {faults}"), {"faults": _listed(faults)})
    if signal.agency_id == facts.lead_id:
        for part in facts.owed:
            if part.delivered_on is None:
                said = {"agency": part.agency, "day": day_short(part.asked_on)}
                yield Sentence(N_("Đang chờ {agency} từ {day}."), said)
    for cause in facts.causes:
        said_of: dict[str, str | Sentence] = {
            "cause": Sentence(CAUSE_WORDS[cause.kind]),
            "since": day_short(cause.since),
            "until": day_short(cause.until or today),
        }
        yield Sentence(N_("Nguyên nhân khách quan từ {since} đến {until}: {cause}."), said_of)
    if load.get(signal.agency_id):
        yield Sentence(N_("Đang có {n} nhiệm vụ chưa xong."), {"n": str(load[signal.agency_id])})


@dataclass(frozen=True, slots=True)
class Figures:
    """Số liệu của một đơn vị. Always with what speaks for it: unclear orders and objective causes among its delays.

    tasks: those that fell due or were handed in; late: working days over, causes taken off; `fewest`: below so many
    tasks no rate is told (E12).
    """

    agency_id: int
    agency: str
    tasks: int
    late: int
    late_unclear: int
    excused: int
    fewest: int

    @property
    def rate(self) -> float | None:
        return rate(self.late, self.tasks, self.fewest)


def rate(part: int, whole: int, fewest: int) -> float | None:
    """Tỷ lệ, or None where the number is too small to say anything (E12)."""
    return part / whole if whole >= max(1, fewest) else None


def require_cause(has_cause: bool) -> None:
    """Tên người chỉ sau nguyên nhân. Refuse a question about a person before the unit's head added the cause (E9)."""
    if not has_cause:
        raise Refusal(
            "signal.person_before_cause",
            N_("Chưa xem theo người: người đứng đầu đơn vị chưa bổ sung nguyên nhân."),
            clause=FAIR,
            advice=N_("Xem quy trình và đơn vị trước; đề nghị người đứng đầu bổ sung nguyên nhân."),
            key="C1.2",
        )


def require_words(words: str) -> None:
    """Ghi nguyên nhân, đề nghị xem lại hoặc trả lời bằng lời, không để trống."""
    if not words.strip():
        raise Refusal("signal.words", N_("Chưa ghi nội dung."), clause=SIX_CLEAR, advice=N_("Ghi ngắn gọn lý do."))


def counted(found: Iterable[Signal], set_aside: Collection[tuple[int, str, int]]) -> list[Signal]:
    """Dấu hiệu được tính: all but those contested and not yet answered, or contested with right.

    `set_aside`: (task, sign, agency) of such contests.
    """
    return [s for s in found if (s.task_id, str(s.sign), s.agency_id) not in set_aside]
