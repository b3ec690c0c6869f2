"""Những gì treo ở một nhiệm vụ. A page of a task asks a dozen topics, of which most tasks have few: asked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from sauro.apps.tasks.models import Draft, DraftActor, Task, TaskCoordinator
from sauro.web.prepared import prepared

T = TypeVar("T")
TOPICS = (
    "updates", "evidence", "submissions", "extensions", "due_changes", "causes", "endings", "replaces", "urgings",
    "hand_overs", "children", "waiting_report",
)  # fmt: skip


@lru_cache(maxsize=1)
def _question() -> str:
    fields = [Task._meta.get_field(name).field for name in TOPICS]  # type: ignore[union-attr]
    parts = (f"EXISTS(SELECT 1 FROM {f.model._meta.db_table} WHERE {f.column} = %s)" for f in fields)
    return f"SELECT {', '.join(parts)}"


def note_empty(task: Task) -> frozenset[str]:
    """Ghi nhớ phần trống. One query says which topics the task has (returned); the others are not asked (`hung`).

    For pages that only read: an empty topic of this task stays empty from here on.
    """
    with connection.cursor() as cursor:
        cursor.execute(_question(), [task.pk] * len(TOPICS))
        found = dict(zip(TOPICS, cursor.fetchone(), strict=True))
    task.known_empty = frozenset(name for name, some in found.items() if not some)
    return frozenset(TOPICS) - task.known_empty


def hung(task: Task, topic: str, ask: Callable[[], Iterable[T]]) -> list[T]:
    """Những gì treo ở một phần: asked only where the task is not known to have nothing there."""
    return [] if topic in task.known_empty else list(ask())


def hang(thing: Model, name: str, rows: Sequence[Any]) -> None:
    """Treo sẵn: what was fetched for a page stands ready where `thing.<name>.all()` looks."""
    found = getattr(thing, name).all()
    found._result_cache, found._prefetch_done = list(rows), True
    vars(thing).setdefault("_prefetched_objects_cache", {})[name] = found


def hang_coordinators(task: Task) -> None:
    """Cơ quan phối hợp, with the body and who delivered. One query."""
    hang(task, "coordinators", _coordinators.rows(task.pk))


def coordinators_of(task: Task) -> list[TaskCoordinator]:
    """Cơ quan phối hợp of a task that is only read, in the order in which they were named; asked once."""
    if "coordinators" not in vars(task).get("_prefetched_objects_cache", {}):
        hang_coordinators(task)
    return list(task.coordinators.all())


def hang_actors(draft: Draft | None) -> None:
    """Cơ quan trong đề xuất, as printed and as chosen. One query."""
    if draft is not None:
        hang(draft, "actors", _actors.rows(draft.pk))


@prepared
def _coordinators(task_id: int) -> QuerySet[TaskCoordinator]:
    found = TaskCoordinator.objects.filter(task_id=task_id)
    return found.select_related("agency", "delivered_by__person").order_by("pk")


@prepared
def _actors(draft_id: int) -> QuerySet[DraftActor]:
    return DraftActor.objects.filter(draft_id=draft_id).select_related("agency")
