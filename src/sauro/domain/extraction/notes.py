"""Điều chưa rõ của một nhiệm vụ. What a person must settle before the draft can become a task, with its place."""

from __future__ import annotations

from sauro.domain.documents.model import ParsedDocument
from sauro.domain.documents.source import Note, Span
from sauro.domain.extraction.dates import Phrase, options_for
from sauro.domain.extraction.deadlines import is_past
from sauro.domain.extraction.model import Actor, Deadline, DeadlineKind, Product
from sauro.domain.sentence import N_, Sentence

COLLECTIVE = (
    "các ",
    "những ",
    "mọi ",
    "tất cả ",
    "toàn thể ",
    "cấp ủy",
    "cấp uỷ",
    "cán bộ",
    "sở, ban",
    "thủ trưởng các",
    "chủ tịch ubnd các",
    "chủ tịch ủy ban nhân dân các",
)


def is_collective(name: str) -> bool:
    """Whether a printed name stands for several bodies ("các sở, ban, ngành")."""
    low = name.lower()
    return low.startswith(COLLECTIVE) or " các " in low or " cấp xã" in low


def notes_of(
    span: Span,
    lead: tuple[Actor, ...],
    with_: tuple[Actor, ...],
    deadline: Deadline,
    phrase: Phrase | None,
    product: Product | None,
    parsed: ParsedDocument,
    has_registry: bool,
) -> tuple[Note, ...]:
    """Everything unclear about one draft, each with the words it is about."""
    out: list[Note] = []
    if not lead:
        out.append(
            Note("task.lead.none", Sentence(N_("Không nêu cơ quan chủ trì: giao chung cho mọi nơi nhận.")), span)
        )
    elif len(lead) > 1:
        names = "; ".join(a.name for a in lead)
        message = N_(
            "Nêu {count} cơ quan cùng chủ trì ({names}). Một việc chỉ giao một cơ quan chủ trì: chọn một "
            "nơi hoặc tách việc."
        )
        out.append(
            Note(
                "task.lead.several", Sentence(message, {"count": str(len(lead)), "names": names}), lead[0].span or span
            )
        )
    elif is_collective(lead[0].name):
        message = N_("“{name}” là nhiều cơ quan: tách thành từng nơi hoặc giữ giao chung.")
        out.append(Note("task.lead.collective", Sentence(message, {"name": lead[0].name}), lead[0].span or span))
    if has_registry:
        out += [_unknown(a) for a in (*lead, *with_) if a.agency_id is None and not is_collective(a.name)]
    out += _of_deadline(deadline, phrase, parsed)
    return tuple(out)


def _unknown(actor: Actor) -> Note:
    values = {"name": actor.name}
    if actor.suggestions:
        values["near"] = "; ".join(name for _, name, _ in actor.suggestions[:3])
        return Note(
            "task.agency.near",
            Sentence(N_("Không có “{name}” trong danh mục cơ quan. Gần nhất: {near}."), values),
            actor.span,
        )
    return Note("task.agency.unknown", Sentence(N_("Không có “{name}” trong danh mục cơ quan."), values), actor.span)


def _of_deadline(deadline: Deadline, phrase: Phrase | None, parsed: ParsedDocument) -> list[Note]:
    if phrase is None:
        return []
    out: list[Note] = []
    printed = {"text": deadline.text or ""}
    if phrase.wrong is not None:
        days = " hoặc ".join(d.strftime("%d/%m/%Y") for d in options_for(phrase.wrong))
        message = (
            N_("“{text}” không có trong lịch. Hỏi lại nơi ban hành: {options}?")
            if days
            else N_("“{text}” không có trong lịch. Hỏi lại nơi ban hành.")
        )
        out.append(Note("task.deadline.impossible", Sentence(message, {**printed, "options": days}), deadline.span))
    elif is_past(phrase, parsed.header.issued_date()):
        message = N_("Thời hạn “{text}” trước ngày ban hành văn bản. Sửa kèm lý do trước khi giao.")
        out.append(Note("task.deadline.past", Sentence(message, printed), deadline.span))
    elif phrase.lunar:
        message = (
            N_("“{text}” tính theo âm lịch. Đặt ngày dương lịch.")
            if deadline.due_on is None
            else N_("“{text}” tính theo âm lịch, đã đổi ra ngày dương lịch. Đối chiếu trước khi giao.")
        )
        out.append(Note("task.deadline.lunar", Sentence(message, printed), deadline.span))
    elif deadline.kind is DeadlineKind.RECURRING and deadline.iso is None:
        out.append(
            Note(
                "task.deadline.no_period",
                Sentence(N_("“{text}”: chưa nêu kỳ. Nơi giao đặt kỳ và ngày."), printed),
                deadline.span,
            )
        )
    elif deadline.kind is DeadlineKind.DATE and deadline.iso is None:
        out.append(
            Note("task.deadline.event", Sentence(N_("Thời hạn “{text}” chưa có ngày cụ thể."), printed), deadline.span)
        )
    if phrase.inferred and phrase.iso:
        out.append(
            Note(
                "task.deadline.year",
                Sentence(N_("“{text}” không ghi năm; lấy theo năm ban hành."), printed),
                deadline.span,
            )
        )
    return out
