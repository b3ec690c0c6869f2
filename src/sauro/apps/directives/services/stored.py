"""Bản đọc, dạng lưu. A reading of the domain as plain rows: what the database keeps of it, and nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sauro.domain.documents.model import Found, Header, ParsedDocument
from sauro.domain.documents.source import Note, Page, Span
from sauro.domain.extraction.model import Actor, Measure, TaskDraft
from sauro.domain.sentence import Sentence

Row = dict[str, Any]
_TEXTS = {
    "issuer_printed": ("issuer", 300),
    "parent_printed": ("parent", 300),
    "kind": ("doc_type", 20),
    "number": ("number", 60),
    "symbol": ("symbol", 60),
    "place": ("place", 100),
    "subject": ("subject", 4000),
    "signer_name": ("signer_name", 150),
    "signer_title": ("signer_title", 200),
    "signing_form": ("signing_form", 60),
}


def span(found: Span | None, prefix: str = "") -> Row:
    """{"start": …, "end": …}, both None without a span."""
    return {f"{prefix}start": found.start if found else None, f"{prefix}end": found.end if found else None}


def sentence(said: Sentence | None) -> Row:
    """{"template": …, "values": {…}}; {} for nothing. Values stay values."""
    return {"template": said.template, "values": {k: str(v) for k, v in said.values.items()}} if said else {}


def header_texts(header: Header) -> dict[str, str]:
    """The columns of a directive that its head fills, cut to what a column holds."""
    texts = {}
    for column, (name, most) in _TEXTS.items():
        found: Found | None = getattr(header, name)
        texts[column] = found.value[:most] if found else ""
    return texts


def header_row(header: Header) -> Row:
    """field → {value, start, end, confidence, because}, or a list of them, or None."""
    row: Row = {}
    for name in Header.__dataclass_fields__:
        found = getattr(header, name)
        row[name] = [_found(f) for f in found] if isinstance(found, tuple) else _found(found)
    return row


def _found(found: Found | None) -> Row | None:
    if found is None:
        return None
    return {"value": found.value, **span(found.span), "confidence": found.confidence, "because": found.because}


def page_rows(pages: Iterable[Page]) -> list[Row]:
    """[{number, start, end, scanned, confidence, rotated}]."""
    return [
        {
            "number": p.number,
            "start": p.start,
            "end": p.end,
            "scanned": p.scanned,
            "confidence": p.confidence,
            "rotated": p.rotated,
        }
        for p in pages
    ]


def paragraph_rows(parsed: ParsedDocument) -> list[Row]:
    """[{start, end, body_start, body_end, marker, bullet, section, in_annex, page, bold}]."""
    return [
        {
            **span(p.span),
            **span(p.body, "body_"),
            "marker": p.marker,
            "bullet": p.bullet,
            "section": p.section,
            "in_annex": p.in_annex,
            "page": p.page,
            "bold": p.bold,
        }
        for p in parsed.paragraphs
    ]


def note_rows(notes: Iterable[Note]) -> list[Row]:
    """[{code, template, values, start, end, page}]."""
    return [{"code": n.code, **sentence(n.message), **span(n.span), "page": n.page} for n in notes]


def draft_rows(drafts: Iterable[TaskDraft], parsed: ParsedDocument, text: str) -> list[Row]:
    """Nhiệm vụ đề xuất, dạng lưu. What drafts are made from; `section`: order of the clause, or None."""
    return [_draft(d, _section_of(d, parsed), text) for d in drafts]


def _section_of(draft: TaskDraft, parsed: ParsedDocument) -> int | None:
    """The innermost section that holds the span: of the marker that was read, else by its place in the text."""
    holds = [
        (s.marker == draft.section_marker, i)
        for i, s in enumerate(parsed.sections)
        if s.in_annex == draft.in_annex
        and (s.start is None or s.start <= draft.span.start)
        and draft.span.start < s.end
    ]
    return max(holds)[1] if holds else None


def _draft(d: TaskDraft, section: int | None, text: str) -> Row:
    return {
        **span(d.span),
        "text": d.span.of(text),
        "section": section,
        "section_marker": d.section_marker or "",
        "action": d.action,
        "lead": [_actor(a) for a in d.lead],
        "coordinating": [_actor(a) for a in d.coordinating],
        "deadline": {
            "kind": str(d.deadline.kind),
            "iso": d.deadline.iso or "",
            "text": d.deadline.text or "",
            **span(d.deadline.span),
            "due_on": d.deadline.due_on.isoformat() if d.deadline.due_on else None,
            "due_because": sentence(d.deadline.due_because),
            "confidence": d.deadline.confidence,
            "because": d.deadline.because,
        },
        "product": str(d.product) if d.product else "",
        **span(d.product_span, "product_"),
        **span(d.authority_span, "authority_"),
        "missing": [str(c) for c in d.missing],
        "addressee": d.addressee,
        "confidence": d.confidence,
        "because": d.because,
        "in_annex": d.in_annex,
        "page": d.page,
        "notes": note_rows(d.notes),
    }


def _actor(a: Actor) -> Row:
    return {
        "name": a.name,
        **span(a.span),
        "agency_id": a.agency_id,
        "confidence": a.confidence,
        "because": a.because,
        "suggestions": [list(s) for s in a.suggestions],
    }


def measure_rows(measures: Iterable[Measure]) -> list[Row]:
    """[{start, end, text, kind, value, unit, in_annex}]."""
    return [
        {
            **span(m.span),
            "text": m.text,
            "kind": m.kind,
            "value": m.value,
            "unit": m.unit,
            "confidence": m.confidence,
            "because": m.because,
            "in_annex": m.in_annex,
        }
        for m in measures
    ]


def date_or_none(value: str | None) -> dt.date | None:
    """An ISO day, or None where less than a day is printed or the day does not exist."""
    try:
        return dt.date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def said(values: Mapping[str, str]) -> dict[str, str]:
    """Only the values that are there, for the journal."""
    return {k: v for k, v in values.items() if v}
