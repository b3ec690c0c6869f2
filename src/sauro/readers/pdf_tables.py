"""Bảng kẻ trong PDF. Pages with rules are looked at a second time, and words inside a cell belong to that cell."""

from __future__ import annotations

from sauro.readers.pdf_words import Word, stretches_of
from sauro.readers.printed import PrintedTable, rows_of

Box = tuple[float, float, float, float]


def tables_of(path: str, number: int, words: list[Word]) -> tuple[list[PrintedTable], list[Word]]:
    """The ruled tables of a page, and the words that stand outside them. A frame of one cell is no table."""
    import pdfplumber

    with pdfplumber.open(path, pages=[number]) as document:
        page = document.pages[0]
        dx, dy = page.bbox[0], page.bbox[1]
        found = [
            [(x0 - dx, top - dy, x1 - dx, bottom - dy) for x0, top, x1, bottom in table.cells]
            for table in page.find_tables()
        ]
    tables: list[PrintedTable] = []
    for boxes in found:
        if len(boxes) < 4:
            continue
        table, words = _table(boxes, words)
        if table.cells:
            tables.append(table)
    return tables, words


def _table(boxes: list[Box], words: list[Word]) -> tuple[PrintedTable, list[Word]]:
    xs = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
    ys = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
    inside: dict[int, list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        at = next((i for i, b in enumerate(boxes) if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)
        if at is None:
            outside.append(word)
        else:
            inside.setdefault(at, []).append(word)
    cells: list[tuple[int, int, int, int, list[str]]] = []
    for at, (x0, top, x1, bottom) in enumerate(boxes):
        lines = _lines(inside.get(at, []))
        if lines:
            row, column = _index(ys, top), _index(xs, x0)
            cells.append((row, column, max(1, _index(ys, bottom) - row), max(1, _index(xs, x1) - column), lines))
    cells.sort(key=lambda cell: cell[:2])
    return PrintedTable(ys[0], ys[-1], cells), outside


def _lines(words: list[Word]) -> list[str]:
    """The printed lines of a cell, joined into one where they are one wrapped sentence."""
    rows = rows_of(stretches_of(words))
    lines: list[str] = []
    for row in rows:
        text = row.text
        if lines and not text.startswith(("-", "+", "•")) and not lines[-1].endswith((".", ";", ":")):
            lines[-1] += " " + text
        else:
            lines.append(text)
    return lines


def _edges(values: list[float]) -> list[float]:
    """Coordinates of the grid; those within 2 points are one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 2:
            out.append(value)
    return out


def _index(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
