"""Nhiệm vụ. The life of a task, its six clarities, and what stops a draft from becoming one (C1.1a, C1.1b).

Pure: facts in, lights and refusals out. No clock, no database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.extraction.model import Clarity, DeadlineKind, Light
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

ONE_LEAD = "1773-CV/TU, mục 1"  # “một việc chỉ giao một cơ quan chủ trì và một người chịu trách nhiệm chính”
SIX_CLEAR = "1773-CV/TU, mục 1"  # “rõ người, rõ việc, rõ tiến độ, rõ trách nhiệm, rõ thẩm quyền, rõ sản phẩm”


class Status(StrEnum):
    """Trạng thái nhiệm vụ. Where a task stands in its life; timeliness is derived, never stored."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    CONFIRMED = "confirmed"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """Bước. A verb that moves a task from one status to the next."""

    ASSIGN = "assign"
    ACCEPT = "accept"
    DECLINE = "decline"
    START = "start"
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    CONFIRM = "confirm"
    SUSPEND = "suspend"
    RESUME = "resume"
    REPLACE = "replace"
    WITHDRAW = "withdraw"


_OPEN = (Status.REGISTERED, Status.ASSIGNED, Status.ACCEPTED, Status.IN_PROGRESS, Status.SUBMITTED, Status.SENT_BACK)

MOVES: dict[tuple[Status, Step], Status] = {
    (Status.REGISTERED, Step.ASSIGN): Status.ASSIGNED,
    (Status.ASSIGNED, Step.ACCEPT): Status.ACCEPTED,
    (Status.ASSIGNED, Step.DECLINE): Status.REGISTERED,
    (Status.ACCEPTED, Step.START): Status.IN_PROGRESS,
    (Status.IN_PROGRESS, Step.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Step.CONFIRM): Status.CONFIRMED,
    (Status.SUBMITTED, Step.SEND_BACK): Status.SENT_BACK,
    (Status.SENT_BACK, Step.START): Status.IN_PROGRESS,
    (Status.SUSPENDED, Step.RESUME): Status.IN_PROGRESS,
    **{(s, Step.SUSPEND): Status.SUSPENDED for s in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)},
    **{(s, Step.REPLACE): Status.REPLACED for s in (*_OPEN, Status.SUSPENDED)},
    **{(s, Step.WITHDRAW): Status.WITHDRAWN for s in (*_OPEN, Status.SUSPENDED)},
}

BEFORE_ACCEPTANCE = (Status.REGISTERED, Status.ASSIGNED)
ENDED = (Status.CONFIRMED, Status.REPLACED, Status.WITHDRAWN)


def move(status: Status, step: Step) -> Status:
    """Bước tiếp theo. The status after a step; Refusal("task.move.unknown") where MOVES has no such row."""
    try:
        return MOVES[status, step]
    except KeyError:
        raise Refusal(
            "task.move.unknown",
            Sentence(N_("Nhiệm vụ đang ở trạng thái không thể thực hiện bước này.")),
            advice=N_("Tải lại trang để xem trạng thái hiện tại."),
        ) from None


class Timeliness(StrEnum):
    """Tính kịp thời. Derived from the dates: in time, overdue, done on time, done late, without a deadline."""

    NO_DEADLINE = "no_deadline"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    LATE = "late"


def timeliness(*, due_on: dt.date | None, today: dt.date, submitted_on: dt.date | None = None) -> Timeliness:
    """Tính kịp thời of one task; `submitted_on` is the day the accepted result was handed in, None while open."""
    if due_on is None:
        return Timeliness.NO_DEADLINE
    if submitted_on is not None:
        return Timeliness.ON_TIME if submitted_on <= due_on else Timeliness.LATE
    return Timeliness.OVERDUE if due_on < today else Timeliness.IN_TIME


@dataclass(frozen=True, slots=True)
class LeadFact:
    """Cơ quan chủ trì của một đề xuất. The printed name, and the agency of the registry where one was chosen."""

    printed: str
    agency_id: int | None


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """Nhiệm vụ đề xuất, như quy định nhìn thấy. Everything the six lights and the approval ask about.

    verifiable: False where the reader found an exhortation without a verifiable act; authority_words: the clause's
    own words of authority; authority_document, authority_person: what a person or the head of the directive names.
    """

    leads: tuple[LeadFact, ...] = ()
    coordinating: tuple[int, ...] = ()
    work: str = ""
    verifiable: bool = True
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    deadline_text: str = ""
    due_on: dt.date | None = None
    cadence: str = ""
    standing: bool = False
    issued_on: dt.date | None = None
    responsible: bool = False
    authority_words: str = ""
    authority_document: str = ""
    authority_person: str = ""
    product: str = ""
    product_words: str = ""
    every_addressee: bool = False


def lights(facts: DraftFacts) -> tuple[tuple[Clarity, Light], ...]:
    """Sáu rõ. The six lights, always in the order of C1.1b."""
    return (
        (Clarity.NGUOI, _light_of_lead(facts)),
        (Clarity.VIEC, _three(bool(facts.work.strip()) and facts.verifiable, bool(facts.work.strip()))),
        (Clarity.TIEN_DO, _light_of_time(facts)),
        (Clarity.TRACH_NHIEM, _three(facts.responsible and len(facts.leads) == 1, len(facts.leads) == 1)),
        (Clarity.THAM_QUYEN, _three(bool(facts.authority_words), _has_authority(facts))),
        (
            Clarity.SAN_PHAM,
            _three(bool(facts.product_words) or facts.product not in ("", "other"), bool(facts.product)),
        ),
    )


def _three(clear: bool, some: bool) -> Light:
    return Light.CLEAR if clear else Light.UNCLEAR if some else Light.MISSING


def _has_authority(facts: DraftFacts) -> bool:
    return bool(facts.authority_words or facts.authority_document or facts.authority_person)


def _light_of_lead(facts: DraftFacts) -> Light:
    one = len(facts.leads) == 1 and facts.leads[0].agency_id is not None
    return _three(one, bool(facts.leads))


def _light_of_time(facts: DraftFacts) -> Light:
    impossible = _due_before_issue(facts)
    clear = facts.standing or bool(facts.cadence) or facts.due_on is not None
    return _three(clear and not impossible, clear or bool(facts.deadline_text))


def _due_before_issue(facts: DraftFacts) -> bool:
    return facts.due_on is not None and facts.issued_on is not None and facts.due_on < facts.issued_on


def stops(facts: DraftFacts) -> tuple[Refusal, ...]:
    """Điều kiện duyệt đề xuất. Every reason why this draft may not become a task yet, as the lights stand."""
    found = (*_stops_of_lead(facts), *_stops_of_content(facts))
    return tuple(r for r in found if r is not None)


def _stops_of_lead(facts: DraftFacts) -> Iterable[Refusal | None]:
    if not facts.leads:
        advice = (
            N_("Chọn cơ quan chủ trì, hoặc giao mỗi nơi nhận một nhiệm vụ.")
            if facts.every_addressee
            else N_("Chọn một cơ quan chủ trì trong danh bạ.")
        )
        yield _stop("draft.lead.missing", N_("Chưa có cơ quan chủ trì."), advice, ONE_LEAD, "C1.1a")
    elif len(facts.leads) > 1:
        names = "; ".join(lead.printed for lead in facts.leads)
        yield _stop(
            "draft.lead.several",
            Sentence(N_("Văn bản nêu {n} cơ quan chủ trì: {names}."), {"n": str(len(facts.leads)), "names": names}),
            N_("Tách thành nhiều nhiệm vụ, hoặc chọn một nơi chủ trì và để nơi còn lại phối hợp."),
            ONE_LEAD,
            "C1.1a",
        )
    elif facts.leads[0].agency_id is None:
        yield _stop(
            "draft.lead.unknown",
            Sentence(N_("“{name}” chưa có trong danh bạ cơ quan."), {"name": facts.leads[0].printed}),
            N_("Chọn một cơ quan có trong danh bạ, hoặc bổ sung danh bạ rồi duyệt lại."),
            ONE_LEAD,
            "C1.1a",
        )
    elif facts.leads[0].agency_id in facts.coordinating:
        yield _stop(
            "draft.lead.coordinates",
            N_("Cơ quan chủ trì đồng thời được ghi là cơ quan phối hợp."),
            N_("Bỏ cơ quan này khỏi danh sách phối hợp."),
            ONE_LEAD,
            "C1.1a",
        )


def _stops_of_content(facts: DraftFacts) -> Iterable[Refusal | None]:
    if not facts.work.strip():
        yield _stop("draft.work.missing", N_("Chưa rõ việc phải làm."), N_("Ghi nội dung việc, bắt đầu bằng động từ."))
    if _due_before_issue(facts):
        yield _stop(
            "draft.deadline.before_issue",
            N_("Thời hạn đứng trước ngày ban hành văn bản."),
            N_("Đối chiếu văn bản gốc, sửa thời hạn và ghi lý do."),
        )
    if facts.due_on is None and not facts.cadence and not facts.standing:
        yield _stop(
            "draft.deadline.missing",
            N_("Chưa có thời hạn, định kỳ hoặc dấu “thường xuyên”."),
            N_("Ghi ngày đến hạn, chọn định kỳ, hoặc đánh dấu nhiệm vụ thường xuyên."),
        )
    if not _has_authority(facts):
        yield _stop(
            "draft.authority.missing",
            N_("Chưa rõ thẩm quyền: giao theo văn bản nào, người nào giao."),
            N_("Chọn văn bản hoặc người giao."),
        )
    if not facts.product and not facts.product_words:
        yield _stop(
            "draft.product.missing",
            N_("Chưa rõ sản phẩm phải nộp."),
            N_("Chọn loại sản phẩm, hoặc ghi tên sản phẩm."),
        )


def _stop(code: str, message: Sentence | str, advice: str, clause: str = SIX_CLEAR, key: str = "C1.1b") -> Refusal:
    return Refusal(code, message, clause=clause, advice=advice, key=key)


def require_approvable(facts: DraftFacts) -> None:
    """Duyệt đề xuất. Refuse, with the first reason in full and the others named, unless nothing stands in the way."""
    reasons = stops(facts)
    if not reasons:
        return
    first = reasons[0]
    if len(reasons) == 1:
        raise first
    rest = {str(place): r.message for place, r in enumerate(reasons[1:])}
    others = Sentence(" ".join(f"{{{place}}}" for place in rest), rest)
    raise Refusal(
        first.code,
        Sentence(
            N_("{first} Còn {n} điều nữa: {others}"),
            {"first": first.message, "n": str(len(reasons) - 1), "others": others},
        ),
        clause=first.clause,
        advice=first.advice,
        key=first.key,
    )
