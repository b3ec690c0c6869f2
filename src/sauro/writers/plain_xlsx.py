"""Bảng XLSX trơn. Headings in the first row, text below: a sheet that an import reads back as it was written."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from sauro.writers.register_xlsx import clean


def plain_xlsx(*, name: str, headings: Sequence[tuple[str, float]], rows: Iterable[Sequence[str]]) -> bytes:
    """Bảng. `headings`: (text, width in characters); every cell is text, never a number or a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED", "valign": "top", "text_wrap": True})
    # The text form and the quote mark are styles: a value such as "=1" stays as it is, also when its cell is edited.
    text = book.add_format({"num_format": "@", "quote_prefix": True, "valign": "top"})
    for column, (heading, width) in enumerate(headings):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            page.write_string(last, column, clean(value), text)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, last, len(headings) - 1)
    book.close()
    return out.getvalue()
