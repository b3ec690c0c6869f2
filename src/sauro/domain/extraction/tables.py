"""Phụ lục dạng bảng. Rows of "TT | nội dung | chủ trì | phối hợp | thời gian | sản phẩm" as tasks."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.model import Paragraph, ParsedDocument
from sauro.domain.documents.source import LineKind, Span
from sauro.domain.extraction.flat import flatten
from sauro.domain.extraction.grids import Grid, flattened_grids, marked_grids, ruled_grids
from sauro.domain.extraction.labels import Field
from sauro.domain.extraction.leaves import Piece, label_value
from sauro.domain.extraction.walk import Node


def table_pieces(parsed: ParsedDocument, nodes: list[Node], *, in_annex: bool) -> Iterator[Piece]:
    """One piece per row that has content; paragraphs inside a table are no clauses any more."""
    layout = parsed.layout
    end = len(parsed.source.text)
    start, stop = (
        (layout.annex_start if layout.annex_start is not None else end, end)
        if in_annex
        else (layout.head_end, layout.tail_start)
    )
    if start >= stop:
        return
    grids = marked_grids(parsed.source, start, stop) or flattened_grids(parsed.source, start, stop)
    if any(line.kind is LineKind.CELL for line in parsed.source.lines):
        grids += ruled_grids(parsed.source, start, stop)
    for grid in grids:
        for node in nodes:
            if grid.start <= node.paragraph.body.start < grid.end:
                node.skipped = True
        yield from _rows(grid, parsed, in_annex)


def _rows(grid: Grid, parsed: ParsedDocument, in_annex: bool) -> Iterator[Piece]:
    text = parsed.source.text
    section = _section_at(parsed, grid.start, in_annex)
    for row in grid.rows:
        by_field: dict[Field, tuple[int, int]] = {}
        for c in sorted(row):
            if c in grid.columns:
                by_field.setdefault(grid.columns[c], row[c])
        content = by_field.get(Field.CONTENT)
        if content is None or not by_field.keys() & {Field.LEAD, Field.DUE, Field.PRODUCT, Field.WITH}:
            continue
        flat = flatten(text, *content)
        if len(flat.words) < 2:
            continue
        paragraph = Paragraph(Span(*content), Span(*content), None, False, section, in_annex, grid.page)
        piece = Piece(Node(paragraph, flat, 0), 0, len(flat.text), (), (), "table.row", 0.85, True)
        for field, (a, b) in by_field.items():
            _fill(piece, field, text, a, b)
        yield piece


def _fill(piece: Piece, field: Field, text: str, start: int, end: int) -> None:
    flat = flatten(text, start, end)
    if not flat.text:
        return
    if field is Field.LEAD:
        piece.lead, with_ = label_value(flat, 0, len(flat.text))
        piece.with_ = piece.with_ or with_
    elif field is Field.WITH:
        piece.with_ = label_value(flat, 0, len(flat.text))[0] or piece.with_
    elif field in {Field.DUE, Field.PRODUCT, Field.APPROVAL}:
        piece.labels[field.value] = (flat, 0, len(flat.text))


def _section_at(parsed: ParsedDocument, offset: int, in_annex: bool) -> int | None:
    inside = [
        i
        for i, s in enumerate(parsed.sections)
        if s.in_annex == in_annex and s.start is not None and s.start <= offset < s.end
    ]
    return inside[-1] if inside else None
