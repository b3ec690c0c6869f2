"""A task that its lead agency has accepted, with units below the lead, for stories of parts and contributions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.models import Task
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind
from sauro.domain.parts import PartWanted
from tests import cast
from tests.apps.tasks.desk import AT, Desk, approve, at_desk, desk

EARLY = dt.date(2026, 9, 25)


@dataclass(frozen=True, slots=True)
class Story:
    """NV-2026-0001, accepted by Sở Nội vụ and due 02/10/2026; two rooms stand below the sở."""

    desk: Desk
    task: Task
    head: Acting
    first: Agency
    second: Agency


def accepted() -> Story:
    """Given by Tỉnh ủy, registered by Văn phòng, led by Sở Nội vụ, whose head answers for it."""
    here = desk()
    task = approve(here)
    head = at_desk(Role.LEADER, here.tinh.home)
    unit: dict[str, Any] = {"kind": BodyKind.DEPARTMENT, "parent": here.tinh.home}
    first, second = cast.agency("Phòng Địa giới", **unit), cast.agency("Phòng Hồ sơ", **unit)
    accept(task, holding_of(head))
    return Story(here, task, head, first, second)


def holding_of(who: Acting) -> Holding:
    return Holding.objects.get(post_id=who.post_id, person_id=who.person_id)


def accept(task: Task, holding: Holding) -> None:
    """The rows that accepting leaves."""
    Task.objects.filter(pk=task.pk).update(status="accepted", responsible=holding, accepted_at=AT, last_sign_at=AT)
    task.refresh_from_db()


def part(agency: Agency, **changes: Any) -> PartWanted:
    return PartWanted(**{"agency_id": agency.pk, "work": "Rà soát hồ sơ", "due_on": EARLY, "product": "list"} | changes)
