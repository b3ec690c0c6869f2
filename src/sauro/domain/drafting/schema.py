"""Lời nhắc dạng JSON. What `sauro check --format json` prints and the product keeps; offsets count code points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sauro.domain.documents.source import Span
from sauro.domain.drafting.cards import DRAFT_CARDS
from sauro.domain.drafting.model import SEVERITY_WORDS, Draft, Remark, place_of
from sauro.domain.sentence import Sentence


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


def as_rows(draft: Draft, remarks: Sequence[Remark]) -> dict[str, Any]:
    """A checked draft as the product keeps it: sentences as template and values, to be translated on the page."""
    return {
        "guide": draft.guide.name if draft.guide else "",
        "kind": draft.kind,
        "number": draft.header.number.value if draft.header.number else "",
        "on": draft.on.isoformat(),
        "remarks": [
            {
                "rule": remark.rule,
                "severity": remark.severity.value,
                "start": remark.span.start,
                "end": remark.span.end,
                "also": [[span.start, span.end] for span in remark.also],
                "said": sentence_out(remark.said),
                "right": sentence_out(remark.right),
                "clause": remark.clause,
            }
            for remark in remarks
        ],
    }


def sentence_out(said: Sentence) -> dict[str, Any]:
    """{template, values}; a value that is a sentence itself stays one."""
    values = {k: sentence_out(v) if isinstance(v, Sentence) else v for k, v in said.values.items()}
    return {"template": said.template, "values": values}


def sentence_in(kept: dict[str, Any]) -> Sentence:
    """The reverse of `sentence_out`."""
    values = {k: sentence_in(v) if isinstance(v, dict) else str(v) for k, v in kept["values"].items()}
    return Sentence(kept["template"], values)


def task_rows(draft: Draft) -> list[dict[str, Any]]:
    """Bảng nhiệm vụ của dự thảo: what was read of each task, to be completed by a person; `lacking`: its clarities."""
    rows = []
    for task in draft.reading.tasks:
        product = " ".join(task.product_span.of(draft.text).split()) if task.product_span else ""
        rows.append(
            {
                "marker": task.section_marker or "",
                "work": " ".join(task.span.of(draft.text).split()),
                "lead": "; ".join(" ".join(actor.name.split()) for actor in task.lead),
                "coordinating": "; ".join(" ".join(actor.name.split()) for actor in task.coordinating),
                "deadline": " ".join((task.deadline.text or "").split()),
                "product": product,
                "lacking": [clarity.value for clarity in task.missing],
            }
        )
    return rows
