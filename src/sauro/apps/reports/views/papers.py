"""Báo cáo dạng DOCX, PDF in the official layout of Party or State."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.report_paper import sheet_of_report
from sauro.apps.reports.views.reports import READERS, report_or_404
from sauro.web.permissions import for_roles
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_roles(*READERS)
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Báo cáo dạng DOCX."""
    row = report_or_404(request, pk)
    return _file(row, letter_docx(sheet_of_report(row)), DOCX, "docx")


@for_roles(*READERS)
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Báo cáo dạng PDF; the same report gives the same bytes."""
    row = report_or_404(request, pk)
    return _file(row, letter_pdf(sheet_of_report(row)), "application/pdf", "pdf")


def _file(row: Report, data: bytes, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="bao-cao-{row.pk}.{suffix}"'
    return response
