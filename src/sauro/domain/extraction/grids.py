"""Bảng. Tables as rows of cells: ruled (cells with row and column), split by marks, or flattened to one line a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sauro.domain.documents.source import Line, LineKind, SourceText
from sauro.domain.extraction.actors import actor_phrase
from sauro.domain.extraction.deadlines import deadline_phrases
from sauro.domain.extraction.flat import Flat, flatten
from sauro.domain.extraction.labels import Field, heading

MARKS = " \t*_\u00a0|"
ROW_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-H]|\d{1,2}\.\d{1,2})[.)]?")
WHEN = re.compile(r"(?:thường xuyên|hằng|hàng|quý|tháng|năm|trước|ngày|từ|trong|định kỳ|theo)", re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """Bảng đã dựng. `columns` gives the field of each column; `rows` the source stretch of each cell."""

    columns: dict[int, Field]
    rows: list[dict[int, tuple[int, int]]]
    start: int
    end: int
    page: int = 1


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    rowspan: int
    colspan: int
    text: list[str] = field(default_factory=list)


def ruled_grids(source: SourceText, start: int, end: int) -> list[Grid]:
    """Tables whose lines say row and column, merged cells spread over what they cover."""
    tables: dict[int, list[Line]] = {}
    for line in source.lines:
        if line.kind is LineKind.CELL and line.table is not None and start <= line.start < end:
            tables.setdefault(line.table, []).append(line)
    return [g for lines in tables.values() if (g := _ruled(source.text, lines)) is not None]


def _ruled(text: str, lines: list[Line]) -> Grid | None:
    cells: dict[tuple[int, int], _Cell] = {}
    for line in lines:
        key = (line.row or 0, line.column or 0)
        cell = cells.setdefault(key, _Cell(line.start, line.end, line.rowspan, line.colspan))
        cell.end = max(cell.end, line.end)
        cell.text.append(text[line.start : line.end])
    rows = sorted({r for r, _ in cells})
    columns: dict[int, Field] = {}
    body = -1
    for at, row in enumerate(rows[:6]):
        named = {c: f for (r, c), cell in cells.items() if r == row and (f := heading(" ".join(cell.text))) is not None}
        if not columns and not _is_head(named):
            continue
        if columns and len(named) < 2:
            break
        for c, f in named.items():
            for k in range(c, c + max(1, cells[row, c].colspan)):
                columns[k] = f
        body = at + 1
        if not any(cells[row, c].colspan > 1 for c in named):
            break
    if body < 0:
        return None
    grid = Grid(columns, [], lines[0].start, max(line.end for line in lines), lines[0].page)
    for row in rows[body:]:
        out: dict[int, tuple[int, int]] = {}
        for (r, c), cell in cells.items():
            if (
                r <= row < r + max(1, cell.rowspan)
                and r >= rows[body]
                and (r == row or columns.get(c) is not Field.CONTENT)
            ):
                out[c] = (cell.start, cell.end)
        grid.rows.append(out)
    return grid


def _is_head(named: dict[int, Field]) -> bool:
    fields = set(named.values())
    return (
        len(named) >= 2
        and Field.CONTENT in fields
        and bool(fields & {Field.LEAD, Field.WITH, Field.DUE, Field.PRODUCT, Field.PERSON})
    )


def marked_grids(source: SourceText, start: int, end: int) -> list[Grid]:
    """Lines cut by "|" or tabs."""
    grids: list[Grid] = []
    grid: Grid | None = None
    if source.text.find("|", start, end) < 0 and source.text.find("\t", start, end) < 0:
        return grids
    for line in source.lines:
        if line.kind is not LineKind.TEXT or not start <= line.start < end:
            continue
        raw = source.text[line.start : line.end]
        sign = "|" if raw.count("|") >= 2 else "\t" if raw.count("\t") >= 2 else ""
        if not sign:
            if raw.strip():
                grid = None
            continue
        cells = _cut(raw, sign, line.start)
        named = {c: f for c, (a, b) in cells.items() if (f := heading(source.text[a:b].strip(MARKS))) is not None}
        if _is_head(named):
            grid = Grid(named, [], line.start, line.end, line.page)
            grids.append(grid)
        elif grid is not None and cells:
            grid.rows.append(cells)
            grid.end = line.end
    return grids


def _cut(raw: str, sign: str, offset: int) -> dict[int, tuple[int, int]]:
    out: dict[int, tuple[int, int]] = {}
    at = 0
    for c, part in enumerate(raw.split(sign)):
        inner = part.strip(MARKS)
        if inner.strip("-: "):
            a = offset + at + part.find(inner)
            out[c] = (a, a + len(inner))
        at += len(part) + 1
    return out


def flattened_grids(source: SourceText, start: int, end: int) -> list[Grid]:
    """A table copied as text, one cell a line or more: its headings one after the other, then numbered rows."""
    if not any(
        line.end - line.start < 30 and heading(source.text[line.start : line.end].strip(MARKS)) is Field.NUMBER
        for line in source.lines
        if start <= line.start < end
    ):
        return []
    lines = [
        line for line in source.lines
        if line.kind is LineKind.TEXT and start <= line.start < end and source.text[line.start : line.end].strip(MARKS)
    ]  # fmt: skip
    texts = [source.text[line.start : line.end].strip(MARKS) for line in lines]
    grids: list[Grid] = []
    i = 0
    while i < len(lines):
        numbered = len(texts[i]) < 16 and heading(texts[i]) is Field.NUMBER
        head = _headings(texts, i) if numbered else None
        if head is None or head[0][0] is not Field.NUMBER:
            i += 1
            continue
        fields, after = head
        grid = Grid(dict(enumerate(fields)), [], lines[i].start, lines[after - 1].end, lines[i].page)
        i = _flat_rows(source.text, lines, texts, after, grid)
        grids.append(grid)
    return grids


def _headings(texts: Sequence[str], i: int) -> tuple[list[Field], int] | None:
    """The fields of consecutive heading lines (a heading may run over two lines), and the index after them."""
    fields: list[Field] = []
    while i < len(texts) and len(fields) < 12:
        one = heading(texts[i])
        two = heading(f"{texts[i]} {texts[i + 1]}") if i + 1 < len(texts) else None
        if two is not None:
            fields.append(two)
            i += 2
        elif one is not None:
            fields.append(one)
            i += 1
        else:
            break
    return (fields, i) if _is_head(dict(enumerate(fields))) else None


def _flat_rows(text: str, lines: list[Line], texts: list[str], i: int, grid: Grid) -> int:
    expected, row_lines = 1, list[int]()
    while i < len(lines):
        number = ROW_NUMBER.fullmatch(texts[i])
        if number is not None:
            digits = texts[i].strip(".)")
            if digits.isdecimal() and int(digits) == expected:
                _close_row(text, lines, row_lines, grid)
                row_lines, expected = [], expected + 1
                i += 1
                continue
            if not digits.isdecimal():
                _close_row(text, lines, row_lines, grid)
                row_lines = []
                expected = 1 if i + 2 < len(lines) and texts[i + 2].strip(".)") == "1" else expected
                i += 2  # a group of rows with its title
                continue
        if expected == 1 or len(row_lines) > 40:
            break
        row_lines.append(i)
        i += 1
    _close_row(text, lines, row_lines, grid)
    return i


def _close_row(text: str, lines: list[Line], chosen: list[int], grid: Grid) -> None:
    if not chosen:
        return
    fields = [grid.columns[c] for c in sorted(grid.columns)][1:]
    grid.end = lines[chosen[-1]].end
    row: dict[int, tuple[int, int]] = {}
    column = 1
    plain = len(chosen) == len(fields)
    for n, at in enumerate(chosen):
        line = lines[at]
        flat = flatten(text, line.start, line.end)
        if n and (
            plain
            or (column < len(fields) and _opens(flat, fields, column, text[: line.start].rstrip(MARKS + "\r\n")[-4:]))
        ):
            column += 1 if plain else _opens(flat, fields, column, "")
        a, _ = row.get(column, (line.start, line.end))
        row[column] = (a, line.end)
    grid.rows.append(row)


def _opens(flat: Flat, fields: list[Field], column: int, before: str) -> int:
    """How many columns on this line stands from the one before it; 0 where it continues that one."""
    if before.endswith((",", ";", " và", "của")) or not flat.text[:1].isupper():
        return 0
    for step in range(1, min(3, len(fields) - column) + 1):
        wanted = fields[column + step - 1]
        words = len(flat.words)
        if wanted in {Field.LEAD, Field.WITH} and actor_phrase(flat, 0, words, lone=True) is not None:
            return step
        if wanted is Field.DUE and (
            WHEN.match(flat.text) or deadline_phrases(flat.low, 0, len(flat.low), None, labelled=True)
        ):
            return step
        if wanted in {Field.PRODUCT, Field.OTHER, Field.APPROVAL} and column >= 2:
            return step
    return 0
