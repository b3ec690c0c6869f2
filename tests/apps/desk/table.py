"""Tasks on the table of a body, for stories of my work: rows in any state, made beside 3.1 of 215-CV/TU."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.services.moving import recount
from sauro.domain.acting import Acting
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import Desk, approve

TODAY, AT = cast.TODAY, cast.AT
_number = count(100)


def holding(who: Acting) -> Holding:
    """The post in which somebody acts."""
    return Holding.objects.get(person_id=who.person_id, post_id=who.post_id)


def day(text: str) -> dt.date:
    """25/09 of the story's year."""
    return dt.datetime.strptime(f"{text}/2026", "%d/%m/%Y").date()


def first(here: Desk) -> Task:
    """3.1 of 215-CV/TU, waiting to be accepted by Sở Nội vụ; the pattern of all others."""
    return Task.objects.filter(directive=here.directive).order_by("pk").first() or approve(here)


def lay(
    here: Desk, lead: Agency, status: Status = Status.IN_PROGRESS, due: str = "", *, by: Acting | None = None,
    **facts: Any,
) -> Task:  # fmt: skip
    """One more task of a body, in a state, due on a day ("25/09"), answered for by somebody."""
    pattern = first(here)
    fields = {f.attname: getattr(pattern, f.attname) for f in Task._meta.concrete_fields}
    number = next(_number)
    handed = {"submitted_at": AT, "submitted_on": TODAY} if status in (Status.SUBMITTED, Status.CONFIRMED) else {}
    fields |= {
        "id": None,
        "draft_id": None,
        "code": f"NV-2026-{number:04d}",
        "work": f"Việc số {number}",
        "folded": f"nv-2026-{number:04d} viec so {number} {lead.folded}",
        "lead_id": lead.pk,
        "status": str(status),
        "due_on": day(due) if due else None,
        "standing": not due,
        "responsible_id": holding(by).pk if by else None,
        "ended_at": AT if status is Status.CONFIRMED else None,
        **handed,
        **facts,
    }
    task = Task.objects.create(**fields)
    recount(lead.pk, None, status)
    return task


def morning(text: str) -> dt.datetime:
    """08:00 of a day in the province."""
    return timezone.make_aware(dt.datetime.combine(day(text), dt.time(8)))
