"""Nhắc quán triệt. Who is open hears it once a slot; a cell without an account is told to the committee over it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.agencies.queries import holdings
from sauro.apps.briefings import events
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries.plans import open_duties
from sauro.apps.briefings.services.planning import require_manager
from sauro.apps.briefings.services.rolling import lock
from sauro.apps.journal.services import record
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting, Role
from sauro.domain.briefings import urging_slot
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

KIND = "briefing.urged"
_TOLD = (Role.LEADER, Role.COORDINATOR, Role.CLERK)
_OWN = N_("{plan}: {agency} chưa quán triệt xong, hạn {due}.")
_BELOW = N_("{plan}: {count} nơi do {agency} phụ trách chưa quán triệt xong, hạn {due}.")


@dataclass(frozen=True, slots=True)
class Urged:
    """Kết quả nhắc: open bodies, bodies whose people were told, notices that were new."""

    open: int
    told: int
    notices: int


def urge_open(*, plan_id: int, by: Acting, at: dt.datetime) -> Urged:
    """Nhắc các nơi chưa xong, by hand: once a day for each person, however often it is pressed.

    Refusal: row.unknown, briefing.manage.forbidden, briefing.urge.none.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        plan = lock(plan_id)
        require_manager(plan, by)
        return _urge(plan, f"hand:{on.isoformat()}", on, by, at)


def urge_all(*, at: dt.datetime) -> int:
    """Nhắc theo lịch, all plans whose slot is today; what was said is not said again. Returns new notices."""
    on = timezone.localdate(at)
    sent = 0
    for plan_id, due_on in BriefingPlan.objects.order_by("pk").values_list("pk", "due_on"):
        slot = urging_slot(due_on, on, calendar(), rules())
        if not slot:
            continue
        with transaction.atomic():
            plan = lock(plan_id)
            if open_duties(plan).exists():
                sent += _urge(plan, slot, on, None, at).notices
    return sent


def _urge(plan: BriefingPlan, slot: str, on: dt.date, by: Acting | None, at: dt.datetime) -> Urged:
    found = list(open_duties(plan))
    if not found:
        raise Refusal(
            "briefing.urge.none", N_("Nơi nào cũng đã quán triệt xong."), advice=N_("Không còn nơi nào phải nhắc.")
        )
    people = _people_with_accounts({agency_id for duty in found for agency_id in duty.line}, on)
    heard: dict[int, list[BriefingDuty]] = defaultdict(list)
    for duty in found:
        nearest = next((a for a in reversed(duty.line) if people.get(a)), None)
        if nearest is not None:
            heard[nearest].append(duty)
    named = {
        d.agency_id: d
        for d in BriefingDuty.objects.filter(plan=plan, agency_id__in=list(heard)).select_related("agency")
    }
    tellings = [_telling(plan, named[body], rows, people[body], slot) for body, rows in heard.items()]
    new = tell_each(tellings, at=at)
    if new:
        told = {"count": len(found), "bodies": len(heard), "notices": new}
        record(events.URGED, about=("briefing", plan.pk), by=by, at=at, new=told)
    return Urged(len(found), len(heard), new)


def _people_with_accounts(bodies: set[int], on: dt.date) -> dict[int, set[int]]:
    """{body: persons who speak for it and can sign in}; two queries."""
    speaking = holdings(on).filter(
        role__in=[r.value for r in _TOLD], person__in=User.objects.filter(is_active=True).values("person_id")
    )
    found: dict[int, set[int]] = defaultdict(set)
    for agency_id, person_id in speaking.values_list("post__agency_id", "person_id"):
        if agency_id in bodies:
            found[agency_id].add(person_id)
    return found


def _telling(
    plan: BriefingPlan, body: BriefingDuty, rows: Sequence[BriefingDuty], people: set[int], slot: str
) -> Telling:
    values = {
        "plan": plan.directive.number or plan.code,
        "agency": body.agency.name,
        "due": day_short(plan.due_on),
        "count": str(len(rows)),
    }
    alone = len(rows) == 1 and rows[0].agency_id == body.agency_id
    return Telling(
        people=tuple(sorted(people)),
        kind=KIND,
        about=("briefing", plan.pk),
        text=Sentence(_OWN if alone else _BELOW, values),
        url=reverse("briefings:duty", args=[body.pk]),
        slot=f"briefing:{plan.pk}:{slot}:{body.pk}",
    )
