"""Tìm nhiệm vụ. What a task is found by, in the register and in the search of the whole product."""

from __future__ import annotations

from sauro.apps.agencies.queries import search_key
from sauro.apps.search.services import index
from sauro.apps.tasks.models import Task


def make_findable(task: Task) -> None:
    """Đưa vào chỉ mục. Code, document, work and lead as they are now; what stood there before is replaced."""
    directive, lead = task.directive, task.lead
    task.folded = search_key(f"{task.code} {directive.number} {task.work} {lead.name} {lead.short_name}")
    task.save(update_fields=["folded"])
    index("task", task.pk, f"{task.code} · {task.work}", f"{directive.number} {lead.name} {task.text}")
