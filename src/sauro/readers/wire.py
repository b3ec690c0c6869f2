"""Gói tin. What the child answers, as JSON: a source text, a table, or a refusal; at most 8 MiB."""

from __future__ import annotations

import json
from typing import Any

from sauro.domain.documents.source import Line, LineKind, Note, Page, SourceText, Span
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import Sentence

ANSWER_CAP = 8 * 1024 * 1024


def pack(answer: dict[str, Any]) -> bytes:
    """One frame: four bytes of length, then UTF-8 JSON. Lone surrogates are escaped, never an error."""
    try:
        body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        body = json.dumps(answer, separators=(",", ":")).encode()
    return len(body).to_bytes(4, "big") + body


def source_out(source: SourceText) -> dict[str, Any]:
    """Plain text lines are three numbers; the others carry all their fields."""
    return {
        "text": source.text,
        "lines": [_line_out(line) for line in source.lines],
        "pages": [[p.number, p.start, p.end, p.scanned, p.confidence, p.rotated] for p in source.pages],
        "notes": [
            [n.code, n.message.template, dict(n.message.values), [n.span.start, n.span.end] if n.span else None, n.page]
            for n in source.notes
        ],
        "mime": source.mime,
    }


def source_in(data: dict[str, Any]) -> SourceText:
    """The reverse of `source_out`; raises ValueError, KeyError or TypeError on a damaged answer."""
    return SourceText(
        str(data["text"]),
        tuple(_line_in(row) for row in data["lines"]),
        tuple(Page(*row) for row in data["pages"]),
        tuple(
            Note(code, Sentence(template, values), Span(*span) if span else None, page)
            for code, template, values, span, page in data["notes"]
        ),
        str(data["mime"]),
    )


def page_out(facts: PageFacts | None) -> list[Any] | None:
    """Paper and letters of a DOCX, or None for a file of another kind."""
    return None if facts is None else [*facts]


def page_in(row: list[Any] | None) -> PageFacts | None:
    """The reverse of `page_out`; raises ValueError or TypeError on a damaged answer."""
    if row is None:
        return None
    *numbers, fonts, size = row
    width, height, top, bottom, left, right, points = (None if n is None else float(n) for n in (*numbers, size))
    shares = tuple((str(name), int(share)) for name, share in fonts)
    return PageFacts(width, height, top, bottom, left, right, shares, points)


def refusal_out(refusal: Refusal) -> dict[str, Any]:
    return {
        "code": refusal.code,
        "message": [refusal.message.template, dict(refusal.message.values)],
        "clause": refusal.clause,
        "advice": [refusal.advice.template, dict(refusal.advice.values)],
        "key": refusal.key,
    }


def refusal_in(data: dict[str, Any]) -> Refusal:
    return Refusal(
        data["code"],
        Sentence(*data["message"]),
        clause=data["clause"],
        advice=Sentence(*data["advice"]),
        key=data["key"],
    )


def _line_out(line: Line) -> list[Any]:
    if line.kind is LineKind.TEXT and not line.bold:
        return [line.start, line.end, line.page]
    row: list[Any] = [line.start, line.end, line.page, line.kind.value, line.bold]
    if line.kind is LineKind.CELL:
        row += [line.table, line.row, line.column, line.rowspan, line.colspan]
    return row


def _line_in(row: list[Any]) -> Line:
    if len(row) == 3:
        return Line(row[0], row[1], row[2])
    return Line(row[0], row[1], row[2], LineKind(row[3]), *row[4:])
