"""Bảng. Rows of cells become CELL lines; a table that only lays out a letterhead becomes columns of text."""

from __future__ import annotations

import unicodedata

from sauro.readers.build import Cell, TextBuilder

GridCell = tuple[str, int, int, bool]
"""Text of the cell (its lines apart by line breaks), rowspan, colspan, bold."""
GridRow = list[GridCell]

_LETTERHEAD = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐỘC LẬP - TỰ DO")
_CLOSING = ("NƠI NHẬN",)


def is_layout(rows: list[GridRow], *, bordered: bool) -> bool:
    """Whether a table only places blocks side by side: no rules, at most three columns; or it holds a letterhead."""
    widest = max((len(row) for row in rows), default=0)
    if widest > 3:
        return False
    words = unicodedata.normalize("NFC", "\n".join(cell[0] for row in rows for cell in row)).upper()
    if any(mark in words for mark in _LETTERHEAD):
        return True
    if any(mark in words for mark in _CLOSING) and len(rows) <= 3:
        return True
    return not bordered and len(rows) <= 3


def add_table(builder: TextBuilder, rows: list[GridRow], *, layout: bool) -> None:
    """Add a table; merged cells are given once, at their first row and column."""
    if layout:
        _add_columns(builder, rows)
        return
    number = builder.next_table()
    builder.gap()
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for text, rowspan, colspan, bold in row:
            while (at, column) in taken:
                column += 1
            rowspan = max(1, min(rowspan, len(rows) - at))
            if rowspan > 1:
                taken.update((r, c) for r in range(at + 1, at + rowspan) for c in range(column, column + colspan))
            if text.strip():
                builder.line(text, bold=bold, cell=Cell(number, at, column, rowspan, colspan))
            column += colspan
    builder.gap()


def _add_columns(builder: TextBuilder, rows: list[GridRow]) -> None:
    """The left column from top to bottom, then the next: the order in which a person reads a letterhead."""
    widest = max((len(row) for row in rows), default=0)
    for column in range(widest):
        builder.gap()
        for row in rows:
            if column < len(row) and row[column][0].strip():
                builder.line(row[column][0], bold=row[column][3])
    builder.gap()
