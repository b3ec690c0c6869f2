"""Ai được báo. The persons whom a step of a task concerns, as ids of persons for `notices.services.tell`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import above, current, holdings
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.permissions import giver_of
from sauro.domain.acting import Role
from sauro.domain.extensions import BY_LEVEL_ABOVE


def speakers_of(
    agency_ids: Iterable[int], on: dt.date, roles: Iterable[Role] = (Role.LEADER, Role.COORDINATOR)
) -> set[int]:
    """Người thay mặt cơ quan: persons with one of these roles in one of these bodies on a day. One query."""
    wanted = holdings(on).filter(post__agency_id__in=set(agency_ids), role__in=[r.value for r in roles])
    return set(wanted.values_list("person_id", flat=True))


def speakers_by_body(
    agency_ids: Iterable[int], on: dt.date, roles: Iterable[Role] = (Role.LEADER, Role.COORDINATOR)
) -> dict[int, set[int]]:
    """Người thay mặt của từng cơ quan, as `speakers_of`, of many bodies in one query."""
    found: dict[int, set[int]] = {}
    wanted = Holding.objects.filter(current(on), post__agency_id__in=set(agency_ids), role__in=[r.value for r in roles])
    for body, person in wanted.order_by().values_list("post__agency_id", "person_id"):
        found.setdefault(body, set()).add(person)
    return found


def doers_of(task: Task) -> set[int]:
    """Người làm: who is responsible, else who is proposed."""
    holding = task.responsible or task.proposed
    return {holding.person_id} if holding else set()


def deciding_bodies(task: Task, level: int, on: dt.date) -> list[int]:
    """Cơ quan quyết định gia hạn. Level 1: giver and registrar; level 2: every body above the giver.

    A giver with nobody above it is itself the level above its registrar.
    """
    giver = giver_of(task)
    if level < BY_LEVEL_ABOVE:
        return list(dict.fromkeys([giver, task.registrar_id]))
    return above(giver, on) or [giver]
