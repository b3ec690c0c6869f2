"""Tổng hợp báo cáo: câu hỏi. All bodies × figures of an obligation and period; short texts grouped by their part."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from sauro.apps.reports.models import Figure, Obligation, Report
from sauro.apps.reports.queries.obligations import fields_of
from sauro.apps.reports.queries.reports import filing_of
from sauro.apps.rulebook.queries import calendar
from sauro.domain.obligations import FILED, Filing, ReportState
from sauro.domain.report_forms import FieldKind, FieldSpec, Topic

_FILED = [state.value for state in FILED]
_COUNTED = (FieldKind.REGISTER, FieldKind.NUMBER)


@dataclass(frozen=True, slots=True)
class Cell:
    """Một số của một nơi: as reported, as the register counted it, and why they differ."""

    value: Decimal | None
    register: Decimal | None
    reason: str

    @property
    def corrected(self) -> bool:
        return self.register is not None and self.value != self.register


@dataclass(frozen=True, slots=True)
class Collected:
    """Một nơi báo cáo: its report, how it stands, its figures by the key of their field."""

    report: Report
    filing: Filing
    cells: dict[str, Cell]

    @property
    def filed(self) -> bool:
        return self.report.state in _FILED


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng tổng hợp. Columns (fields that count something), a row for each body, sums of what was filed."""

    fields: tuple[FieldSpec, ...]
    rows: tuple[Collected, ...]
    sums: dict[str, Decimal]

    @property
    def filed(self) -> int:
        return sum(1 for row in self.rows if row.filed)


@dataclass(frozen=True, slots=True)
class Voice:
    """Một đoạn viết: which body, which report, under which heading, its words."""

    agency_id: int
    agency: str
    report_id: int
    label: str
    text: str


def reports_of(obligation: Obligation | None, period: str, *, directive_id: int | None = None) -> QuerySet[Report]:
    """Các báo cáo của một kỳ, of an obligation, or of all that one directive asks for."""
    wanted = Q(obligation=obligation) if obligation else Q(obligation__directive_id=directive_id)
    found = Report.objects.filter(wanted, period=period).select_related("agency", "version", "obligation")
    return found.order_by("agency__sort_key", "pk")


def collected_figures(reports: QuerySet[Report], on: dt.date) -> Table:
    """Bảng tổng hợp of reports: every body of the period with its figures; sums hold what was filed. Three queries.

    A column is a field of any version in use, in the order of the newest; a body on an older version has no cell
    where its form did not ask.
    """
    rows = list(reports.prefetch_related("figures"))
    fields: dict[str, FieldSpec] = {}
    for version in sorted({row.version for row in rows}, key=lambda v: -v.number):
        fields |= {f.key: f for f in fields_of(version) if f.kind in _COUNTED and f.key not in fields}
    days = calendar()
    collected = tuple(Collected(row, filing_of(row, on, days), _cells(row.figures.all())) for row in rows)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in collected:
        for key, cell in line.cells.items():
            if line.filed and cell.value is not None and key in fields:
                sums[key] += cell.value
    return Table(tuple(fields.values()), collected, dict(sums))


def collected_texts(reports: QuerySet[Report]) -> dict[Topic, list[Voice]]:
    """Các đoạn viết của báo cáo đã nộp, by the part of the report they belong to; "không phát sinh" has none."""
    found: dict[Topic, list[Voice]] = {topic: [] for topic in Topic}
    for row in reports.filter(state__in=_FILED, nil=False).prefetch_related("figures"):
        texts = {figure.field: figure.text for figure in row.figures.all() if figure.text}
        for field in fields_of(row.version):
            if field.kind is FieldKind.TEXT and field.key in texts:
                voice = Voice(row.agency_id, row.agency.name, row.pk, field.label, texts[field.key])
                found[field.topic].append(voice)
    return {topic: voices for topic, voices in found.items() if voices}


def periods_reported(obligation: Obligation) -> list[tuple[str, dt.date]]:
    """Các kỳ đã mở of an obligation with their closing dates, the latest first."""
    rows = obligation.reports.order_by("-closing").values_list("period", "closing").distinct()
    return list(dict(rows).items())


def is_filed(report: Report) -> bool:
    """Đã nộp, chưa bị trả lại."""
    return ReportState(report.state) in FILED


def _cells(figures: Iterable[Figure]) -> dict[str, Cell]:
    return {f.field: Cell(f.value, f.register_value, f.reason) for f in figures if not f.text and not f.rows}
