"""Văn bản đi dạng DOCX. A4, Times New Roman, head in two columns, the list of tasks as a ruled table."""

from __future__ import annotations

import copy
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from sauro.domain.sentence import N_
from sauro.writers.letter import ANNEX_TITLE, COLUMNS, PARTY_HEAD, STATE_HEAD, LetterSheet, LetterTable
from sauro.writers.letter_pdf import annex_about
from sauro.writers.packed import as_packed_once
from sauro.writers.register_xlsx import clean

_FONT = "Times New Roman"
_CENTER = WD_ALIGN_PARAGRAPH.CENTER
_TEXT_WIDTH = 165.0  # millimetres between the margins


def letter_docx(sheet: LetterSheet) -> bytes:
    """Văn bản đi. Letters of the Party and of the State differ in head, number and marks, not in the order of parts."""
    document: Any = Document()
    _set_up(document, sheet)
    _head(document, sheet)
    if sheet.title:
        _line(document.add_paragraph(), sheet.title, size=15, bold=True, before=12)
        _line(document.add_paragraph(), sheet.subject_line, bold=True)
        _line(document.add_paragraph(), "-----" if sheet.party else "_______", size=14 if sheet.party else 10)
    if sheet.sections:
        _sections(document, sheet)
    else:
        _plain(document, sheet)
    _foot(document, sheet)
    for number, table in enumerate(sheet.tables):
        _annex(document, sheet, table, first=number == 0)
    if sheet.annexed:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _line(document.add_paragraph(), ANNEX_TITLE, bold=True)
        _line(document.add_paragraph(), annex_about(sheet), italic=True, size=13, after=6)
        _tasks(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return as_packed_once(out.getvalue())


def _set_up(document: Any, sheet: LetterSheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    made = dt.datetime.combine(sheet.day or dt.date(2000, 1, 1), dt.time())
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "SáuRõ", clean(sheet.subject)[:250], ""
    properties.created = properties.modified = made


def _head(document: Any, sheet: LetterSheet) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    small = 14 if sheet.party else 13
    left, right = table.rows[0].cells
    if sheet.above:
        _line(left.paragraphs[0], sheet.above.upper(), size=small)
    _line(left.add_paragraph() if sheet.above else left.paragraphs[0], sheet.agency.upper(), size=small, bold=True)
    _line(left.add_paragraph(), "*" if sheet.party else "_______", size=small)
    head = PARTY_HEAD if sheet.party else STATE_HEAD
    _line(right.paragraphs[0], head[0], size=15 if sheet.party else 12, bold=True, underline=sheet.party)
    for words in head[1:]:
        _line(right.add_paragraph(), words, bold=True, underline=True)
    number, date = table.rows[1].cells
    _line(number.paragraphs[0], sheet.number_line, size=small)
    if not sheet.title:
        _line(number.add_paragraph(), sheet.subject_line, size=12, italic=sheet.party)
    _line(date.paragraphs[0], sheet.date_line, italic=True)
    _widths(table, (_TEXT_WIDTH * 0.44, _TEXT_WIDTH * 0.56))


def _tasks(document: Any, sheet: LetterSheet) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, (heading, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        _line(cell.paragraphs[0], heading, size=12, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for values in sheet.rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for at, (cell, text) in enumerate(zip(added.cells, values, strict=True)):
            _line(cell.paragraphs[0], text, size=12, centred=at in (0, 3, 4))
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _widths(table, [width for _, width in COLUMNS])


def _plain(document: Any, sheet: LetterSheet) -> None:
    """Text without parts: of a paper its paragraphs, of a dispatch the list of tasks between opening and request."""
    if sheet.addressee:
        _line(document.add_paragraph(), sheet.addressee, italic=sheet.party, before=6, after=6)
    opening, *rest = sheet.paragraphs
    exact = _exact(sheet) if sheet.text else None
    said = _body(document, opening, exact=exact)
    if not sheet.annexed and not sheet.text:
        _tasks(document, sheet)
    for text in rest:
        said = _body(document, text, exact=exact)
    _with_signature(said)
    for table in sheet.inline:
        if table.title:
            _line(document.add_paragraph(), table.title, bold=True, before=12, after=6)
        else:
            _line(document.add_paragraph(), "", size=6)
        _drawn(document, table)


def _exact(sheet: LetterSheet) -> Any:
    """The exact spacing of lines that 05-HD asks."""
    return Pt(18) if sheet.party and sheet.form == "05-HD" else None


def _sections(document: Any, sheet: LetterSheet) -> None:
    exact = _exact(sheet)
    for part in sheet.numbered:
        heading = document.add_paragraph()
        form = heading.paragraph_format
        form.first_line_indent, form.space_before, form.space_after, form.keep_with_next = Cm(1), Pt(6), Pt(3), True
        heading.add_run(clean(part.title)).bold = True
        for text in part.paragraphs:
            said = _body(document, text, exact=exact)
    _with_signature(said)


def _with_signature(paragraph: Any) -> None:
    """The last paragraph stays on the page of what follows it: no signature stands on a page of its own."""
    paragraph.paragraph_format.keep_with_next = True


def _annex(document: Any, sheet: LetterSheet, table: LetterTable, *, first: bool) -> None:
    """A table behind the report; the first begins a page of its own."""
    title = document.add_paragraph()
    title.paragraph_format.page_break_before = first
    title.paragraph_format.keep_with_next = True
    _line(title, table.title, bold=True, before=0 if first else 18, after=0 if first else 6)
    if first:
        _line(document.add_paragraph(), annex_about(sheet), italic=True, size=13, after=6)
    _drawn(document, table)


def _drawn(document: Any, table: LetterTable) -> None:
    """A ruled table with its headings repeated on each page, and the note under it."""
    drawn = document.add_table(rows=1, cols=len(table.columns))
    drawn.style, drawn.alignment, drawn.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for cell, (heading, _, _) in zip(drawn.rows[0].cells, table.columns, strict=True):
        _line(cell.paragraphs[0], heading, size=12, bold=True)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _mark(drawn.rows[0], "w:tblHeader")
    _widths(drawn, [width for _, width, _ in table.columns])
    plain, band = _pattern(drawn, table), _pattern(drawn, table, band=True)
    for at, values in enumerate(table.rows):
        row = copy.deepcopy(band if at in table.bands else plain)
        for run, text in zip(row.iter(qn("w:r")), values, strict=at not in table.bands):
            run.text = clean(text)
        drawn._tbl.append(row)
    if table.note:
        _line(document.add_paragraph(), table.note, italic=True, size=12, centred=False, before=4)


def _pattern(drawn: Any, table: LetterTable, *, band: bool = False) -> Any:
    """A row without words, drawn by the library and taken out again. A table copies it for each of its rows, which is
    twenty times as fast as drawing them: bodies of a whole province are 600 rows.
    """
    added = drawn.add_row()
    _mark(added, "w:cantSplit")
    if band:
        _line(added.cells[0].merge(added.cells[-1]).paragraphs[0], "", size=12, bold=True, centred=False)
    else:
        for cell, (_, width, place) in zip(added.cells, table.columns, strict=True):
            _line(cell.paragraphs[0], "", size=12, centred=place == "c")
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.width = Mm(width)
    drawn._tbl.remove(added._tr)
    return added._tr


def _foot(document: Any, sheet: LetterSheet) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    _mark(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    label = left.paragraphs[0]
    run = _line(label, N_("Nơi nhận:"), size=14 if sheet.party else 12, bold=not sheet.party, centred=False)
    run.underline, run.italic = sheet.party, not sheet.party
    label.paragraph_format.space_before = Pt(12)
    for words in sheet.recipients:
        _line(left.add_paragraph(), words, size=12 if sheet.party else 11, centred=False)
    for at, (words, bold) in enumerate(sheet.titles):
        place = right.paragraphs[0] if at == 0 else right.add_paragraph()
        _line(place, words, bold=bold, before=0 if at else 12, after=72 if at == len(sheet.titles) - 1 else 0)
    _line(right.add_paragraph(), sheet.signing[1], bold=True)


def _body(document: Any, text: str, *, exact: Any = None) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form = paragraph.paragraph_format
    if exact is not None:
        form.line_spacing = exact
    form.first_line_indent, form.space_before, form.space_after = Cm(1), Pt(6), Pt(6)
    paragraph.add_run(clean(text))
    return paragraph


def _line(
    paragraph: Any, text: str, *, size: int = 14, bold: bool = False, italic: bool = False, underline: bool = False,
    centred: bool = True, before: int = 0, after: int = 0,
) -> Any:  # fmt: skip
    if centred:
        paragraph.alignment = _CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(clean(text))
    run.font.size = Pt(size)
    run.bold, run.italic, run.underline = bold, italic, underline
    return run


def _widths(table: Any, widths: Sequence[float]) -> None:
    """Widths of the columns in millimetres, in the grid and in the cells: programs go by the one or by the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            if row.cells[0]._tc is not row.cells[-1]._tc:
                cell.width = Mm(width)


def _mark(row: Any, name: str) -> None:
    """A property of a table row: w:tblHeader repeats it on each page, w:cantSplit keeps it on one."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
