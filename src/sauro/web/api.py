"""Giao diện lập trình: khung. Keys, bounded pages, one form of error; the routes stand in each app's `api.py`.

Whoever asks with a key sees and does exactly what the key's owner would in the key's post; a key for reading changes
nothing. Every number is bounded before it reaches a database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, Generic, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder
from ninja.security import HttpBearer

from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.speech import say

MOST_ROWS = 200
FARTHEST = 1_000_000
LARGEST_ID = 2**53 - 1
# Refusals that say "there is no such thing, or not for you": the two look alike.
_THINGS = (
    "task", "row", "agency", "directive", "notice", "report", "finding", "letter", "hand_over", "import",
    "meeting", "visit", "roster", "contest", "view", "batch",
)  # fmt: skip
NOT_THERE = frozenset(f"{thing}.unknown" for thing in _THINGS)
T = TypeVar("T")

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Words = Annotated[str, Field(max_length=4000)]
Line = Annotated[str, Field(max_length=500)]
Code = Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9.\-]{1,40}$")]


class Problem(Schema):
    """Lỗi. `code` is the stable name of a refusal; `clause` quotes the rule where there is one."""

    code: str
    message: str
    advice: str = ""
    clause: str = ""


class Slice(Schema):
    """Trang. At most 200 rows at a time, from `offset`."""

    limit: int = Field(50, ge=1, le=MOST_ROWS)
    offset: int = Field(0, ge=0, le=FARTHEST)


class Listed(Schema, Generic[T]):
    """Danh sách. `total` rows of the list, of which `items` are these."""

    total: int
    items: list[T]


def listed(rows: QuerySet[Any] | Sequence[Any], part: Slice, shape: Callable[[Any], Any]) -> dict[str, Any]:
    """Một trang của danh sách: one query for the count, one for the rows."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    return {"total": total, "items": [shape(row) for row in rows[part.offset : part.offset + part.limit]]}


def straight(found: dict[str, Any]) -> HttpResponse:
    """Trả lời thẳng. A list whose rows have the form of its schema already, line by line: not built and checked again.

    That they have it is a matter of a test, not of every request.
    """
    body = json.dumps(found, cls=NinjaJSONEncoder, ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers={"Cache-Control": "no-store"})


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def sends(kind: str) -> dict[str, Any]:
    """Trả về tệp: what openapi.json says of an address that answers with a file."""
    body = {"schema": {"type": "string", "format": "binary"}}
    return {"responses": {200: {"description": "OK", "content": {kind: body}}}}


def bytes_of(data: bytes, kind: str, name: str) -> HttpResponse:
    """Tệp trả về, always as a download under its own name."""
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)


class Keyed(HttpBearer):
    """Mã truy cập. `request.acting` is who acts through the key; None answers 401."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        use = import_string(settings.SAURO_TOKENS)(token[:200], clock.today())
        if use is None or use.token.scope == "feed":
            return None
        request.acting = use.acting  # type: ignore[attr-defined]
        request.may_write = use.may_write  # type: ignore[attr-defined]
        return use


def changing(view: Callable[..., Any]) -> Callable[..., Any]:
    """Chỉ mã “đọc và ghi”: a key for reading gets 403 and changes nothing."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.may_write:  # type: ignore[attr-defined]
            raise HttpError(403, "scope")
        return view(request, *args, **kwargs)

    return inner


class _Json(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


class _Body(Parser):
    """Nội dung gửi lên. A NUL is nobody's typing, and no text column of PostgreSQL takes it: 400, as on the pages."""

    def parse_body(self, request: HttpRequest) -> Any:
        said = super().parse_body(request)
        if _nul_in(said):
            raise ValueError("NUL")
        return said


def _nul_in(said: object) -> bool:
    if isinstance(said, dict):
        return any(map(_nul_in, (*said, *said.values())))
    return any(map(_nul_in, said)) if isinstance(said, list) else isinstance(said, str) and "\0" in said


class Api(NinjaAPI):
    """Giao diện lập trình. No page of documentation with foreign scripts: openapi.json is what is served."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(request, data, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response


PROBLEMS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 422), Problem)


def make_api(title: str) -> Api:
    """The one API of the installation, with its answers to what goes wrong."""
    api = Api(title=title, version="1", docs_url=None, auth=Keyed(), renderer=_Json(), parser=_Body())

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
        told = Problem(
            code=refusal.code, message=say(refusal.message), advice=say(refusal.advice), clause=refusal.clause
        )
        return api.create_response(request, told.dict(), status=404 if refusal.code in NOT_THERE else 422)

    @api.exception_handler(AuthenticationError)
    def unknown_key(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        told = Problem(
            code="token.invalid",
            message="Mã truy cập không dùng được.",
            advice="Tạo mã mới trong trang Mã truy cập; gửi trong dòng Authorization: Bearer …",
        )
        response = api.create_response(request, told.dict(), status=401)
        response.headers["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        told = Problem(code=f"http.{error.status_code}", message=_SAID.get(str(error), str(error)))
        return api.create_response(request, told.dict(), status=error.status_code)

    @api.exception_handler(ValidationError)
    def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
        first = error.errors[0] if error.errors else {}
        place = ".".join(str(part) for part in first.get("loc", ()))
        told = Problem(code="request.form", message=f"{place}: {first.get('msg', '')}"[:500])
        return api.create_response(request, told.dict(), status=422)

    return api


_SAID = {"scope": "Mã truy cập này chỉ để đọc; tạo mã “đọc và ghi” để thay đổi."}
