"""Sheets of bodies for the stories of importing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

HEADINGS = ("Mã cơ quan", "Tên cơ quan", "Tên viết tắt", "Khối", "Cơ quan chủ quản", "Tên gọi khác")


def workbook(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, title: str = "") -> bytes:
    """An XLSX file with these rows under their headings, below a title where one is given."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Danh mục")
    first = 0
    if title:
        sheet.write_string(0, 0, title)
        first = 2
    for number, row in enumerate((headings, *rows)):
        for column, cell in enumerate(row):
            sheet.write(first + number, column, cell)
    book.close()
    return stream.getvalue()
