"""Gia hạn: câu hỏi. What was asked and decided on a task, what waits for whose decision, and since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sauro.apps.agencies.queries import above, below
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Decision, Extension, Task
from sauro.apps.tasks.queries.hanging import hung
from sauro.domain.acting import Acting, Role
from sauro.domain.extensions import BY_GIVER, TaskTime
from sauro.domain.tasks import Status

OPEN = (Decision.WAITING, Decision.COUNTERED)


def extensions_of(task: Task) -> QuerySet[Extension]:
    """Các lần xin gia hạn of a task, oldest first."""
    return task.extensions.select_related("by_person", "by_agency", "decided_by__person")


def extensions_shown(task: Task) -> list[Extension]:
    """The same for its page, not asked where there are none."""
    return hung(task, "extensions", lambda: extensions_of(task))


def open_extension(task: Task) -> Extension | None:
    """Đề nghị đang mở: waiting for a decision, or for the answer to another day."""
    return extensions_of(task).filter(decision__in=OPEN).first()


def granted_count(task: Task) -> int:
    """Số lần đã gia hạn."""
    return len(hung(task, "extensions", lambda: task.extensions.filter(decision=Decision.GRANTED).values_list("pk")))


def time_of(task: Task) -> TaskTime:
    """Thời hạn của nhiệm vụ as the rules of extension see it."""
    return TaskTime(
        due_on=task.due_on,
        status=Status(task.status),
        recurring=bool(task.cadence) or task.standing,
        granted=granted_count(task),
        waiting=bool(hung(task, "extensions", lambda: task.extensions.filter(decision__in=OPEN)[:1])),
        parent_due_on=task.parent.due_on if task.parent else None,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """Chờ quyết định. A request with the clock of its decider: working days left, negative when he is late."""

    extension: Extension
    days_left: int


def extensions_to_decide(acting: Acting, on: dt.date) -> list[Waiting]:
    """Gia hạn chờ tôi quyết định: requests a leader's body may decide, the longest waiting first."""
    if acting.role is not Role.LEADER:
        return []
    under = below(acting.agency_id, on)
    mine = Q(task__giver_id=acting.agency_id) | Q(task__registrar_id=acting.agency_id)
    if not above(acting.agency_id, on):
        under.append(acting.agency_id)  # with nobody above, a giver is the level above its registrar
    top = Q(task__giver_id__in=under) | Q(task__giver=None, task__registrar_id__in=under)
    found = (
        Extension.objects.filter(Q(level=BY_GIVER) & mine | Q(level__gt=BY_GIVER) & top, decision=Decision.WAITING)
        .exclude(by_person_id=acting.person_id)
        .exclude(task__responsible__person_id=acting.person_id)
        .select_related("task__lead", "by_person")
        .order_by("decide_by", "pk")
    )
    cal = calendar()
    return [Waiting(row, cal.working_days_between(on, row.decide_by)) for row in found]
