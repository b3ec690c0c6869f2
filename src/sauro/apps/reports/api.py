"""Báo cáo qua giao diện lập trình: xem, và điền số liệu như trên trang."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sauro.apps.reports import services
from sauro.apps.reports.models import Indicator, Obligation, Report
from sauro.apps.reports.queries.indicators import indicators_visible_to, series_of
from sauro.apps.reports.queries.obligations import obligations_visible_to
from sauro.apps.reports.queries.reports import Answer, answers_of, filing_of, report_for, reports_visible_to
from sauro.apps.rulebook.queries import calendar
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, Words, changing, listed

router = Router(tags=["reports"])
MOST_FIELDS = 60


class ObligationOut(Schema):
    """Chế độ báo cáo."""

    id: int
    state: str
    title: str
    basis: str
    clause: str
    period: str
    keeper_id: int
    to_id: int
    since: dt.date
    until: dt.date | None


class ReportOut(Schema):
    """Báo cáo định kỳ. `standing`: on_time, late, waiting, missing; `days`: working days late, or left."""

    id: int
    obligation_id: int
    agency_id: int
    period: str
    first: dt.date
    closing: dt.date
    due_on: dt.date
    state: str
    nil: bool
    submitted_on: dt.date | None
    standing: str
    days: int
    revision: int


class FigureOut(Schema):
    """Một mục của báo cáo. `register_value`: what the register counted; `reason`: why a person reports another."""

    key: str
    kind: str
    label: str
    unit: str
    value: Decimal | None
    register_value: Decimal | None
    reason: str
    text: str
    rows: list[list[str]]


class ReportWhole(ReportOut):
    """Báo cáo với các mục."""

    figures: list[FigureOut]


class FiguresIn(Schema):
    """Các mục cần điền. `values`: by the key of the field, as they are typed on the page; `reasons`: of corrections."""

    values: dict[str, Words] = Field(default_factory=dict, max_length=MOST_FIELDS)
    reasons: dict[str, Words] = Field(default_factory=dict, max_length=MOST_FIELDS)
    revision: int | None = Field(None, ge=1, le=2**31 - 1)


class IndicatorOut(Schema):
    """Chỉ tiêu với giá trị gần nhất."""

    id: int
    name: str
    unit: str
    direction: str
    target: Decimal
    target_on: dt.date
    supplier_id: int
    latest: Decimal | None
    latest_period: str
    missing: int


def _obligation(row: Obligation) -> dict[str, Any]:
    names = ("id", "state", "title", "basis", "clause", "period", "keeper_id", "to_id", "since", "until")
    return {name: getattr(row, name) for name in names}


def _report(row: Report) -> dict[str, Any]:
    names = (
        "id", "obligation_id", "agency_id", "period", "first", "closing", "due_on", "state", "nil", "submitted_on",
        "revision",
    )  # fmt: skip
    filing = filing_of(row, clock.today(), calendar())
    return {name: getattr(row, name) for name in names} | {"standing": str(filing.standing), "days": filing.days}


def _figure(answer: Answer) -> dict[str, Any]:
    field, figure = answer.field, answer.figure
    return {
        "key": field.key,
        "kind": str(field.kind),
        "label": field.label,
        "unit": field.unit,
        "value": figure.value if figure else None,
        "register_value": figure.register_value if figure else None,
        "reason": figure.reason if figure else "",
        "text": figure.text if figure else "",
        "rows": figure.rows if figure else [],
    }


def _indicators(rows: list[Indicator]) -> list[dict[str, Any]]:
    out = []
    for series in series_of(rows, clock.today()):
        row, latest = series.indicator, series.latest
        names = ("id", "name", "unit", "direction", "target", "target_on", "supplier_id")
        out.append(
            {name: getattr(row, name) for name in names}
            | {
                "latest": latest.value.value if latest and latest.value else None,
                "latest_period": latest.period.key if latest else "",
                "missing": series.missing,
            }
        )
    return out


def _one(request: HttpRequest, report_id: int) -> Report:
    try:
        return report_for(request.acting, clock.today(), report_id)  # type: ignore[attr-defined]
    except Report.DoesNotExist:
        raise Refusal(
            "report.unknown", N_("Không có báo cáo này."), advice=N_("Tìm trong danh sách báo cáo.")
        ) from None


@router.get("/obligations", response={200: Listed[ObligationOut], **PROBLEMS})
def obligations(request: HttpRequest, part: Query[Slice]) -> Any:
    """Chế độ báo cáo được xem."""
    return listed(obligations_visible_to(request.acting, clock.today()), part, _obligation)  # type: ignore[attr-defined]


@router.get("/indicators", response={200: Listed[IndicatorOut], **PROBLEMS})
def indicators(request: HttpRequest, part: Query[Slice]) -> Any:
    """Chỉ tiêu được xem, mỗi chỉ tiêu với giá trị gần nhất."""
    rows = indicators_visible_to(request.acting)  # type: ignore[attr-defined]
    return {"total": rows.count(), "items": _indicators(list(rows[part.offset : part.offset + part.limit]))}


@router.get("", response={200: Listed[ReportOut], **PROBLEMS})
def reports(request: HttpRequest, part: Query[Slice]) -> Any:
    """Báo cáo được xem, kỳ mới nhất trước."""
    return listed(reports_visible_to(request.acting, clock.today()), part, _report)  # type: ignore[attr-defined]


@router.get("/{report_id}", response={200: ReportWhole, **PROBLEMS})
def report(request: HttpRequest, report_id: Id) -> Any:
    """Một báo cáo với các mục."""
    row = _one(request, report_id)
    return _report(row) | {"figures": [_figure(answer) for answer in answers_of(row)]}


@router.post("/{report_id}/figures", response={200: ReportWhole, **PROBLEMS})
@changing
def fill(request: HttpRequest, report_id: Id, said: FiguresIn) -> Any:
    """Điền số liệu: lưu bản soạn như trên trang; lãnh đạo ký, nộp trên trang."""
    typed = services.Typed(said.values, said.reasons)
    told = {"by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]
    services.draft_report(report_id=report_id, typed=typed, revision=said.revision, **told)
    return report(request, report_id)
