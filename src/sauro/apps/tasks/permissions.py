"""Nhiệm vụ: ai được làm gì. Sentences (person, thing); `sight` says the same to the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.directives.models import Directive
from sauro.apps.tasks.models import Task, TaskCoordinator
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)


def may_review_drafts(acting: Acting, directive: Directive) -> bool:
    """The clerk and the coordinator of the registrar edit, split, merge and skip drafts."""
    return acting.role in (Role.CLERK, Role.COORDINATOR) and acting.agency_id == directive.registrar_id


def may_approve(acting: Acting, directive: Directive) -> bool:
    """Only the coordinator of the registrar makes a task of a draft."""
    return acting.role is Role.COORDINATOR and acting.agency_id == directive.registrar_id


def may_see_task(acting: Acting, task: Task, below: Collection[int]) -> bool:
    """`sight` for one task in hand; `below`: ids of the bodies under the acting person's own."""
    return Task.objects.filter(sight(acting, below), pk=task.pk).exists()


def may_export(acting: Acting) -> bool:
    """Whoever sees tasks may take a list of them away; administrators see none."""
    return acting.role is not Role.ADMINISTRATOR


def may_star(acting: Acting, task: Task) -> bool:
    """The giver's leader or the registrar's coordinator marks a task with the star."""
    if acting.role is Role.LEADER:
        return acting.agency_id == task.giver_id
    return acting.role is Role.COORDINATOR and acting.agency_id == task.registrar_id


def sight(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được nhiệm vụ. Giver, registrar, lead, coordinating bodies, holders of a part, those above, inspection.

    For a body speak its clerk, coordinator and leader; an officer sees the parts that he holds. Administrators see
    no content. `below`: ids of the bodies under the acting person's own, in its own tree.
    """
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    if acting.role is Role.INSPECTOR:
        return Q()
    part = Q(responsible__person_id=acting.person_id) | Q(proposed__person_id=acting.person_id)
    if acting.role not in FOR_THE_BODY:
        return part
    bodies = [acting.agency_id, *below]
    taking_part = TaskCoordinator.objects.filter(agency_id__in=bodies).values("task_id")
    return part | Q(registrar_id__in=bodies) | Q(giver_id__in=bodies) | Q(lead_id__in=bodies) | Q(pk__in=taking_part)
