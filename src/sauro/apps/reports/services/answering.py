"""Trả lời các mục của báo cáo. The register counts its figures; a person types the rest, or corrects with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from sauro.apps.reports.models import Figure, Report
from sauro.apps.reports.queries.figures import count, scope_of
from sauro.apps.reports.queries.obligations import fields_of
from sauro.domain.acting import Acting
from sauro.domain.report_forms import FieldKind, FieldSpec, corrected, number_of, table_of, text_of


def count_figures(report: Report, by: Acting | None, at: dt.datetime) -> None:
    """Đếm lại số liệu từ sổ of a report that is not filed. A corrected number stays, beside what is counted now."""
    known = {figure.field: figure for figure in report.figures.select_for_update()}
    scope = scope_of(report)
    for field in fields_of(report.version):
        if field.kind is not FieldKind.REGISTER or field.question is None:
            continue
        counted = Decimal(count(field.question, scope))
        figure = known.get(field.key) or Figure(report=report, field=field.key, value=counted, at=at)
        if not figure.reason:
            figure.value = counted
        elif figure.value == counted:
            figure.reason = ""
        figure.register_value, figure.counted_at = counted, at
        figure.save()


def answer_fields(
    report: Report, values: Mapping[str, str], reasons: Mapping[str, str], by: Acting, at: dt.datetime,
    *, copied_from: str = "",
) -> list[str]:  # fmt: skip
    """Ghi những gì đã gõ; returns the keys of the fields that changed. Fields that are not of the form are left out."""
    known = {figure.field: figure for figure in report.figures.select_for_update()}
    changed = []
    for field in fields_of(report.version):
        if field.key not in values:
            continue
        figure = known.get(field.key) or Figure(report=report, field=field.key, at=at)
        before = (figure.value, figure.text, figure.rows, figure.reason)
        _answer(field, figure, values[field.key], reasons.get(field.key, ""))
        if figure.pk and before == (figure.value, figure.text, figure.rows, figure.reason):
            continue
        figure.copied_from = copied_from
        figure.by_id, figure.by_name, figure.at = by.account_id, by.person_name, at
        figure.save()
        changed.append(field.key)
    return changed


def _answer(field: FieldSpec, figure: Figure, typed: str, reason: str) -> None:
    if field.kind is FieldKind.TEXT:
        figure.text = text_of(field, typed)
    elif field.kind is FieldKind.TABLE:
        figure.rows = table_of(field, typed)
    elif field.kind is FieldKind.NUMBER:
        figure.value = number_of(field, typed)
    else:
        value = number_of(field, typed)
        figure.reason = corrected(figure.register_value, value, reason)[:500] if value is not None else ""
        figure.value = value if value is not None else figure.register_value
