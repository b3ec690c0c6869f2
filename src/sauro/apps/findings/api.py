"""Điều cần xem lại qua giao diện lập trình: xem."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.findings import queries
from sauro.apps.findings.models import Finding
from sauro.domain.findings import State
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["findings"])


class PieceOut(Schema):
    """Bằng chứng: what it is, its words, the document and place that it stands in."""

    kind: str
    label: str
    words: str
    directive_id: int | None
    clause: str
    start: int | None
    end: int | None


class FindingOut(Schema):
    """Điều cần xem lại. A body and a process, never a person."""

    id: int
    rule: str
    source: str
    state: State
    soft: bool
    agency_id: int
    said: str
    right: str
    found_at: dt.datetime
    answer_by: dt.date
    task: str | None
    proof: list[PieceOut]


def _finding(row: Finding) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("rule", "source", "state", "soft", "found_at", "answer_by")}
    return {
        "id": row.pk,
        **plain,
        "agency_id": row.body_id,
        "said": str(queries.sentence_of(row.said)),
        "right": str(queries.sentence_of(row.right)),
        "task": row.task.code if row.task else None,
        "proof": [_piece(piece) for piece in row.proof],
    }


def _piece(row: dict[str, Any]) -> dict[str, Any]:
    label = queries.sentence_of({"template": row["label"], "values": row.get("label_values", {})})
    return {
        "kind": row["kind"],
        "label": str(label),
        "words": row.get("words", ""),
        "directive_id": row.get("directive"),
        "clause": row.get("clause", ""),
        "start": row.get("start"),
        "end": row.get("end"),
    }


@router.get("", response={200: Listed[FindingOut], **PROBLEMS})
def findings(request: HttpRequest, part: Query[Slice]) -> Any:
    """Điều cần xem lại được xem, mới nhất trước."""
    return listed(queries.findings_visible_to(request.acting, clock.today()), part, _finding)  # type: ignore[attr-defined]


@router.get("/{finding_id}", response={200: FindingOut, **PROBLEMS})
def finding(request: HttpRequest, finding_id: Id) -> Any:
    """Một điều cần xem lại."""
    try:
        return _finding(queries.finding_for(request.acting, clock.today(), finding_id))  # type: ignore[attr-defined]
    except Finding.DoesNotExist:
        raise Refusal(
            "finding.unknown", N_("Không có điều cần xem lại này."), advice=N_("Tải lại danh sách.")
        ) from None
