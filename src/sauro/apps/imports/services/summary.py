"""Bản tóm của bản xem trước. What a page shows of a plan, as plain values: counts, first rows, all faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sauro.apps.imports.services.importers import Effect, Fault, Plan, Planned
from sauro.domain.sentence import Sentence

ROWS_SHOWN = 200
MISSING_SHOWN = 200
_TITLE = 300
_MOST_CHOICES = 30


def summary_of(plan: Plan, on: dt.date) -> dict[str, Any]:
    """Bản tóm, as plain values; sentences as (template, values).

    Rows that change nothing and have no remark are only counted. Faults that ask the same question are one, with the
    number of its rows.
    """
    shown = [row for row in plan.rows if row.effect is not Effect.UNCHANGED or row.remarks]
    return {
        "on": on.isoformat(),
        "counts": {effect.value: number for effect, number in plan.counts.items()},
        "writes": plan.writes,
        "rows": [_row(row) for row in shown[:ROWS_SHOWN]],
        "shown": len(shown),
        "noted": sum(1 for row in plan.rows if row.remarks),
        "faults": list(_faults(plan.faults)),
        "fault_count": len(plan.faults),
        "missing": [list(pair) for pair in plan.missing[:MISSING_SHOWN]],
        "missing_count": len(plan.missing),
    }


def _row(row: Planned) -> dict[str, Any]:
    return {
        "line": row.line,
        "title": row.title[:_TITLE],
        "effect": row.effect.value,
        "differences": [[label, old[:_TITLE], new[:_TITLE]] for label, old, new in row.differences],
        "remarks": [_said(remark) for remark in row.remarks],
    }


def _faults(faults: Iterable[Fault]) -> Iterable[dict[str, Any]]:
    asked: dict[str, dict[str, Any]] = {}
    for fault in faults:
        if fault.key and fault.key in asked:
            asked[fault.key]["rows"] += fault.rows
            continue
        kept = {
            "line": fault.line,
            "column": fault.column,
            "what": _said(fault.what),
            "advice": _said(fault.advice),
            "field": fault.field,
            "value": fault.value[:2000],
            "key": fault.key,
            "choices": [list(choice) for choice in fault.choices[:_MOST_CHOICES]],
            "rows": fault.rows,
        }
        if fault.key:
            asked[fault.key] = kept
        yield kept


def _said(sentence: Sentence | str) -> list[Any]:
    if isinstance(sentence, str):
        return [sentence, {}]
    return [sentence.template, {name: str(value) for name, value in sentence.values.items()}]


def sentence_in(said: list[Any]) -> Sentence:
    """Câu đã giữ, for a page to say."""
    return Sentence(said[0], said[1])
