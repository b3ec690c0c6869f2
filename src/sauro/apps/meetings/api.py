"""Cuộc họp qua giao diện lập trình: xem. Planning, signing and recording are deeds of the page."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.meetings import queries
from sauro.apps.meetings.models import Meeting, Seat
from sauro.domain.meetings import MeetingForm, MeetingKind, Outcome, Reply, State
from sauro.domain.meetings_rules import Came
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["meetings"])


class MeetingLine(Schema):
    """Cuộc họp. `papers_by`, `invite_by`, `remarks_by`, `conclude_by`: last days in time, counted under `calendar`;
    `papers_before`: the day before it last moved."""

    id: int
    agency_id: int
    kind: MeetingKind
    form: MeetingForm
    state: State
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    papers_by: dt.date
    papers_before: dt.date | None
    invite_by: dt.date
    remarks_by: dt.date
    conclude_by: dt.date
    calendar: str
    sudden: str
    lasted: int | None
    concluded_on: dt.date | None


class PaperOut(Schema):
    """Tài liệu. `sent_on`: day on which it reached the delegates, None while it is awaited."""

    title: str
    agency_id: int
    sent_on: dt.date | None
    late_because: str


class ItemOut(Schema):
    """Nội dung của chương trình, with its papers and what came of it."""

    order: int
    title: str
    minutes: int
    agency_id: int
    outcome: Outcome
    decision: str
    papers: list[PaperOut]


class SeatOut(Schema):
    """Thành phần mời: a body and a post, never a name."""

    agency_id: int
    post: str
    required: bool
    asked_at: dt.datetime | None
    reply: Reply
    came: Came


class ConclusionOut(Schema):
    """Câu kết luận, and what the reader found clear in it."""

    order: int
    words: str
    orders: bool
    lead: bool
    time: bool
    product: bool


class MeetingOut(MeetingLine):
    """Một cuộc họp with its agenda, seats and conclusions; `directive_id`: the signed notice as it is read."""

    items: list[ItemOut]
    seats: list[SeatOut]
    conclusions: list[ConclusionOut]
    directive_id: int | None


_PLAIN = tuple(name for name in MeetingLine.model_fields if name not in ("id", "place"))


def _line(row: Meeting) -> dict[str, Any]:
    place = ", ".join(word for word in (row.room.name if row.room else "", row.place) if word)
    return {"id": row.pk, "place": place, **{name: getattr(row, name) for name in _PLAIN}}


def _whole(row: Meeting) -> dict[str, Any]:
    seats = row.seats.select_related("holding__post")
    signed = [one.weighed for one in row.sentences.all()] if row.concluded_on else []
    return {
        **_line(row),
        "items": [
            {
                "order": item.order, "title": item.title, "minutes": item.minutes, "agency_id": item.presenter_id,
                "outcome": item.outcome, "decision": item.decision,
                "papers": [
                    {name: getattr(paper, name) for name in PaperOut.model_fields} for paper in item.papers.all()
                ],
            }
            for item in row.items.prefetch_related("papers")
        ],
        "seats": [_seat(seat) for seat in seats],
        "conclusions": [{name: getattr(one, name) for name in ConclusionOut.model_fields} for one in signed],
        "directive_id": row.directive_id,
    }  # fmt: skip


def _seat(seat: Seat) -> dict[str, Any]:
    plain = {name: getattr(seat, name) for name in SeatOut.model_fields if name != "post"}
    return {**plain, "post": seat.holding.post.title if seat.holding else ""}


@router.get("", response={200: Listed[MeetingLine], **PROBLEMS})
def meetings(request: HttpRequest, part: Query[Slice]) -> Any:
    """Cuộc họp được xem, mới nhất trước."""
    return listed(queries.meetings_visible_to(request.acting), part, _line)  # type: ignore[attr-defined]


@router.get("/{meeting_id}", response={200: MeetingOut, **PROBLEMS})
def meeting(request: HttpRequest, meeting_id: Id) -> Any:
    """Một cuộc họp: chương trình, thành phần, kết luận đã ký."""
    try:
        return _whole(queries.meeting_for(request.acting, meeting_id))  # type: ignore[attr-defined]
    except Meeting.DoesNotExist:
        raise Refusal("meeting.unknown", N_("Không có cuộc họp này."), advice=N_("Tải lại danh sách.")) from None
