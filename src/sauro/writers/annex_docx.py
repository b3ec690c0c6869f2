"""Phụ lục nhiệm vụ dạng DOCX. The annex table of tasks as offices print it: A4 landscape, Times New Roman 13."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sauro.domain.sentence import N_
from sauro.writers.register import RegisterRow, RegisterSheet
from sauro.writers.register_xlsx import clean

# heading, width in millimetres; the sum is the printable width of A4 landscape (30 mm left, 15 mm right)
COLUMNS: tuple[tuple[str, float], ...] = (
    (N_("TT"), 12),
    (N_("Nội dung nhiệm vụ"), 90),
    (N_("Cơ quan chủ trì"), 40),
    (N_("Cơ quan phối hợp"), 42),
    (N_("Thời gian hoàn thành"), 34),
    (N_("Sản phẩm"), 34),
)
_FONT = "Times New Roman"
_SIZE = Pt(13)


def annex_docx(sheet: RegisterSheet) -> bytes:
    """Phụ lục. `about` is the line under the title ("Kèm theo Công văn 1773-CV/TU ngày 03/6/2026")."""
    document: Any = Document()
    set_up(document, sheet.made_on)
    centred(document, N_("PHỤ LỤC"), bold=True)
    centred(document, N_("DANH MỤC NHIỆM VỤ"), bold=True)
    if sheet.about:
        centred(document, f"({clean(sheet.about)})", italic=True)
    if sheet.draft:
        centred(document, N_("(Nhiệm vụ đề xuất từ văn bản, chưa được duyệt)"), italic=True)
    centred(document, "-----")
    rows = [_values(number, row) for number, row in enumerate(sheet.rows, start=1)]
    table_of(document, COLUMNS, rows, middle=(0, 4), none=N_("Không có nhiệm vụ."))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table_of(
    document: Any,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str]],
    *,
    middle: tuple[int, ...] = (0,),
    none: str = "",
) -> None:
    """Bảng có dòng đầu lặp lại ở mỗi trang. columns: heading, width in millimetres; middle: centred ones; none: what is
    said instead of a table without rows. Widths stand in grid and cells: programs go by the one or by the other.
    """
    if not rows:
        centred(document, none)
        return
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, (heading, _) in zip(table.rows[0].cells, columns, strict=True):
        _fill(cell, heading, bold=True, centred=True)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for at, (cell, text) in enumerate(zip(added.cells, row, strict=True)):
            _fill(cell, text, centred=at in middle)
    for column, (_, width) in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, columns, strict=True):
            cell.width = Mm(width)


def _values(number: int, row: RegisterRow) -> tuple[str, ...]:
    due = f"{row.due_on:%d/%m/%Y}" if row.due_on else ""
    time = f"{row.deadline}\n({due})" if row.deadline and due else row.deadline or due
    return str(number), row.work, ";\n".join(row.leads), ";\n".join(row.coordinating), time, row.product


def set_up(document: Any, made_on: dt.date | None, title: str = N_("Phụ lục nhiệm vụ")) -> None:
    """Khổ A4 ngang, phông, số trang, and what the file says of itself."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    made = dt.datetime.combine(made_on or dt.date(2000, 1, 1), dt.time())
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "SáuRõ", title, ""
    properties.created = properties.modified = made


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def centred(document: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Một dòng giữa trang."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic


def _fill(cell: Any, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(clean(text)).bold = bold


def _mark(row: Any, name: str) -> None:
    """A property of a table row: w:tblHeader repeats it on each page, w:cantSplit keeps it on one."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
