"""Cuộc họp trên lịch. What a person, or his body, has on these days; drafts and what was called off are left out."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries.register import meetings_visible_to
from sauro.domain.acting import Acting
from sauro.domain.meetings import State
from sauro.web.prepared import prepared

_ON_THE_CALENDAR = [str(State.ANNOUNCED), str(State.HELD), str(State.CONCLUDED)]


def meetings_in(acting: Acting, first: dt.date, last: dt.date, *, whole: bool, most: int) -> list[Meeting]:
    """Cuộc họp của những ngày này, in order of their hour; `whole`: of the body, else those the person sits in.

    Each with its hour, day and title: what a calendar shows.
    """
    return _days.rows(acting, first=first, last=last, whole=whole, most=most)


@prepared
def _days(acting: Acting, *, first: dt.date, last: dt.date, whole: bool, most: int) -> QuerySet[Meeting]:
    begin = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    end = timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time()))
    rows = meetings_visible_to(acting).filter(starts_at__gte=begin, starts_at__lt=end, state__in=_ON_THE_CALENDAR)
    if not whole:
        person = acting.person_id
        own = Q(chair__person_id=person) | Q(seats__holding__person_id=person) | Q(seats__substitute__person_id=person)
        rows = rows.filter(own).distinct()
    return rows.select_related(None).only("starts_at", "title").order_by("starts_at", "pk")[:most]
