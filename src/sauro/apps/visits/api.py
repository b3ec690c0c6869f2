"""Đi cơ sở qua giao diện lập trình: xem. Planning, signing and noting are deeds of the page."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.letters.queries import number_of
from sauro.apps.visits import queries
from sauro.apps.visits.models import Recommendation, Visit
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.visits import Answer, Purpose, State
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["visits"])


class VisitLine(Schema):
    """Chuyến đi cơ sở. `places`: ids of the bodies visited; `size`: people of the delegation; `notice`, `conclusion`:
    printed numbers of the letters, with the day each went out or was signed."""

    id: int
    agency_id: int
    purpose: Purpose
    state: State
    subject: str
    starts_at: dt.datetime
    places: list[int]
    size: int
    programme: str
    sudden: str
    notice: str
    sent_at: dt.datetime | None
    held_on: dt.date | None
    conclusion: str
    concluded_on: dt.date | None


class RecommendationOut(Schema):
    """Kiến nghị của cơ sở: who must answer by which day, and where it stands."""

    id: int
    place_id: int
    words: str
    answers_id: int
    answer_by: dt.date
    standing: Answer
    answer: str
    task: str | None


class VisitOut(VisitLine):
    """Một chuyến đi, with what the grass roots asked for; `directive_id`: its conclusion as it stands in the review."""

    recommendations: list[RecommendationOut]
    directive_id: int | None


def _line(row: Visit) -> dict[str, Any]:
    plain = ("agency_id", "purpose", "state", "subject", "starts_at", "held_on")
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in plain},
        "places": [body for body, _ in queries.places_of(row)],
        "size": queries.size_of(row),
        "programme": row.programme.name if row.programme else "",
        "sudden": row.sudden_reason,
        "notice": number_of(row.notice) if row.notice else "",
        "sent_at": row.notice.sent_at if row.notice else None,
        "conclusion": number_of(row.conclusion) if row.conclusion else "",
        "concluded_on": row.conclusion.signed_on if row.conclusion else None,
    }


def _asked(row: Recommendation, standing: Answer) -> dict[str, Any]:
    plain = ("place_id", "words", "answers_id", "answer_by", "answer")
    task = row.task.code if row.task else None
    return {"id": row.pk, "standing": standing, "task": task, **{name: getattr(row, name) for name in plain}}


@router.get("", response={200: Listed[VisitLine], **PROBLEMS})
def visits(request: HttpRequest, part: Query[Slice]) -> Any:
    """Chuyến đi được xem, ngày gần nhất trước."""
    rows = queries.visits_visible_to(request.acting, clock.today())  # type: ignore[attr-defined]
    return listed(rows.prefetch_related("places__agency", "members"), part, _line)


@router.get("/{visit_id}", response={200: VisitOut, **PROBLEMS})
def visit(request: HttpRequest, visit_id: Id) -> Any:
    """Một chuyến đi: thông báo, kiến nghị, kết luận."""
    on = clock.today()
    try:
        row = queries.visit_for(request.acting, on, visit_id)  # type: ignore[attr-defined]
    except Visit.DoesNotExist:
        raise Refusal("visit.unknown", N_("Không có chuyến đi này."), advice=N_("Tải lại danh sách.")) from None
    asked = [_asked(one, standing) for one, standing in queries.answers_of(row, on)]
    return {**_line(row), "recommendations": asked, "directive_id": row.directive_id}
