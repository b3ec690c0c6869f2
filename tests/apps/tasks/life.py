"""People around one task, for stories of its life: 215-CV/TU, mục 3.1, led by Sở Nội vụ, due on 05/10/2026."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sauro.apps.agencies.models import Holding
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import services, triggers
from sauro.apps.tasks.models import Submission, Task
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.tasks.desk import Desk, approve, at_desk, desk

AT = cast.AT
DOCUMENT = {"document_number": "12/BC-SNV", "document_on": dt.date(2026, 9, 14)}


@dataclass(frozen=True, slots=True)
class Story:
    """The task and who stands around it: `head`, `officer`, `clerk` of the lead; coordinator; the giver's leader."""

    here: Desk
    task: Task
    head: Acting
    officer: Acting
    clerk: Acting
    coordinator: Acting
    giver: Acting

    def now(self) -> Task:
        """The task as it stands."""
        return Task.objects.get(pk=self.task.pk)


def holding(who: Acting) -> Holding:
    """The post in which somebody acts."""
    return Holding.objects.get(person_id=who.person_id, post_id=who.post_id)


def later(days: float) -> dt.datetime:
    """So many days after the story began, at the same hour."""
    return AT + dt.timedelta(days=days)


def story() -> Story:
    """A task that waits to be accepted."""
    here = desk()
    head = at_desk(Role.LEADER, here.tinh.home)
    people = (at_desk(Role.OFFICER, here.tinh.home), at_desk(Role.CLERK, here.tinh.home))
    giver = at_desk(Role.LEADER, here.tinh.committee)
    return Story(here, approve(here), head, *people, here.coordinator, giver)


def accepted(*, by_officer: bool = True) -> Story:
    """The head accepted it; the officer answers for it."""
    told = story()
    person = told.officer if by_officer else told.head
    services.accept_task(task_id=told.task.pk, holding_id=holding(person).pk, by=told.head, at=AT)
    return told


def submit(told: Story, at: dt.datetime = AT, **changes: object) -> Submission:
    """The officer hands the list in, with the number and date of a document."""
    said = {"summary": "Đã lập danh mục 9 lĩnh vực.", "product": "list", **DOCUMENT, "by": told.officer, **changes}
    return services.submit_task(task_id=told.task.pk, at=at, **said)  # type: ignore[arg-type]


def notices_to(who: Acting) -> list[str]:
    """What somebody was told, by its kind, oldest first."""
    return list(Notice.objects.filter(account_id=who.account_id).order_by("pk").values_list("kind", flat=True))


def told_otherwise(task_id: int, **facts: Any) -> None:
    """The task as other words would have made it, its first deadline too: the trigger steps aside for the story."""
    triggers.drop(connection)
    Task.objects.filter(pk=task_id).update(**facts)
    triggers.install(connection)
