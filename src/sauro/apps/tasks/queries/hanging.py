"""Những gì treo ở một nhiệm vụ. A page of a task asks a dozen topics, of which most tasks have few: asked at once."""

from __future__ import annotations

from django.db import connection
from django.db.models import Prefetch, prefetch_related_objects

from sauro.apps.tasks.models import Task

TOPICS = (
    "updates", "evidence", "submissions", "extensions", "due_changes", "causes", "endings", "replaces", "urgings",
    "hand_overs", "children",
)  # fmt: skip


def note_empty(task: Task) -> frozenset[str]:
    """Ghi nhớ phần trống. One query says which topics the task has (returned); the others answer "nothing" unasked.

    For pages that only read: whatever is asked of an empty topic through the task stays empty from here on.
    """
    fields = {name: Task._meta.get_field(name).field for name in TOPICS}  # type: ignore[union-attr]
    parts = (f"EXISTS(SELECT 1 FROM {f.model._meta.db_table} WHERE {f.column} = %s)" for f in fields.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", [task.pk] * len(fields))
        found = dict(zip(fields, cursor.fetchone(), strict=True))
    empty = [Prefetch(name, fields[name].model._default_manager.none()) for name, some in found.items() if not some]
    prefetch_related_objects([task], *empty)
    return frozenset(name for name, some in found.items() if some)
