"""Sổ nhiệm vụ. The rows that every writer prints: one task, with its words, its six lights and what is missing.

A page of the product fills the same rows from its database; `rows_of` fills them from one reading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from sauro.domain.documents.model import DocumentKind, Header
from sauro.domain.extraction.model import Clarity, DeadlineKind, Light, Product, Reading, TaskDraft
from sauro.domain.sentence import N_

CLARITY_WORDS: dict[Clarity, str] = {
    Clarity.NGUOI: N_("người"),
    Clarity.VIEC: N_("việc"),
    Clarity.TIEN_DO: N_("tiến độ"),
    Clarity.TRACH_NHIEM: N_("trách nhiệm"),
    Clarity.THAM_QUYEN: N_("thẩm quyền"),
    Clarity.SAN_PHAM: N_("sản phẩm"),
}
PRODUCT_WORDS: dict[Product, str] = {
    Product.REPORT: N_("báo cáo"),
    Product.PLAN: N_("kế hoạch"),
    Product.REGULATION: N_("quy chế, quy định"),
    Product.PROPOSAL: N_("đề xuất, tờ trình"),
    Product.GUIDANCE: N_("hướng dẫn"),
    Product.DECISION: N_("quyết định"),
    Product.DOCUMENT: N_("văn bản"),
    Product.LIST: N_("danh sách, danh mục"),
    Product.DOSSIER: N_("hồ sơ"),
    Product.DATA: N_("số liệu"),
    Product.SYSTEM: N_("hệ thống"),
    Product.INSPECTION: N_("cuộc kiểm tra, giám sát"),
    Product.EVENT: N_("hội nghị, đợt hoạt động"),
    Product.OTHER: N_("khác"),
}
KIND_WORDS: dict[str, str] = {
    DocumentKind.CHI_THI: N_("Chỉ thị"),
    DocumentKind.CONG_VAN: N_("Công văn"),
    DocumentKind.KE_HOACH: N_("Kế hoạch"),
    DocumentKind.THONG_BAO: N_("Thông báo"),
    DocumentKind.QUYET_DINH: N_("Quyết định"),
    DocumentKind.CONG_DIEN: N_("Công điện"),
    DocumentKind.HUONG_DAN: N_("Hướng dẫn"),
    DocumentKind.KET_LUAN: N_("Kết luận"),
    DocumentKind.NGHI_QUYET: N_("Nghị quyết"),
    DocumentKind.QUY_DINH: N_("Quy định"),
    DocumentKind.BAO_CAO: N_("Báo cáo"),
    DocumentKind.TO_TRINH: N_("Tờ trình"),
    DocumentKind.CHUONG_TRINH: N_("Chương trình"),
    DocumentKind.NEWS_ARTICLE: N_("Tin, bài báo"),
}
EVERYONE = N_("(mọi nơi nhận)")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Một dòng của sổ. Text as it is to be printed; empty where there is nothing.

    leads: as printed, more than one where the document names several; lights: in the order of the six clarities
    """

    work: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    responsible: str = ""
    deadline: str = ""
    due_on: dt.date | None = None
    due_because: str = ""
    product: str = ""
    authority: str = ""
    lights: tuple[tuple[Clarity, Light], ...] = ()
    document: str = ""
    clause: str = ""
    note: str = ""
    code: str = ""
    status: str = ""
    done_on: dt.date | None = None

    @property
    def clear(self) -> int:
        return sum(1 for _, light in self.lights if light is Light.CLEAR)

    def lacking(self) -> str:
        """What is missing and what is unclear: "thiếu: tiến độ, sản phẩm; chưa rõ: người"."""
        parts = []
        for light, word in ((Light.MISSING, N_("thiếu")), (Light.UNCLEAR, N_("chưa rõ"))):
            named = [CLARITY_WORDS[clarity] for clarity, shown in self.lights if shown is light]
            if named:
                parts.append(f"{word}: {', '.join(named)}")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """Sổ để in. Its rows, the line under its title, and the day of making that the file carries (no clock here)."""

    rows: tuple[RegisterRow, ...]
    about: str = ""
    made_on: dt.date | None = None
    draft: bool = True
    documents: tuple[str, ...] = field(default_factory=tuple)


def document_words(header: Header, stem: str) -> str:
    """How a register names a document: "Công văn 1773-CV/TU ngày 03/06/2026", else its file name."""
    kind = KIND_WORDS.get(header.doc_type.value, "") if header.doc_type else ""
    number = header.number.value if header.number else ""
    day = header.issued_date()
    named = " ".join(w for w in (kind, number) if w)
    if not number:
        named = " ".join(w for w in (kind, f"({stem})") if w)
    return f"{named} ngày {day:%d/%m/%Y}" if day else named


def rows_of(reading: Reading, stem: str) -> tuple[RegisterRow, ...]:
    """Các dòng của một bản đọc, in the order of the text."""
    text = reading.parsed.source.text
    document = document_words(reading.parsed.header, stem)
    return tuple(_row(task, text, document) for task in reading.tasks)


def _row(task: TaskDraft, text: str, document: str) -> RegisterRow:
    deadline = task.deadline
    words = task.product_span.of(text) if task.product_span else ""
    label = PRODUCT_WORDS[task.product] if task.product else ""
    notes = [str(note.message) for note in task.notes]
    for actor in (*task.lead, *task.coordinating):
        if actor.suggestions:
            named = ", ".join(name for _, name, _ in actor.suggestions[:3])
            notes.append(f"“{actor.name}”, danh bạ có: {named}")
    if task.in_annex:
        notes.append("trong phụ lục")
    return RegisterRow(
        work=one_line(task.span.of(text)),
        leads=tuple(actor.name for actor in task.lead) or ((EVERYONE,) if task.addressee == "all_recipients" else ()),
        coordinating=tuple(actor.name for actor in task.coordinating),
        deadline=deadline.text or "",
        due_on=deadline.due_on,
        due_because=str(deadline.due_because)
        if deadline.due_because and deadline.kind is not DeadlineKind.NONE
        else "",
        product=one_line(words) or label,
        authority=one_line(task.authority_span.of(text)) if task.authority_span else "",
        lights=task.lights or _lights(task.missing),
        document=document,
        clause=f"mục {task.section_marker.rstrip('.')}" if task.section_marker else "",
        note=". ".join(n.rstrip(".") for n in notes),
    )


def _lights(missing: Iterable[Clarity]) -> tuple[tuple[Clarity, Light], ...]:
    lacking = frozenset(missing)
    return tuple((clarity, Light.MISSING if clarity in lacking else Light.CLEAR) for clarity in Clarity)


def one_line(text: str) -> str:
    """Printed lines joined, marks of control left out: what a cell or a terminal may be given."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
