"""Cách xem đã lưu qua giao diện lập trình. A person's own conditions of the register: saved, opened, dropped."""

from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest, QueryDict
from ninja import Field, Query, Router, Schema

from sauro.apps.tasks import queries, services
from sauro.apps.tasks.api import shapes
from sauro.apps.tasks.api.reading import line_of
from sauro.apps.tasks.models import SavedView, Task
from sauro.apps.tasks.queries.lines import RegisterLine
from sauro.apps.tasks.services.saving import LONGEST_QUERY
from sauro.apps.tasks.views.conditions import Conditions, lines_of
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, changing, listed

router = Router(tags=["views"])


class ViewOut(Schema):
    """Cách xem đã lưu. `query`: conditions and order as the register's address carries them."""

    id: int
    name: str
    query: str


class ViewIn(Schema):
    """Lưu cách xem. What is no condition of the register is not kept."""

    name: Annotated[str, Field(max_length=200)]
    query: Annotated[str, Field(max_length=2 * LONGEST_QUERY)]


def _view(row: SavedView) -> dict[str, Any]:
    return {"id": row.pk, "name": row.name, "query": row.query}


def unknown_view() -> Refusal:
    """No such view, or another person's: 404."""
    return Refusal("view.unknown", N_("Không có cách xem này."), advice=N_("Xem lại danh sách cách xem đã lưu."))


@router.get("", response={200: Listed[ViewOut], **PROBLEMS})
def views(request: HttpRequest, part: Query[Slice]) -> Any:
    """Cách xem đã lưu của mình, in the order of saving."""
    return listed(queries.saved_views_of(request.acting), part, _view)  # type: ignore[attr-defined]


@router.post("", response={201: ViewOut, **PROBLEMS})
@changing
def save(request: HttpRequest, said: ViewIn) -> Any:
    """Lưu cách xem. The administrator, who has no register, has no view of it."""
    acting = request.acting  # type: ignore[attr-defined]
    if acting.role is Role.ADMINISTRATOR:
        raise unknown_view()
    asked = Conditions.read(QueryDict(said.query))
    asked = replace(asked, q=asked.q.replace("\0", ""))  # %00 is nobody's typing
    return 201, _view(services.save_view(name=said.name, query=asked.query(), by=acting))


@router.get("/{view_id}/tasks", response={200: Listed[shapes.TaskLine], **PROBLEMS})
def tasks_of_view(request: HttpRequest, view_id: Id, part: Query[Slice]) -> Any:
    """Các nhiệm vụ mà cách xem cho thấy hôm nay, as the register lists them."""
    acting, today = request.acting, clock.today()  # type: ignore[attr-defined]
    view = next((row for row in queries.saved_views_of(acting) if row.pk == view_id), None)
    if view is None:
        raise unknown_view()
    lines = lines_of(Conditions.read(QueryDict(view.query)), acting, today)
    codes = [RegisterLine(*row).code for row in lines[part.offset : part.offset + part.limit]]
    rows = {row["code"]: row for row in Task.objects.filter(code__in=codes).values(*shapes.LINE_FIELDS)}
    return {"total": len(lines), "items": [line_of(rows[code], today) for code in codes if code in rows]}


@router.post("/{view_id}/drop", response={204: None, **PROBLEMS})
@changing
def drop(request: HttpRequest, view_id: Id) -> Any:
    """Bỏ cách xem, only one's own."""
    try:
        services.drop_view(view_id=view_id, by=request.acting)  # type: ignore[attr-defined]
    except SavedView.DoesNotExist:
        raise unknown_view() from None
    return 204, None
