"""Trùng nơi, trùng tuần. Who else goes to the same place in the same week, and the calendar of a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.apps.visits.models import JoinOffer, Visit
from sauro.domain.visits import State, week_days

SHOWN = Q(programme__isnull=False, sudden_reason="") | Q(notice__sent_at__isnull=False) | Q(held_on__isnull=False)
LIVE = Q(state__in=[State.PLANNED.value, State.HELD.value, State.CONCLUDED.value])


@dataclass(frozen=True, slots=True)
class Coming:
    """Ai đến, khi nào. One visit as others may know of it: no delegation, no content."""

    visit: int
    body_id: int
    body: str
    day: dt.date
    starts_at: dt.datetime
    subject: str
    purpose: str
    places: tuple[str, ...]
    announced: bool
    held: bool


def _coming(rows: QuerySet[Visit]) -> list[Coming]:
    found = rows.select_related("agency", "notice").prefetch_related("places__agency").order_by("starts_at", "pk")
    return [
        Coming(
            row.pk,
            row.agency_id,
            row.agency.name,
            timezone.localdate(row.starts_at),
            row.starts_at,
            row.subject,
            row.get_purpose_display(),
            tuple(place.agency.name for place in row.places.all()),
            bool(row.notice and row.notice.sent_at),
            row.held_on is not None,
        )
        for row in found.distinct()
    ]


def others_in_week(place_ids: Collection[int], day: dt.date, *, except_visit: int | None = None) -> list[Coming]:
    """Chuyến đi khác đến cùng nơi trong tuần của ngày này, that others may know of: in the programme, announced, held.

    A sudden visit that was not announced stays between the body and those above it.
    """
    first, last = week_days(day)
    rows = Visit.objects.filter(
        SHOWN, LIVE, places__agency_id__in=place_ids, starts_at__date__gte=first, starts_at__date__lte=last
    )
    return _coming(rows.exclude(pk=except_visit) if except_visit else rows)


def calendar_of_place(place_id: int, first: dt.date, last: dt.date, *, own_body: int) -> list[Coming]:
    """Lịch của một nơi: ai đến, khi nào. The body that asks also sees its own visits that nobody else knows of."""
    rows = Visit.objects.filter(
        SHOWN | Q(agency_id=own_body), LIVE, places__agency_id=place_id, starts_at__date__gte=first,
        starts_at__date__lte=last,
    )  # fmt: skip
    return _coming(rows)


def offers_of(visit: Visit) -> list[JoinOffer]:
    """Đề nghị đi chung that concern this visit, made by it or to it, newest first."""
    rows = JoinOffer.objects.filter(Q(visit=visit) | Q(host=visit))
    return list(rows.select_related("visit__agency", "host__agency"))
