"""Báo cáo định kỳ: danh sách. What waits for the own body first, then everything that may be seen, by state."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.apps.reports.models import STATE_CHOICES, Report
from sauro.apps.reports.permissions.obligations import may_keep, may_receive
from sauro.apps.reports.queries.figures import rows_counted, scope_of
from sauro.apps.reports.queries.obligations import fields_of
from sauro.apps.reports.queries.reports import (
    filing_of,
    missing,
    report_for,
    reports_visible_to,
    waiting_reports,
)
from sauro.apps.rulebook.queries import calendar
from sauro.domain.acting import Role
from sauro.domain.obligations import period_name
from sauro.domain.report_forms import QUESTION_WORDS, FieldKind
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles

READERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.INSPECTOR)


@for_roles(*READERS)
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Báo cáo: chờ nộp, chờ tiếp nhận, và tất cả."""
    acting, today, days = request.acting, clock.today(), calendar()
    rows = reports_visible_to(acting, today)
    state = request.GET.get("state", "")
    if state == "missing":
        rows = rows.filter(missing(today))
    elif state in dict(STATE_CHOICES):
        rows = rows.filter(state=state)
    page, (mine, arrived) = page_of(rows, request.GET), waiting_reports(acting, today)

    def shown(found: list[Report]) -> list[tuple[Report, object, str]]:
        return [(row, filing_of(row, today, days), period_name(row.period)) for row in found]

    context = {
        "mine": shown(mine),
        "arrived": shown(arrived),
        "page": page,
        "rows": shown(list(page.rows)),
        "states": STATE_CHOICES,
        "state": state,
        "may_keep": may_keep(acting),
        "may_receive": may_receive,
        "today": today,
    }
    return render(request, "reports/list.html", context)


def report_or_404(request: HttpRequest, pk: int) -> Report:
    """Báo cáo được xem, else 404."""
    try:
        return report_for(request.acting, clock.today(), pk)
    except Report.DoesNotExist:
        raise Http404 from None


@for_roles(*READERS)
@require_safe
def figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Số liệu này đếm những gì: the very list of a register figure, as of the closing date."""
    report = report_or_404(request, pk)
    field = next((f for f in fields_of(report.version) if f.key == key and f.kind is FieldKind.REGISTER), None)
    if field is None or field.question is None:
        raise Http404
    page = page_of(rows_counted(field.question, scope_of(report)), request.GET, size=50)
    context = {
        "report": report,
        "period": period_name(report.period),
        "field": field,
        "asked": QUESTION_WORDS[field.question],
        "page": page,
        "lines": [(getattr(row, "task", row), row) for row in page.rows],
        "figure": report.figures.filter(field=key).first(),
        "today": clock.today(),
    }
    return render(request, "reports/figure.html", context)
