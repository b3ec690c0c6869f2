"""Sáu rõ của từng nhiệm vụ trong dự thảo. One lead a task, what each task leaves out, duties of everybody, words that
bind nobody (C1.1a, C1.1b, C4.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sauro.domain.documents.model import DocumentKind, Family
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.duties import Body
from sauro.domain.extraction.model import Actor, Clarity, DeadlineKind, TaskDraft
from sauro.domain.extraction.notes import is_collective
from sauro.domain.general_phrases import general_phrases
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold
from sauro.domain.works import acts_of

CLEAR = "1773-CV/TU, mục 1"
FEWER = "1773-CV/TU, mục 4"
_WORDS: dict[Clarity, str] = {
    Clarity.NGUOI: N_("người"),
    Clarity.VIEC: N_("việc"),
    Clarity.TIEN_DO: N_("tiến độ"),
    Clarity.TRACH_NHIEM: N_("trách nhiệm"),
    Clarity.THAM_QUYEN: N_("thẩm quyền"),
    Clarity.SAN_PHAM: N_("sản phẩm"),
}
_RIGHT: dict[Clarity, str] = {
    Clarity.NGUOI: N_("ghi một cơ quan chủ trì"),
    Clarity.VIEC: N_("nêu việc kiểm được là xong hay chưa"),
    Clarity.TIEN_DO: N_("ghi ngày hoàn thành hoặc kỳ báo cáo"),
    Clarity.TRACH_NHIEM: N_("ghi ai chịu trách nhiệm"),
    Clarity.THAM_QUYEN: N_("ghi báo cáo ai, trình ai quyết định"),
    Clarity.SAN_PHAM: N_("nêu sản phẩm phải có"),
}
_CHOOSE = N_("Chọn một nơi chủ trì, các nơi khác phối hợp; hoặc tách thành từng việc.")
_SPLIT = N_("Ghi một cơ quan chủ trì, hoặc ghi mỗi đơn vị làm phần của mình, báo cáo về đâu.")
_UNTASKED = frozenset((DocumentKind.BAO_CAO, DocumentKind.TO_TRINH, DocumentKind.NEWS_ARTICLE))
_SPREAD = re.compile(
    r"(?:cong van|chi thi|ke hoach|ket luan|huong dan|thong bao|nghi quyet|quy dinh|quyet dinh) nay "
    r"(?:duoc )?(?:pho bien|quan triet)"
)
_LATER = re.compile(r"(?:trong )?(?:một )?thời gian (?:sớm|gần|ngắn) nhất|trong thời gian không xa|khi có điều kiện")
_GIVEN_ELSEWHERE = re.compile(r"\b(?:duoc giao|duoc phan cong|chu tri)\b")
# "Các Bộ Quốc phòng, Công an" names each of them
_NAMED_TOGETHER = re.compile(r"[Cc]ác (?:[Bb]ộ|[Ss]ở|[Bb]an|[Tt]ập đoàn)(?: |: ?)[A-ZĐ]")
_NO_BODY = re.compile(r"(?:cac )?doan (?:cong tac|kiem tra|giam sat|khao sat)\b")  # who travels is bound, not charged
_LIST_OF_ALL = re.compile(r"\btruc thuoc (?:trung uong|tinh uy|thanh uy|tinh|thanh pho|dang uy)\b")


def task_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về nhiệm vụ; none for a report, a submission or a press account."""
    if draft.kind in _UNTASKED or draft.family is Family.PRESS:
        return
    told: set[tuple[Span | None, ...]] = set()
    for task in draft.reading.tasks:
        if _SPREAD.match(fold(task.span.of(draft.text))[:80]):
            continue  # "Chỉ thị này phổ biến đến chi bộ": a note of the form, nobody's work
        if (remark := _leads(draft, task)) is not None and (key := _spans(task.lead)) not in told:
            told.add(key)
            yield remark
        if (clear := _clarities(draft, task)) is not None:
            yield clear
        yield from _vague(draft, task)


def _spans(leads: Sequence[Actor]) -> tuple[Span | None, ...]:
    """Where the leads are printed: a heading over eight tasks is one place."""
    return tuple(lead.span for lead in leads)


