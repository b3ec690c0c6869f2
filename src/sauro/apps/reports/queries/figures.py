"""Số liệu lấy từ sổ: câu hỏi. Each question of the catalogue counts a list that its page shows, as of the closing date.

Counted are tasks that the body leads. Done: confirmed, handed in within the period (measured at submission). Open: was
given by the closing date and neither done nor ended by it. Standing tasks and cadences count by their occurrences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sauro.apps.reports.models import Report
from sauro.apps.tasks.models import Decision, Extension, Task, Urging
from sauro.domain.report_forms import Question
from sauro.domain.tasks import ENDED, Status


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi của số liệu: a body, the days of a period, and one directive where the obligation is about one."""

    agency_id: int
    first: dt.date
    closing: dt.date
    directive_id: int | None = None


def scope_of(report: Report) -> Scope:
    """Phạm vi of a report: its body, its period, the directive that asks for it."""
    return Scope(report.agency_id, report.first, report.closing, report.obligation.directive_id)


def tasks_counted(question: Question, scope: Scope) -> QuerySet[Task]:
    """Các nhiệm vụ mà số liệu đếm. KeyError for a question that counts something else."""
    return _TASKS[question](_led(scope), scope).order_by("due_on", "code")


def rows_counted(question: Question, scope: Scope) -> QuerySet[Task] | QuerySet[Extension] | QuerySet[Urging]:
    """Những dòng mà số liệu đếm: tasks, extensions granted, or urgings."""
    if question is Question.EXTENDED:
        granted = Extension.objects.filter(task__in=_led(scope), decision=Decision.GRANTED)
        return _within(granted, "decided_at", scope).select_related("task__lead").order_by("decided_at", "pk")
    if question is Question.URGED:
        urged = Urging.objects.filter(task__in=_led(scope), on__gte=scope.first, on__lte=scope.closing)
        return urged.select_related("task__lead").order_by("on", "pk")
    return tasks_counted(question, scope).select_related("lead", "directive")


def count(question: Question, scope: Scope) -> int:
    """Số liệu. How many rows its list holds."""
    return rows_counted(question, scope).order_by().count()


def _led(scope: Scope) -> QuerySet[Task]:
    tasks = Task.objects.filter(lead_id=scope.agency_id)
    return tasks.filter(directive_id=scope.directive_id) if scope.directive_id else tasks


def _end_of(day: dt.date) -> dt.datetime:
    """The first moment after a day."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def _within(rows: QuerySet[Any], column: str, scope: Scope) -> QuerySet[Any]:
    since = _end_of(scope.first - dt.timedelta(days=1))
    return rows.filter(**{f"{column}__gte": since, f"{column}__lt": _end_of(scope.closing)})


def _done(tasks: QuerySet[Task], scope: Scope) -> QuerySet[Task]:
    return tasks.filter(
        status=Status.CONFIRMED, submitted_on__gte=scope.first, submitted_on__lte=scope.closing, due_on__isnull=False
    )


def _open(tasks: QuerySet[Task], scope: Scope) -> QuerySet[Task]:
    after = _end_of(scope.closing)
    others = [str(s) for s in ENDED if s is not Status.CONFIRMED]
    done = Q(status=Status.CONFIRMED, submitted_on__lte=scope.closing)
    ended = Q(status__in=others, ended_at__lt=after)
    return tasks.filter(approved_at__lt=after).exclude(done).exclude(ended)


def _late_at(scope: Scope) -> Q:
    """Past due on the closing day, and not handed in by then in time to wait for its confirmation."""
    in_hand = Q(submitted_on__isnull=False, submitted_on__lte=F("due_on"), status=Status.SUBMITTED)
    return Q(due_on__lt=scope.closing) & ~in_hand


def _overdue(tasks: QuerySet[Task], scope: Scope) -> QuerySet[Task]:
    return _open(tasks, scope).filter(_late_at(scope))


def _in_time(tasks: QuerySet[Task], scope: Scope) -> QuerySet[Task]:
    late = _overdue(tasks, scope).values("pk")
    return _open(tasks, scope).filter(due_on__isnull=False).exclude(pk__in=late)


_TASKS: dict[Question, Callable[[QuerySet[Task], Scope], QuerySet[Task]]] = {
    Question.DONE_ON_TIME: lambda tasks, scope: _done(tasks, scope).filter(submitted_on__lte=F("due_on")),
    Question.DONE_LATE: lambda tasks, scope: _done(tasks, scope).filter(submitted_on__gt=F("due_on")),
    Question.OPEN_IN_TIME: _in_time,
    Question.OPEN_OVERDUE: _overdue,
    Question.NO_DEADLINE: lambda tasks, scope: _open(tasks, scope).filter(due_on=None, cadence="", standing=False),
    Question.GIVEN: lambda tasks, scope: _within(tasks, "approved_at", scope),
    Question.TO_ACCEPT: lambda tasks, scope: tasks.filter(status=Status.ASSIGNED),
}
