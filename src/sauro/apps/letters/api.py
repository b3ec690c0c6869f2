"""Văn bản đi qua giao diện lập trình: xem và tải. Wording, signing and sending are deeds of the page."""

import datetime as dt
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router, Schema

from sauro.apps.letters import queries
from sauro.apps.letters.models import Letter, LetterKind, LetterState
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web.api import DOCX, PDF, PROBLEMS, Id, Listed, Slice, bytes_of, listed, sends
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

router = Router(tags=["letters"])


class LetterOut(Schema):
    """Văn bản đi. `number`: as printed; of a draft with a place for it. `docx`, `pdf`: where the file is fetched."""

    id: int
    kind: str
    state: str
    number: str
    subject: str
    agency_id: int
    to_id: int | None
    to: str
    signed_on: dt.date | None
    sent_at: dt.datetime | None
    answer_by: dt.date | None
    answered_on: dt.date | None
    docx: str
    pdf: str


class LetterLine(Schema):
    """Nhiệm vụ nêu trong văn bản. `late`: working days."""

    code: str
    work: str
    document: str
    lead: str
    due_on: dt.date
    late: int


class LetterWhole(LetterOut):
    """Văn bản đi với lời văn, các nhiệm vụ nêu trong đó và trả lời."""

    opening: str
    asks: str
    closing: str
    lines: list[LetterLine]
    signer_name: str
    signer_title: str
    sent_how: str
    answer: str
    dropped_because: str
    revision: int


class Asked(Schema):
    """Điều kiện của danh sách."""

    state: Literal[tuple(LetterState.values)] | None = None  # type: ignore[valid-type]
    kind: Literal[tuple(LetterKind.values)] | None = None  # type: ignore[valid-type]


def _file(row: Letter, suffix: str) -> str:
    return reverse(f"api-1:letter_{suffix}", args=[row.pk])


def _line(row: Letter) -> dict[str, Any]:
    names = (
        "id", "kind", "state", "subject", "agency_id", "to_id", "signed_on", "sent_at", "answer_by", "answered_on",
    )  # fmt: skip
    files = {suffix: _file(row, suffix) for suffix in ("docx", "pdf")}
    return {name: getattr(row, name) for name in names} | {
        "number": queries.number_of(row),
        "to": row.to_printed,
        **files,
    }


def _one(request: HttpRequest, letter_id: int) -> Letter:
    found = queries.letters_visible_to(request.acting).filter(pk=letter_id).first()  # type: ignore[attr-defined]
    if found is None:
        raise Refusal("letter.unknown", N_("Không có văn bản này."), advice=N_("Tìm trong danh sách văn bản đi."))
    return found


@router.get("", response={200: Listed[LetterOut], **PROBLEMS})
def letters(request: HttpRequest, asked: Query[Asked], part: Query[Slice]) -> Any:
    """Văn bản đi được xem, mới nhất trước."""
    chosen = {name: value for name, value in asked.dict().items() if value is not None}
    return listed(queries.letters_visible_to(request.acting).filter(**chosen), part, _line)  # type: ignore[attr-defined]


@router.get("/{letter_id}", response={200: LetterWhole, **PROBLEMS})
def letter(request: HttpRequest, letter_id: Id) -> Any:
    """Một văn bản đi."""
    row = _one(request, letter_id)
    names = ("signer_name", "signer_title", "sent_how", "answer", "dropped_because", "revision")
    words = {name: row.body.get(name, "") for name in ("opening", "asks", "closing")}
    return _line(row) | words | {name: getattr(row, name) for name in names} | {"lines": row.body.get("lines", [])}


@router.get("/{letter_id}/letter.docx", response=PROBLEMS, openapi_extra=sends(DOCX), url_name="letter_docx")
def docx(request: HttpRequest, letter_id: Id) -> HttpResponse:
    """Văn bản đi dạng DOCX."""
    row = _one(request, letter_id)
    return bytes_of(letter_docx(queries.sheet_of(row)), DOCX, f"van-ban-{row.pk}.docx")


@router.get("/{letter_id}/letter.pdf", response=PROBLEMS, openapi_extra=sends(PDF), url_name="letter_pdf")
def pdf(request: HttpRequest, letter_id: Id) -> HttpResponse:
    """Văn bản đi dạng PDF."""
    row = _one(request, letter_id)
    return bytes_of(letter_pdf(queries.sheet_of(row)), PDF, f"van-ban-{row.pk}.pdf")
