"""Bàn giao qua giao diện lập trình. Minutes are made, noted, signed by both sides, cancelled, as on the pages."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sauro.apps.agencies.models import Holding
from sauro.apps.tasks import services
from sauro.apps.tasks.api.shapes import Reason
from sauro.apps.tasks.models import HandOver
from sauro.apps.tasks.queries import hand_overs as queries
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, Listed, Slice, Words, changing, listed

router = Router(tags=["hand-overs"])
MOST_NOTES = 500


class Side(Schema):
    """Một bên của biên bản. `holding_id`: the person in the post."""

    holding_id: int
    name: str
    post: str


class HandOverOut(Schema):
    """Biên bản bàn giao. Tasks move when `taken_at` stands."""

    id: int
    agency_id: int
    predecessor: Side
    successor: Side
    reason: str
    made_at: dt.datetime
    given_at: dt.datetime | None
    taken_at: dt.datetime | None
    cancelled_at: dt.datetime | None


class HandOverLineOut(Schema):
    """Nhiệm vụ trong biên bản, with where it stands in the words of the one who leaves."""

    code: str
    work: str
    due_on: dt.date | None
    note: str


class HandOverWhole(HandOverOut):
    """Biên bản bàn giao với các nhiệm vụ."""

    lines: list[HandOverLineOut]


class HandOverIn(Schema):
    """Lập biên bản. `predecessor_id`, `successor_id`: holdings of one body."""

    predecessor_id: Id
    successor_id: Id
    reason: Reason


class NotesIn(Schema):
    """Tình trạng từng việc, by the code of the task."""

    notes: dict[Code, Annotated[str, Field(max_length=2000)]] = Field(max_length=MOST_NOTES)


class GiveIn(Schema):
    """`absent_because` is wanted where the head signs for the one who leaves."""

    absent_because: Words = ""


def _side(holding: Holding) -> dict[str, Any]:
    return {"holding_id": holding.pk, "name": holding.person.name, "post": holding.post.title}


def _row(row: HandOver) -> dict[str, Any]:
    names = ("id", "agency_id", "reason", "made_at", "given_at", "taken_at", "cancelled_at")
    sides = {"predecessor": _side(row.predecessor), "successor": _side(row.successor)}
    return {name: getattr(row, name) for name in names} | sides


def _one(request: HttpRequest, hand_over_id: int) -> HandOver:
    row = queries.hand_overs_visible_to(request.acting).filter(pk=hand_over_id).first()  # type: ignore[attr-defined]
    if row is None:
        raise Refusal("hand_over.unknown", N_("Không có biên bản này."), advice=N_("Tải lại danh sách bàn giao."))
    return row


def _told(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]


@router.get("", response={200: Listed[HandOverOut], **PROBLEMS})
def hand_overs(request: HttpRequest, part: Query[Slice]) -> Any:
    """Biên bản bàn giao được xem, mới nhất trước."""
    return listed(queries.hand_overs_visible_to(request.acting), part, _row)  # type: ignore[attr-defined]


@router.post("", response={201: HandOverWhole, **PROBLEMS})
@changing
def make(request: HttpRequest, said: HandOverIn) -> Any:
    """Lập biên bản: every open task of the one who leaves stands in it; nothing moves yet."""
    made = services.make_hand_over(**said.dict(), **_told(request))
    return 201, hand_over(request, made.pk)


@router.get("/{hand_over_id}", response={200: HandOverWhole, **PROBLEMS})
def hand_over(request: HttpRequest, hand_over_id: Id) -> Any:
    """Một biên bản bàn giao."""
    row = _one(request, hand_over_id)
    lines = [
        {"code": line.task.code, "work": line.task.work, "due_on": line.task.due_on, "note": line.note}
        for line in queries.lines_of(row)
    ]
    return _row(row) | {"lines": lines}


@router.post("/{hand_over_id}/notes", response={200: HandOverWhole, **PROBLEMS})
@changing
def note(request: HttpRequest, hand_over_id: Id, said: NotesIn) -> Any:
    """Ghi tình trạng từng việc, trước khi bên giao ký."""
    lines = queries.lines_of(_one(request, hand_over_id))
    notes = {line.task_id: said.notes[line.task.code] for line in lines if line.task.code in said.notes}
    services.note_hand_over(hand_over_id=hand_over_id, notes=notes, **_told(request))
    return hand_over(request, hand_over_id)


@router.post("/{hand_over_id}/give", response={200: HandOverWhole, **PROBLEMS})
@changing
def give(request: HttpRequest, hand_over_id: Id, said: GiveIn) -> Any:
    """Bên giao ký."""
    services.give_hand_over(hand_over_id=hand_over_id, absent_because=said.absent_because, **_told(request))
    return hand_over(request, hand_over_id)


@router.post("/{hand_over_id}/take", response={200: HandOverWhole, **PROBLEMS})
@changing
def take(request: HttpRequest, hand_over_id: Id) -> Any:
    """Bên nhận ký: các nhiệm vụ chuyển sang người nhận, thời hạn giữ nguyên."""
    services.take_hand_over(hand_over_id=hand_over_id, **_told(request))
    return hand_over(request, hand_over_id)


@router.post("/{hand_over_id}/cancel", response={200: HandOverWhole, **PROBLEMS})
@changing
def cancel(request: HttpRequest, hand_over_id: Id) -> Any:
    """Hủy biên bản trước khi bên nhận ký."""
    services.cancel_hand_over(hand_over_id=hand_over_id, **_told(request))
    return hand_over(request, hand_over_id)