def _everybody(lead: Actor) -> bool:
    if _NAMED_TOGETHER.match(lead.name) or _NO_BODY.match(fold(lead.name)):
        return False
    folded = fold(lead.name)
    group = Body("", lead.name).group or is_collective(lead.name) or _LIST_OF_ALL.search(folded) is not None
    return lead.agency_id is None and group


def _leads(draft: Draft, task: TaskDraft) -> Remark | None:
    spans = [lead.span for lead in task.lead if lead.span]
    if not spans:
        return None
    span = draft.opening(Span(min(s.start for s in spans), max(s.end for s in spans)), 160)
    names = "; ".join(" ".join(lead.name.split()) for lead in task.lead)
    groups = [_everybody(lead) for lead in task.lead]
    values: dict[str, str | Sentence] = {"count": str(len(task.lead)), "names": names}
    if all(groups):
        if _GIVEN_ELSEWHERE.search(fold(names)) or any(act.own for act in acts_of(task.span.of(draft.text))):
            return None  # who it is, is said elsewhere; or each does it in his own sphere
        said, right = N_("Giao chung “{names}”: nơi nào là đầu mối?"), _SPLIT
        return Remark("task.everybody", Severity.LOOK, span, Sentence(said, values), Sentence(right), CLEAR)
    if len(task.lead) < 2:
        return None
    if any(groups):
        said, right, severity = N_("Một việc giao nơi nêu tên lẫn nhóm nơi nhận: {names}."), _SPLIT, Severity.SHOULD
    else:
        said, right, severity = N_("Một việc giao {count} nơi cùng chủ trì: {names}."), _CHOOSE, Severity.ERROR
    return Remark("task.one_lead", severity, span, Sentence(said, values), Sentence(right), CLEAR)


def _clarities(draft: Draft, task: TaskDraft) -> Remark | None:
    """What the task leaves out, in one remark. Several leads have a remark of their own, so has "định kỳ"."""
    lacking = [c for c in task.missing if c is not Clarity.TRACH_NHIEM or not task.lead]
    if not lacking:
        return None
    severe = Clarity.NGUOI in lacking or (Clarity.TIEN_DO in lacking and task.product is not None)
    values: dict[str, str | Sentence] = {
        "lacking": _listed(_WORDS, lacking, ", "),
        "right": _listed(_RIGHT, lacking, "; "),
    }
    marker = (task.section_marker or "").rstrip(".)")
    template = N_("Nhiệm vụ ở mục {marker} chưa rõ: {lacking}.") if marker else N_("Nhiệm vụ này chưa rõ: {lacking}.")
    return Remark(
        "task.clear",
        Severity.SHOULD if severe else Severity.LOOK,
        draft.opening(task.span),
        Sentence(template, {**values, "marker": marker}),
        Sentence(N_("Sửa: {right}."), values),
        CLEAR,
    )


def _listed(words: dict[Clarity, str], clarities: Sequence[Clarity], joint: str) -> Sentence:
    places: dict[str, str | Sentence] = {str(n): Sentence(words[c]) for n, c in enumerate(clarities)}
    return Sentence(joint.join(f"{{{n}}}" for n in places), places)


def _vague(draft: Draft, task: TaskDraft) -> Iterator[Remark]:
    """Words that are no term, and general phrases of a task that asks for nothing that can be checked."""
    words = task.span.of(draft.text)
    if task.deadline.kind is DeadlineKind.NONE:
        for m in _LATER.finditer(words.lower().replace("\n", " ")):
            span = Span(task.span.start + m.start(), task.span.start + m.end())
            said = Sentence(N_("“{words}” không phải là thời hạn."), {"words": m.group()})
            yield Remark("task.vague", Severity.SHOULD, span, said, Sentence(N_("Ghi ngày hoàn thành.")), CLEAR)
    if Clarity.VIEC not in task.missing:
        return
    for general in general_phrases(words.replace("\n", " ")):
        if general.phrase == "phát huy hiệu quả":  # of a report; an order names whose effect it means
            continue
        span = Span(task.span.start + general.start, task.span.start + general.end)
        said = Sentence(N_("“{phrase}”: làm gì, đến mức nào?"), {"phrase": general.phrase})
        right = Sentence(N_("Nêu việc cụ thể, con số hoặc sản phẩm."))
        yield Remark("task.vague", Severity.LOOK, draft.opening(span), said, right, FEWER)
