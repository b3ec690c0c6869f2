"""Kết thúc khác: câu hỏi. What ended or suspended a task, which parts follow it, what evidence it takes over."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sauro.apps.tasks.models import Ending, Evidence, Task
from sauro.apps.tasks.queries.hanging import hung
from sauro.domain.tasks import MOVES, Status, Step


def endings_of(task: Task) -> list[Ending]:
    """Các lần tạm dừng, tiếp tục, thay thế, rút of a task, oldest first."""
    return hung(task, "endings", lambda: task.endings.select_related("replaced_by", "by__person"))


def parts_below(task: Task) -> list[Task]:
    """Mọi phần việc bên dưới, level by level; one query a level."""
    found: list[Task] = []
    level = [task.pk]
    while level:
        children = list(Task.objects.filter(parent_id__in=level).select_related("lead").order_by("pk"))
        found += children
        level = [c.pk for c in children]
    return found


def parts_that_follow(task: Task, step: Step) -> list[Task]:
    """Phần việc đi theo. Those below the task for which the table of moves has this step as they stand."""
    return [part for part in parts_below(task) if (Status(part.status), step) in MOVES]


def carried_evidence(task: Task) -> list[Evidence]:
    """Minh chứng chuyển sang. Pieces of the tasks that this one replaced, where they stand, by reference."""
    beside = ("task", "file", "agency")
    rows = hung(task, "replaces", lambda: _replaced(task).values_list("task_id", flat=True))
    return list(Evidence.objects.filter(task_id__in=rows).select_related(*beside)) if rows else []


def replaces(task: Task) -> list[Task]:
    """Nhiệm vụ mà nhiệm vụ này thay thế."""
    return hung(task, "replaces", lambda: Task.objects.filter(pk__in=_replaced(task)).order_by("code"))


def _replaced(task: Task) -> QuerySet[Ending, Any]:
    return task.replaces.filter(step=str(Step.REPLACE)).values("task_id")
