"""Báo đề nghị vắng mặt. Who decides on an absence that somebody asked for is told once; the rows are the queue.

Absences stand in `agencies`, below the notices; so this room, which takes them into account, tells of them.
"""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Absence
from sauro.apps.agencies.queries.absences import above_of
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.tasks.queries.audience import speakers_by_body, speakers_of
from sauro.domain.absences import AbsenceState
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

_BACK = dt.timedelta(days=14)  # older requests were told long ago
_ASKED = N_("{person} đề nghị ghi nhận vắng mặt từ {first} đến {last}, chờ cơ quan trả lời.")


def tell_asked_absences(*, at: dt.datetime) -> int:
    """Báo người quyết định: leaders and coordinators of the body, the one who asked aside, else of the bodies above.

    Returns how many notices are new; run again it tells nobody twice.
    """
    on = timezone.localdate(at)
    asked = Absence.objects.filter(state=AbsenceState.ASKED, changed_at__gte=at - _BACK).select_related("person")
    rows = list(asked.order_by("pk"))
    here = speakers_by_body({row.agency_id for row in rows}, on)
    return tell_each([_telling(row, here.get(row.agency_id, set()), on) for row in rows], at=at)


def _telling(row: Absence, here: set[int], on: dt.date) -> Telling:
    people = here - {row.person_id} or speakers_of(above_of(row.agency_id, on), on) - {row.person_id}
    values = {"person": row.person.name, "first": day_short(row.first), "last": day_short(row.last)}
    url = reverse("agencies:absences", args=[row.agency_id])
    slot = f"absence.{row.pk}.asked"
    return Telling(tuple(sorted(people)), "absence", ("absence", row.pk), Sentence(_ASKED, values), url, slot)
