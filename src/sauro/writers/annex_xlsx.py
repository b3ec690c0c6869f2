"""Bảng kèm báo cáo dạng XLSX. Sheets of text and numbers, ready for print on A4 landscape; same facts, same bytes.

The library draws every sheet. Of a sheet with many equal rows it draws the first; the rest are written in its likeness,
four times as fast: 60,000 tasks are a second, not six.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from sauro.writers.packed import as_packed_once
from sauro.writers.register_xlsx import clean

Cell = str | int
_FONT = "Times New Roman"
_HEAD = 3  # title, what it is about, an empty line
_SIZE = re.compile(rb'(<dimension ref="A1:[A-Z]+)\d+')  # programs that read in streams go by it
_STYLE = re.compile(rb'<c r="([A-Z]+)\d+" s="(\d+)"')
_MANY = 500


@dataclass(frozen=True, slots=True)
class AnnexSheet:
    """Một trang tính. `columns`: heading, width in characters; a row of one cell is the heading of a group.

    In a sheet of more than 500 rows each column holds numbers only or text only, headings of groups aside; its first
    heading, where it has any, is its first row.
    """

    name: str
    title: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    @property
    def many(self) -> bool:
        return len(self.rows) > _MANY

    @property
    def drawn(self) -> int:
        """How many rows the library draws: of a long sheet up to its first that is no heading of a group."""
        if not self.many:
            return len(self.rows)
        return next((at for at, row in enumerate(self.rows, start=1) if len(row) > 1), len(self.rows))


def annex_xlsx(sheets: Sequence[AnnexSheet], *, about: str, made_on: dt.date) -> bytes:
    """Bảng kèm báo cáo. Text is never a formula, whatever it begins with."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": about[:250], "author": "SáuRõ", "created": dt.datetime.combine(made_on, dt.time())})
    formats = _formats(book)
    for sheet in sheets:
        _draw(book.add_worksheet(sheet.name), sheet, about, formats)
    book.close()
    data = out.getvalue()
    places = {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, start=1) if sheet.many}
    return as_packed_once(data, {place: _completed(_part(data, place), sheet) for place, sheet in places.items()})


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 12, "valign": "top"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "about": book.add_format({**base, "italic": True}),
        "head": book.add_format({**base, "bold": True, "border": 1, "text_wrap": True, "align": "center"}),
        "band": book.add_format({**base, "bold": True, "bottom": 1}),
        # The text form and the quote mark are styles: "=1" stays as it is, also when its cell is edited.
        "text": book.add_format({**base, "num_format": "@", "quote_prefix": True, "text_wrap": True}),
        "number": book.add_format({**base, "num_format": "#,##0"}),
    }


def _draw(page: Any, sheet: AnnexSheet, about: str, formats: dict[str, Any]) -> None:
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
    page.set_footer("&C&P/&N")
    page.freeze_panes(_HEAD + 1, 0)
    page.write_string(0, 0, sheet.title, formats["title"])
    page.write_string(1, 0, about, formats["about"])
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(_HEAD, column, heading, formats["head"])
    for at, row in enumerate(sheet.rows[: sheet.drawn], start=_HEAD + 1):
        text = formats["band"] if len(row) == 1 else formats["text"]
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(at, column, value, formats["number"])
            elif value or sheet.many:  # an empty cell, too, shows how its column looks
                page.write_string(at, column, clean(value) or " ", text)
    last = _HEAD + len(sheet.rows)
    if sheet.note:
        page.write_string(last + 2, 0, sheet.note, formats["about"])
    elif sheet.rows:
        page.autofilter(_HEAD, 0, last, len(sheet.columns) - 1)


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return pack.read(name)


def _completed(xml: bytes, sheet: AnnexSheet) -> bytes:
    """The part of a long sheet with the rows after those drawn, in the likeness of the last one or of a heading."""
    band, names = _styles(xml, _HEAD + 2), _styles(xml, _HEAD + 1 + sheet.drawn)
    head, close, tail = xml.partition(b"</sheetData>")
    head = _SIZE.sub(rb"\g<1>%d" % (_HEAD + 1 + len(sheet.rows)), head, count=1)
    drawn: dict[str, str] = {}
    rest = (
        _row(_HEAD + 2 + at, row, band if len(row) == 1 else names, drawn)
        for at, row in enumerate(sheet.rows[sheet.drawn :], start=sheet.drawn)
    )
    return b"".join((head, "".join(rest).encode(), close, tail))


def _styles(xml: bytes, number: int) -> list[tuple[str, str]]:
    """Column and style of each cell of a drawn row."""
    row, _, _ = xml[xml.index(b'<row r="%d"' % number) :].partition(b"</row>")
    return [(column.decode(), style.decode()) for column, style in _STYLE.findall(row)]


def _row(number: int, row: Sequence[Cell], names: Sequence[tuple[str, str]], drawn: dict[str, str]) -> str:
    """`drawn`: words that were cleaned before; bodies, days, documents stand in thousands of rows."""
    cells = []
    for (column, style), value in zip(names, row, strict=False):
        if isinstance(value, int):
            cells.append(f'<c r="{column}{number}" s="{style}"><v>{value}</v></c>')
        elif value:
            if (text := drawn.get(value)) is None:
                text = drawn[value] = escape(clean(value))
            cells.append(
                f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(cells)}</row>'
