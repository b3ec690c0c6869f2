"""Các phần phải có. Aim, requirements, tasks, carrying out: what a document of its kind states (C4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.model import DocumentKind, Family
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

STATES = "1773-CV/TU, mục 4"
_PLAN = (
    (N_("mục đích"), ("muc dich", "muc tieu")),
    (N_("yêu cầu"), ("yeu cau",)),
    (N_("tổ chức thực hiện"), ("to chuc thuc hien", "phan cong", "trach nhiem", "to chuc trien khai")),
)
_GIVING = frozenset((DocumentKind.CHI_THI, DocumentKind.KE_HOACH, DocumentKind.CHUONG_TRINH, DocumentKind.CONG_DIEN))


def part_rules(draft: Draft) -> Iterator[Remark]:
    """Lời nhắc về các phần của kế hoạch, chương trình, và văn bản giao việc mà không giao việc nào."""
    if draft.family not in (Family.PARTY, Family.STATE):
        return
    head = draft.reading.parsed.layout.head_end
    if draft.kind in (DocumentKind.KE_HOACH, DocumentKind.CHUONG_TRINH):
        titles = " | ".join(fold(section.title) for section in draft.reading.parsed.sections)
        lacking = [word for word, names in _PLAN if not any(name in titles for name in names)]
        if lacking:
            places: dict[str, str | Sentence] = {str(n): Sentence(word) for n, word in enumerate(lacking)}
            listed = Sentence(", ".join(f"{{{n}}}" for n in places), places)
            yield Remark(
                "parts.plan",
                Severity.SHOULD,
                Span(head, head),
                Sentence(N_("Không thấy mục nêu: {parts}."), {"parts": listed}),
                Sentence(N_("Kế hoạch nêu mục đích, yêu cầu, nhiệm vụ, phân công và thời gian.")),
                STATES,
            )
    if draft.kind in _GIVING and not draft.reading.tasks:
        yield Remark(
            "parts.tasks",
            Severity.LOOK,
            Span(head, head),
            Sentence(N_("Không đọc được nhiệm vụ nào trong dự thảo.")),
            Sentence(N_("Mỗi việc một câu: ai, làm gì, đến ngày nào, sản phẩm gì.")),
            STATES,
        )
