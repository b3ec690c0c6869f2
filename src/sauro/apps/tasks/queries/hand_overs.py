"""Bàn giao: câu hỏi. Open tasks of one who leaves, minutes that a person may open, who may sign them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import people_in
from sauro.apps.tasks.models import HandOver, HandOverLine, Task
from sauro.apps.tasks.permissions import FOR_THE_BODY
from sauro.domain.acting import Acting, Role


def held_by(holding: Holding) -> QuerySet[Task]:
    """Nhiệm vụ đang mở của một người trong một chức vụ: responsible, or proposed where nobody has accepted yet."""
    mine = Q(responsible=holding) | Q(responsible=None, proposed=holding)
    return Task.objects.filter(mine, status__running=True, lead_id=holding.post.agency_id).select_related(
        "lead", "directive"
    )


def hand_overs_visible_to(acting: Acting) -> QuerySet[HandOver]:
    """Biên bản được xem: those of the own body for who speaks for it, and one's own on either side; an
    administrator sees none.
    """
    own = Q(predecessor__person_id=acting.person_id) | Q(successor__person_id=acting.person_id)
    if acting.role is Role.ADMINISTRATOR:
        own = Q(pk__in=())
    elif acting.role is Role.INSPECTOR:
        own = Q()
    elif acting.role in FOR_THE_BODY:
        own |= Q(agency_id=acting.agency_id)
    return (
        HandOver.objects.filter(own)
        .select_related(
            "agency",
            "predecessor__person",
            "predecessor__post",
            "successor__person",
            "successor__post",
            "made_by__person",
            "given_by__person",
            "taken_by__person",
        )
        .distinct()
    )


def lines_of(row: HandOver) -> QuerySet[HandOverLine]:
    """Dòng của biên bản with their tasks."""
    return row.lines.select_related("task__directive", "task__responsible__person")


def may_make(acting: Acting, predecessor: Holding) -> bool:
    """Who makes the minutes: leader or coordinator of the body, or the one who leaves."""
    if acting.agency_id != predecessor.post.agency_id or acting.role is Role.ADMINISTRATOR:
        return False
    return acting.role in (Role.LEADER, Role.COORDINATOR) or acting.person_id == predecessor.person_id


def may_give(acting: Acting, row: HandOver) -> bool:
    """Bên giao ký: who leaves, or the head of the body in his absence; never the one who takes over."""
    if acting.person_id == row.successor.person_id:
        return False
    return acting.person_id == row.predecessor.person_id or (
        acting.role is Role.LEADER and acting.agency_id == row.agency_id
    )


def may_take(acting: Acting, row: HandOver) -> bool:
    """Bên nhận ký: only the successor, in person."""
    return acting.person_id == row.successor.person_id and acting.on_behalf_of_id is None


def who_may_leave(acting: Acting, on: dt.date) -> list[Holding]:
    """Người có thể bàn giao: people of the body, also those whose post ended while they still hold tasks."""
    present = people_in(acting.agency_id, on)
    known = {h.pk for h in present}
    left = Holding.objects.filter(responsible_tasks__status__running=True, post__agency_id=acting.agency_id).exclude(
        pk__in=known
    )
    found = [*present, *left.select_related("person", "post").distinct()]
    if acting.role in (Role.LEADER, Role.COORDINATOR):
        return found
    return [h for h in found if h.person_id == acting.person_id]
