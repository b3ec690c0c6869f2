"""Xe công: gửi tệp. A sheet as DOCX or as PDF."""

from __future__ import annotations

from django.http import HttpResponse

from sauro.apps.vehicles.views.opening import DOCX
from sauro.writers.letter import LetterSheet
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf


def sent(sheet: LetterSheet, kind: str, name: str) -> HttpResponse:
    """Tệp tải về. `kind`: docx or pdf."""
    data, mime = (letter_docx(sheet), DOCX) if kind == "docx" else (letter_pdf(sheet), "application/pdf")
    response = HttpResponse(data, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
