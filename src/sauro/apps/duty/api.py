"""Lịch trực qua giao diện lập trình: xem. Arranging, publishing and swapping are deeds of the page."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.duty.models import Roster, RosterState
from sauro.apps.duty.queries.rosters import roster_for, rosters_visible_to
from sauro.apps.letters.queries import number_of
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, listed

router = Router(tags=["duty"])


class RosterLine(Schema):
    """Lịch trực. `letter`: printed number of the notice that made it known; `changed_since`: altered after it."""

    id: int
    agency_id: int
    first: dt.date
    last: dt.date
    state: RosterState
    leaders: int
    officers: int
    letter: str
    published_at: dt.datetime | None
    changed_since: bool


class ShiftOut(Schema):
    """Ca trực: a whole day, 0:00 to 24:00."""

    date: dt.date
    role: DutyRole
    person: str


class RosterOut(RosterLine):
    """Một lịch trực with its shifts by day."""

    shifts: list[ShiftOut]


def _line(row: Roster) -> dict[str, Any]:
    plain = ("agency_id", "first", "last", "state", "leaders", "officers", "published_at")
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in plain},
        "letter": number_of(row.letter) if row.letter else "",
        "changed_since": row.issued_revision is not None and row.issued_revision != row.revision,
    }


@router.get("/rosters", response={200: Listed[RosterLine], **PROBLEMS})
def rosters(request: HttpRequest, part: Query[Slice]) -> Any:
    """Lịch trực được xem, mới nhất trước."""
    return listed(rosters_visible_to(request.acting, clock.today()), part, _line)  # type: ignore[attr-defined]


@router.get("/rosters/{roster_id}", response={200: RosterOut, **PROBLEMS})
def roster(request: HttpRequest, roster_id: Id) -> Any:
    """Một lịch trực: ai trực ngày nào."""
    try:
        row = roster_for(request.acting, clock.today(), roster_id)  # type: ignore[attr-defined]
    except Roster.DoesNotExist:
        raise Refusal("roster.unknown", N_("Không có lịch trực này."), advice=N_("Tải lại danh sách.")) from None
    shifts = row.shifts.select_related("person").order_by("date", "-role", "person__folded", "pk")
    told = [{"date": shift.date, "role": shift.role, "person": shift.person.name} for shift in shifts]
    return {**_line(row), "shifts": told}
