"""Việc trùng, văn bản trùng. The draft against itself and against documents in force; how many there are this year."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Kin, Remark, Severity
from sauro.domain.duties import Body, Duty, Paper
from sauro.domain.extraction.model import Reading, TaskDraft
from sauro.domain.findings import Found, PieceKind
from sauro.domain.overlap import BETWEEN, overlaps
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold
from sauro.domain.works import matter_of

THIS = 0  # the draft among papers: no document in force has this number
FEWER = "1773-CV/TU, mục 4"


def paper_of(reading: Reading, name: str) -> Paper:
    """Dự thảo như một văn bản có câu giao việc: what overlap is computed from, without a register."""
    parsed = reading.parsed
    header = parsed.header
    return Paper(
        id=THIS,
        name=name,
        issuer=header.issuer.value if header.issuer else "",
        answers=THIS,
        subject=header.subject.value if header.subject else "",
        duties=tuple(_duty(task, parsed.source.text) for task in reading.tasks if not task.in_annex),
    )


def _duty(task: TaskDraft, text: str) -> Duty:
    bodies = tuple(Body(lead.agency_id or fold(lead.name), lead.name, _row_of(lead.agency_id)) for lead in task.lead)
    return Duty(
        slot=f"{THIS}.{task.span.start}",
        marker=task.section_marker or "",
        text=task.span.of(text),
        start=task.span.start,
        bodies=bodies,
        every=not bodies or len(bodies) > 2,
        named=tuple(actor.name for actor in (*task.lead, *task.coordinating)),
        product=str(task.product) if task.product else "",
    )


def _row_of(agency_id: str | None) -> int | None:
    """The id of a body in the product; the registry of the command has names for ids."""
    return int(agency_id) if agency_id and agency_id.isdecimal() else None


def matter_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về trùng việc và số văn bản."""
    for found in overlaps(paper_of(draft.reading, draft.name), draft.others, rules=draft.rules, on=draft.base):
        remark = _of(found, draft)
        if remark is not None:
            yield remark
    yield from _many(draft)


def _of(found: Found, draft: Draft) -> Remark | None:
    if found.rule == BETWEEN and found.soft:
        return None  # everybody beside a named body: a duty of everybody has its own remark
    spans = [
        Span(piece.start, piece.end)
        for piece in found.proof
        if piece.kind is PieceKind.WORDS
        and piece.directive == THIS
        and piece.start is not None
        and piece.end is not None
    ]
    if not spans:
        return None
    severity = Severity.LOOK if found.soft else Severity.SHOULD
    first, *more = (draft.opening(span) for span in sorted(set(spans)))
    return Remark(found.rule, severity, first, found.said, found.right, found.source, tuple(more))


def related(subject: str, kin: Kin) -> bool:
    """Whether two subjects speak of the same matter: four content syllables in a row agree."""
    return bool(matter_of(subject) & matter_of(kin.subject))


def _many(draft: Draft) -> Iterator[Remark]:
    subject = draft.header.subject
    if subject is None or subject.span is None:
        return
    year = draft.base.year
    same = [kin for kin in draft.kin if kin.issued_on.year == year and related(subject.value, kin)]
    if len(same) < draft.rules.number("drafting.same_matter", draft.base):
        return
    listed = "; ".join(f"{kin.number} ({day_short(kin.issued_on)})" for kin in same[:8])
    values = {"count": str(len(same)), "year": str(year), "listed": listed}
    yield Remark(
        "matter.many",
        Severity.LOOK,
        draft.opening(subject.span),
        Sentence(N_("Năm {year} đã có {count} văn bản về nội dung này: {listed}."), values),
        Sentence(N_("Gộp vào một văn bản, hoặc ghi rõ văn bản nào được thay thế.")),
        FEWER,
    )
