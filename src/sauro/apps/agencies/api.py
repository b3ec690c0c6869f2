"""Cơ quan qua giao diện lập trình: xem danh mục, người trong cơ quan."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sauro.apps.agencies import queries
from sauro.apps.agencies.models import Agency, Holding
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["agencies"])


class AgencyOut(Schema):
    """Cơ quan."""

    id: int
    code: str
    name: str
    short_name: str
    tree: str
    kind: str
    level: str
    valid_from: dt.date | None
    valid_to: dt.date | None


class HoldingOut(Schema):
    """Chức vụ đang giữ: whom a task can be given to; its id is what acceptance asks for."""

    id: int
    person: str
    post: str
    role: str
    head: bool


class Asked(Schema):
    """Điều kiện: words of a name, with or without diacritics."""

    q: Annotated[str, Field(max_length=200)] = ""


def _agency(row: Agency) -> dict[str, Any]:
    return {name: getattr(row, name) for name in AgencyOut.model_fields}


def _holding(row: Holding) -> dict[str, Any]:
    names = {"person": row.person.name, "post": row.post.title}
    return {"id": row.pk, "role": row.role, "head": row.head, **names}


@router.get("", response={200: Listed[AgencyOut], **PROBLEMS})
def agencies(request: HttpRequest, asked: Query[Asked], part: Query[Slice]) -> Any:
    """Danh mục cơ quan."""
    rows = queries.find_agencies(request.acting, words=asked.q)  # type: ignore[attr-defined]
    return listed(rows.order_by("sort_key", "pk"), part, _agency)


@router.get("/{agency_id}/people", response={200: Listed[HoldingOut], **PROBLEMS})
def people(request: HttpRequest, agency_id: Id, part: Query[Slice]) -> Any:
    """Người đang giữ chức vụ trong cơ quan, those whose page the asker may open."""
    acting, today = request.acting, clock.today()  # type: ignore[attr-defined]
    if not queries.agencies_visible_to(acting).filter(pk=agency_id).exists():
        raise Refusal("agency.unknown", N_("Không có cơ quan này."), advice=N_("Tìm trong danh mục cơ quan."))
    seen = queries.people_visible_to(acting, today).values("pk")
    rows = queries.holdings(today).filter(post__agency_id=agency_id, person__in=seen)
    return listed(rows.order_by("-head", "person__folded", "pk"), part, _holding)
