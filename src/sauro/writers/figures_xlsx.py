"""Bảng tổng hợp số liệu dạng XLSX. Bodies × figures; numbers are numbers, a corrected one keeps both and its reason."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from sauro.domain.sentence import N_
from sauro.writers.register_xlsx import clean

_FIRST = 3  # rows above the table: title, closing date, an empty one


@dataclass(frozen=True, slots=True)
class FigureCell:
    """Một số. `register`: what the register counted where a person reports another, and why."""

    value: Decimal | None
    register: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Một nơi báo cáo. `cells` empty where it has not filed."""

    body: str
    state: str
    cause: str
    cells: tuple[FigureCell | None, ...]


class _Looks:
    """The formats of the two sheets."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"valign": "top", "border": 1}
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format({**cell, "bold": True, "text_wrap": True, "bg_color": "#EDEDED"})
        self.text = book.add_format({**cell, "text_wrap": True})
        self.number = book.add_format({**cell, "num_format": "#,##0.####"})
        self.marked = book.add_format({**cell, "num_format": '#,##0.####"*"', "bold": True})


def figures_xlsx(
    *, title: str, about: str, headings: Sequence[str], rows: Sequence[FigureRow], made: dt.datetime
) -> bytes:
    """Bảng. The sum counts what was filed; the second sheet lists every corrected number with its reason."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": clean(title)[:200], "author": "SáuRõ", "created": made.replace(tzinfo=None)})
    looks = _Looks(book)
    page = book.add_worksheet("Tổng hợp")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_FIRST)
    page.write_string(0, 0, clean(title), looks.bold)
    page.write_string(1, 0, clean(about))
    for first, end, width in ((0, 0, 42), (1, 1, 26), (2, 1 + len(headings), 15)):
        page.set_column(first, end, width)
    page.set_column(2 + len(headings), 2 + len(headings), 44)
    for column, words in enumerate([N_("Nơi báo cáo"), N_("Tình trạng nộp"), *headings, N_("Nguyên nhân, ghi chú")]):
        page.write_string(_FIRST, column, clean(words), looks.head)
    for at, row in enumerate(rows, start=_FIRST + 1):
        _row(page, at, row, len(headings), looks)
    _sums(page, _FIRST + len(rows) + 1, rows, len(headings), looks)
    page.freeze_panes(_FIRST + 1, 1)
    _corrections(book, headings, rows, looks)
    book.close()
    return out.getvalue()


def _row(page: xlsxwriter.worksheet.Worksheet, at: int, row: FigureRow, width: int, looks: _Looks) -> None:
    page.write_string(at, 0, clean(row.body), looks.text)
    page.write_string(at, 1, clean(row.state), looks.text)
    for n in range(width):
        cell = row.cells[n] if n < len(row.cells) else None
        if cell is None or cell.value is None:
            page.write_blank(at, 2 + n, None, looks.text)
        else:
            look = looks.marked if cell.register is not None else looks.number
            page.write_number(at, 2 + n, float(cell.value), look)
    page.write_string(at, 2 + width, clean(row.cause), looks.text)


def _sums(page: xlsxwriter.worksheet.Worksheet, at: int, rows: Sequence[FigureRow], width: int, looks: _Looks) -> None:
    page.write_string(at, 0, N_("Cộng (nơi đã nộp)"), looks.head)
    page.write_blank(at, 1, None, looks.head)
    for n in range(width):
        cells = [row.cells[n] for row in rows if n < len(row.cells)]
        total = sum((cell.value for cell in cells if cell and cell.value is not None), Decimal())
        page.write_number(at, 2 + n, float(total), looks.number)


def _corrections(book: xlsxwriter.Workbook, headings: Sequence[str], rows: Sequence[FigureRow], looks: _Looks) -> None:
    """Số đã sửa tay: the number of the register, the one reported, and why."""
    changed = [
        (row.body, headings[n], cell)
        for row in rows
        for n, cell in enumerate(row.cells)
        if cell is not None and cell.register is not None
    ]
    page = book.add_worksheet("Số đã sửa tay")
    page.set_column(0, 1, 40)
    page.set_column(2, 3, 16)
    page.set_column(4, 4, 60)
    titles = (N_("Nơi báo cáo"), N_("Số liệu"), N_("Số trong sổ"), N_("Số báo cáo"), N_("Lý do"))
    for column, words in enumerate(titles):
        page.write_string(0, column, words, looks.head)
    for at, (body, heading, cell) in enumerate(changed, start=1):
        page.write_string(at, 0, clean(body), looks.text)
        page.write_string(at, 1, clean(heading), looks.text)
        page.write_number(at, 2, float(cell.register or 0), looks.number)
        page.write_number(at, 3, float(cell.value or 0), looks.number)
        page.write_string(at, 4, clean(cell.reason), looks.text)
