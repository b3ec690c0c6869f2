"""Kế thừa nhiệm vụ: câu hỏi. Open tasks that a merged, split or dissolved body still leads, and where they may go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from sauro.apps.agencies.models import Agency, Succession, SuccessionKind
from sauro.apps.agencies.queries import above, successors
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.register import agency_choices
from sauro.domain.acting import Acting, Role


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Kế thừa của một cơ quan: its decision, and the bodies that its tasks may go to.

    choice: a person chooses for each task, because several bodies, or none, came after.
    """

    agency: Agency
    decision: str
    on: dt.date
    heirs: tuple[Agency, ...]
    choice: bool


def inheritance_of(agency_id: int, on: dt.date) -> Inheritance | None:
    """Cơ quan đã hợp nhất, chia tách, giải thể by this day; None for one that still stands or was only renamed."""
    last = (
        Succession.objects.filter(predecessor_id=agency_id, on__lte=on)
        .exclude(kind=SuccessionKind.RENAMED)
        .select_related("predecessor")
        .order_by("-on", "-pk")
        .first()
    )
    if last is None:
        return None
    heirs = tuple(successors(agency_id, on)) if last.kind != SuccessionKind.DISSOLVED else ()
    found = heirs or tuple(agency_choices(on).exclude(pk=agency_id))
    return Inheritance(last.predecessor, last.decision, last.on, found, len(heirs) != 1)


def left_behind(agency_id: int) -> QuerySet[Task]:
    """Nhiệm vụ còn mở của cơ quan ấy."""
    return (
        Task.objects.filter(lead_id=agency_id, status__running=True)
        .select_related("directive", "responsible__person", "responsible__post")
        .order_by("pk")
    )


def waiting_for_heirs(acting: Acting, on: dt.date) -> list[tuple[Agency, int]]:
    """Cơ quan đã kết thúc mà còn nhiệm vụ mở, with how many, as far as this person may pass them on."""
    if acting.role not in (Role.LEADER, Role.COORDINATOR):
        return []
    ended = Succession.objects.filter(on__lte=on).exclude(kind=SuccessionKind.RENAMED).values("predecessor_id")
    rows = Agency.objects.filter(pk__in=ended, led_tasks__status__running=True)
    found: list[tuple[Agency, int]] = []
    for agency in rows.annotate(left=Count("led_tasks")).order_by("sort_key", "pk"):
        inheritance = inheritance_of(agency.pk, on)
        if inheritance and may_pass_on(acting, inheritance):
            found.append((agency, agency.left))
    return found


def may_pass_on(acting: Acting, found: Inheritance) -> bool:
    """Who speaks for a body above the one that ended, or for the one body that came after it."""
    if acting.role not in (Role.LEADER, Role.COORDINATOR):
        return False
    over = above(found.agency.pk, found.on - dt.timedelta(days=1))
    return acting.agency_id in over or (not found.choice and acting.agency_id == found.heirs[0].pk)
