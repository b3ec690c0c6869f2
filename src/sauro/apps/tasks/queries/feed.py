"""Lịch các hạn: câu hỏi. The open tasks with a day that a person, or a whole body, has to keep."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q

from sauro.apps.tasks.models import Task
from sauro.domain.acting import Acting
from sauro.domain.tasks import ENDED

MOST = 2000
_FIELDS = ("pk", "code", "work", "due_on", "revision", "approved_at")


def deadlines_of(acting: Acting, *, whole_agency: bool) -> list[dict[str, Any]]:
    """Các hạn, soonest first: of the person in this post, or of all that the body leads. One query."""
    rows = Task.objects.filter(lead_id=acting.agency_id, due_on__isnull=False)
    if not whole_agency:
        mine = Q(responsible__person_id=acting.person_id)
        rows = rows.filter(mine | Q(responsible=None, proposed__person_id=acting.person_id))
    open_ones = rows.exclude(status__in=[str(s) for s in ENDED]).order_by("due_on", "pk")
    return list(open_ones.values(*_FIELDS)[:MOST])


def last_day(due_on: dt.date) -> dt.date:
    """The day after: where an event of a whole day ends."""
    return due_on + dt.timedelta(days=1)
