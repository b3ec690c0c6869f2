"""Lời nhắc dạng JSON. What `sauro check --format json` prints and the product keeps; offsets count code points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sauro.domain.documents.source import Span
from sauro.domain.drafting.cards import DRAFT_CARDS
from sauro.domain.drafting.model import SEVERITY_WORDS, Draft, Remark, place_of


def as_json(draft: Draft, remarks: Sequence[Remark], name: str) -> dict[str, Any]:
    """A checked draft: family, guide, day of the check, remarks in text order."""
    return {
        "file": name,
        "family": draft.family.value,
        "guide": draft.guide.name if draft.guide else "",
        "kind": draft.kind,
        "on": draft.on.isoformat(),
        "signed": draft.signed.isoformat() if draft.signed else None,
        "tasks": len(draft.reading.tasks),
        "remarks": [_remark(remark, draft.text) for remark in remarks],
    }


def _remark(remark: Remark, text: str) -> dict[str, Any]:
    place = place_of(text, remark.span.start)
    return {
        "rule": remark.rule,
        "title": DRAFT_CARDS[remark.rule].title,
        "key": DRAFT_CARDS[remark.rule].key,
        "severity": remark.severity.value,
        "severity_words": SEVERITY_WORDS[remark.severity],
        "line": place.line,
        "column": place.column,
        "text_span": _span(remark.span),
        "also": [_span(span) for span in remark.also],
        "stands": remark.span.of(text),
        "said": str(remark.said),
        "suggestion": str(remark.right),
        "clause": remark.clause,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
