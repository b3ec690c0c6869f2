"""Văn bản chỉ đạo qua giao diện lập trình: xem."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.directives import queries
from sauro.apps.directives.models import Directive
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["directives"])
NAMES = ("id", "state", "kind", "number", "issued_on", "subject", "issuer_printed", "signer_name", "version")


class DirectiveOut(Schema):
    """Văn bản chỉ đạo."""

    id: int
    state: str
    kind: str
    number: str
    issued_on: dt.date | None
    subject: str
    issuer_printed: str
    signer_name: str
    version: int


def _directive(row: Directive) -> dict[str, Any]:
    return {name: getattr(row, name) for name in NAMES}


@router.get("", response={200: Listed[DirectiveOut], **PROBLEMS})
def directives(request: HttpRequest, part: Query[Slice]) -> Any:
    """Văn bản được xem, mới nhất trước."""
    return listed(queries.directives_visible_to(request.acting, clock.today()), part, _directive)  # type: ignore[attr-defined]


@router.get("/{directive_id}", response={200: DirectiveOut, **PROBLEMS})
def directive(request: HttpRequest, directive_id: Id) -> Any:
    """Một văn bản."""
    try:
        return _directive(queries.directive_for(request.acting, clock.today(), directive_id))  # type: ignore[attr-defined]
    except Directive.DoesNotExist:
        raise Refusal(
            "directive.unknown", N_("Không có văn bản này."), advice=N_("Tìm trong danh sách văn bản.")
        ) from None
