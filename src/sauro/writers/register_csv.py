"""Sổ nhiệm vụ dạng CSV. The columns of the workbook, one line for each task, in UTF-8 with its mark for Excel."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator

from sauro.writers.register import RegisterSheet
from sauro.writers.register_xlsx import clean, columns_of, values_of

_FORMULA = tuple("=+-@\t\r＝＋－＠|%'")


def register_csv(sheet: RegisterSheet) -> Iterator[str]:
    """Sổ nhiệm vụ, line by line. Text that a program would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    yield "\ufeff"
    writer.writerow([heading for heading, _ in columns_of(sheet)])
    for number, row in enumerate(sheet.rows, start=1):
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        writer.writerow([_cell(value) for value in values_of(number, row, draft=sheet.draft)])
    yield out.getvalue()


def _cell(value: str | int | dt.date) -> str:
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    text = clean(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
