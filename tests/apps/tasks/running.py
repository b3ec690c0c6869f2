"""A task that is being done, for stories of its later life: 3.1 of 215-CV/TU, due 05/10/2026, with its people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sauro.apps.agencies.models import Holding
from sauro.apps.tasks.models import HolderRole, Task, TaskHolder
from sauro.apps.tasks.services.moving import advance
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Step
from tests import cast
from tests.apps.tasks.desk import AT, Desk, approve, at_desk, desk


@dataclass(frozen=True, slots=True)
class Running:
    """The task and those around it: doer and head of Sở Nội vụ, leaders of the giver and the registrar."""

    here: Desk
    task: Task
    doer: Acting
    holding: Holding
    head: Acting
    giver: Acting
    registrar: Acting

    def again(self) -> Task:
        self.task.refresh_from_db()
        return self.task


def at(day: str, hour: int = 9) -> dt.datetime:
    """A moment of a day in the province."""
    return timezone.make_aware(dt.datetime.fromisoformat(f"{day}T{hour:02d}:00"))


def september() -> dt.datetime:
    """21/09/2026, the clock of pages in these stories."""
    return at("2026-09-21")


def running(here: Desk | None = None) -> Running:
    """Accepted on 14/09/2026 and begun."""
    here = here or desk()
    task = approve(here)
    head = at_desk(Role.LEADER, here.tinh.home)
    holding = cast.person_in(here.tinh.home, Role.OFFICER)
    user = cast.account(cast.acting_in(holding))
    begin(task, holding)
    return Running(
        here,
        task,
        doer=cast.acting_in(holding, account_id=user.pk),
        holding=holding,
        head=head,
        giver=at_desk(Role.LEADER, here.tinh.committee),
        registrar=at_desk(Role.LEADER, here.tinh.office),
    )


def begin(task: Task, holding: Holding, when: dt.datetime = AT) -> None:
    """The rows that acceptance and the first update leave."""
    advance(task, Step.ACCEPT, at=when, responsible=holding, accepted_at=when, last_sign_at=when)
    TaskHolder.objects.create(
        task=task, role=HolderRole.RESPONSIBLE, agency=holding.post.agency, holding=holding, since=when
    )
    advance(task, Step.START, at=when)
