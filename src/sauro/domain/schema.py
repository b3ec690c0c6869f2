"""Bản đọc dạng JSON. The corpus schema exactly, with text, confidence, reason, agency, due day and notes beside it."""

from __future__ import annotations

from typing import Any

from sauro.domain.documents.model import Found, Header, Reference, Section
from sauro.domain.documents.source import Note, Span
from sauro.domain.extraction.model import Actor, Deadline, Measure, Reading, TaskDraft

HEADER_FIELDS = (
    "issuer",
    "parent",
    "doc_type",
    "number",
    "symbol",
    "place",
    "issued_on",
    "subject",
    "signer_name",
    "signer_title",
    "signing_form",
)


def as_json(reading: Reading, stem: str) -> dict[str, Any]:
    """One document as SCHEMA.md has it; what stands in an annex carries `in_annex`."""
    text = reading.parsed.source.text
    return {
        "id": stem,
        "family": reading.parsed.layout.family.value,
        "header": _header(reading.parsed.header),
        "references": [_reference(r) for r in reading.parsed.references],
        "sections": [_section(s) for s in reading.parsed.sections],
        "tasks": [_task(t, text) for t in reading.tasks],
        "measures": [_measure(m) for m in reading.measures],
        "notes": [_note(n) for n in reading.notes],
        "text": text,
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _header(header: Header) -> dict[str, Any]:
    found: dict[str, Found | None] = {name: getattr(header, name) for name in HEADER_FIELDS}
    out: dict[str, Any] = {name: f.value if f else None for name, f in found.items()}
    out["recipients"] = {
        "kinh_gui": [f.value for f in header.kinh_gui],
        "noi_nhan": [f.value for f in header.noi_nhan],
    }
    out["read_from"] = {
        name: {"span": _span(f.span), "confidence": f.confidence, "because": f.because}
        for name, f in found.items()
        if f
    }
    return out


def _reference(r: Reference) -> dict[str, Any]:
    return {
        "type": r.type,
        "number": r.number,
        "date": r.date,
        "issuer": r.issuer,
        "title": r.title,
        "text_span": _span(r.span),
        "confidence": r.confidence,
        "because": r.because,
    }


def _section(s: Section) -> dict[str, Any]:
    out: dict[str, Any] = {
        "marker": s.marker,
        "title": s.title,
        "level": s.level,
        "start": s.start,
        "confidence": s.confidence,
        "because": s.because,
    }
    return out | ({"in_annex": True} if s.in_annex else {})


def _actors(actors: tuple[Actor, ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": a.name,
            "text_span": _span(a.span),
            "agency_id": a.agency_id,
            "suggestions": [{"agency_id": i, "name": n, "score": s} for i, n, s in a.suggestions],
            "confidence": a.confidence,
            "because": a.because,
        }
        for a in actors
    ]


def _deadline(d: Deadline) -> dict[str, Any]:
    return {
        "kind": d.kind.value,
        "iso": d.iso,
        "text": d.text,
        "text_span": _span(d.span),
        "confidence": d.confidence,
        "because": d.because,
        "due_on": d.due_on.isoformat() if d.due_on else None,
        "due_because": str(d.due_because) if d.due_because else None,
    }


def _task(t: TaskDraft, text: str) -> dict[str, Any]:
    out: dict[str, Any] = {
        "section_marker": t.section_marker,
        "text_span": {"start": t.span.start, "end": t.span.end, "text": t.span.of(text)},
        "action": t.action,
        "lead": [a.name for a in t.lead],
        "coordinating": [a.name for a in t.coordinating],
        "lead_read": _actors(t.lead),
        "coordinating_read": _actors(t.coordinating),
        "deadline": _deadline(t.deadline),
        "product": t.product.value if t.product else None,
        "product_span": _span(t.product_span),
        "authority_span": _span(t.authority_span),
        "missing": [c.value for c in t.missing],
        "lights": {c.value: light.value for c, light in t.lights},
        "addressee": t.addressee,
        "page": t.page,
        "confidence": t.confidence,
        "because": t.because,
        "notes": [_note(n) for n in t.notes],
    }
    return out | ({"in_annex": True} if t.in_annex else {})


def _measure(m: Measure) -> dict[str, Any]:
    out: dict[str, Any] = {
        "text_span": {"start": m.span.start, "end": m.span.end},
        "text": m.text,
        "kind": m.kind,
        "value": m.value,
        "unit": m.unit,
        "confidence": m.confidence,
        "because": m.because,
    }
    return out | ({"in_annex": True} if m.in_annex else {})


def _note(n: Note) -> dict[str, Any]:
    return {"code": n.code, "message": str(n.message), "text_span": _span(n.span), "page": n.page}
