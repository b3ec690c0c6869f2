"""Tìm nhiệm vụ. What a task is found by, in the register and in the search of the whole product."""

from __future__ import annotations

from django.db import connection

from sauro.apps.agencies.queries import search_key
from sauro.apps.search.services import index
from sauro.apps.tasks import pieces
from sauro.apps.tasks.models import Task

ENOUGH = 300  # tasks: until so many wait, asking their own words costs less than writing a block anew


def make_findable(task: Task) -> None:
    """Đưa vào chỉ mục. Code, document, work and lead as they are now; what stood there before is replaced."""
    directive, lead = task.directive, task.lead
    task.folded = search_key(f"{task.code} {directive.number} {task.work} {lead.name} {lead.short_name}")
    task.save(update_fields=["folded"])
    index("task", task.pk, f"{task.code} · {task.work}", f"{directive.number} {lead.name} {task.text}")


def take_in_words() -> int:
    """Tách chữ của nhiệm vụ đang chờ. Their pieces join those of the register; returns how many blocks were written.

    Nothing is decided and nothing found that was not found before, so there is no entry in the journal.
    """
    return pieces.take_in(connection) if pieces.waiting(connection) >= ENOUGH else 0
