"""Văn bản đi qua giao diện lập trình: xem, tải; sửa, ký lấy số, ghi việc gửi và trả lời, bỏ dự thảo như trên trang."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from sauro.apps.letters import permissions, queries, services
from sauro.apps.letters.models import Letter, LetterKind, LetterState
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import DOCX, PDF, PROBLEMS, Id, Listed, Slice, Words, bytes_of, changing, listed, sends
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

router = Router(tags=["letters"])
Revision = Annotated[int, Field(ge=1, le=2_000_000_000)]


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


class WordIn(Schema):
    """Lời văn của dự thảo. `revision`: of the wording that was read before these words were written."""

    revision: Revision
    subject: Annotated[str, Field(max_length=400)]
    opening: Words
    asks: Words
    closing: Words = ""


class SignIn(Schema):
    """Ký, lấy số. `revision`: of the wording that the signer read; `symbol`: the series that gives the number."""

    revision: Revision
    symbol: Annotated[str, Field(max_length=40)]


class SendIn(Schema):
    """Đã gửi bằng cách nào."""

    how: Annotated[str, Field(max_length=200)]


class AnswerIn(Schema):
    """Trả lời: its day; its number and gist."""

    on: dt.date
    answer: Words


class DropIn(Schema):
    """Lý do bỏ dự thảo."""

    reason: Annotated[str, Field(max_length=1000)]


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


def _step(request: HttpRequest, letter_id: int, deed: Callable[..., Letter], said: Schema) -> Any:
    """One step of a letter that the key's owner sees; then the letter as it now stands."""
    _one(request, letter_id)
    deed(letter_id=letter_id, by=request.acting, at=clock.now(), **said.dict())  # type: ignore[attr-defined]
    return letter(request, letter_id)


def _at_hand(request: HttpRequest, letter_id: int) -> None:
    """Refusal letter.elsewhere for a paper, which is worded and signed on the page of its matter."""
    if permissions.drawn_up_elsewhere(_one(request, letter_id)):
        raise Refusal(
            "letter.elsewhere",
            N_("Giấy mời, thông báo được sửa và ký ở trang lập ra nó."),
            advice=N_("Mở trang của cuộc họp, đoàn kiểm tra đã lập ra văn bản này."),
        )


@router.post("/{letter_id}/word", response={200: LetterWhole, **PROBLEMS})
@changing
def word(request: HttpRequest, letter_id: Id, said: WordIn) -> Any:
    """Sửa dự thảo."""
    _at_hand(request, letter_id)
    return _step(request, letter_id, services.word_letter, said)


@router.post("/{letter_id}/sign", response={200: LetterWhole, **PROBLEMS})
@changing
def sign(request: HttpRequest, letter_id: Id, said: SignIn) -> Any:
    """Ký, lấy số tiếp theo của dãy."""
    _at_hand(request, letter_id)
    return _step(request, letter_id, services.sign_letter, said)


@router.post("/{letter_id}/send", response={200: LetterWhole, **PROBLEMS})
@changing
def send(request: HttpRequest, letter_id: Id, said: SendIn) -> Any:
    """Ghi đã gửi."""
    return _step(request, letter_id, services.send_letter, said)


@router.post("/{letter_id}/answer", response={200: LetterWhole, **PROBLEMS})
@changing
def answer(request: HttpRequest, letter_id: Id, said: AnswerIn) -> Any:
    """Ghi trả lời."""
    return _step(request, letter_id, services.note_answer, said)


@router.post("/{letter_id}/drop", response={200: LetterWhole, **PROBLEMS})
@changing
def drop(request: HttpRequest, letter_id: Id, said: DropIn) -> Any:
    """Bỏ dự thảo."""
    _at_hand(request, letter_id)
    return _step(request, letter_id, services.drop_letter, said)
