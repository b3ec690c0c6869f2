"""Dòng của sổ. What one line of the register shows, and no more: narrow rows, no objects behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sauro.apps.tasks.models import Task, TaskQuerySet

COLUMNS = (
    "pk", "code", "work", "status", "due_on", "due_because", "cadence", "standing", "percent", "last_sign_at",
    "starred", "approved_at", "lights", "clause_marker", "directive_id", "directive__number", "lead__name",
    "responsible__person__name", "proposed__person__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """Một dòng của sổ, in the order of COLUMNS. `responsible`, `proposed`: names, None where there is nobody."""

    pk: int
    code: str
    work: str
    status: str
    due_on: dt.date | None
    due_because: dict[str, Any]
    cadence: str
    standing: bool
    percent: int | None
    last_sign_at: dt.datetime | None
    starred: bool
    approved_at: dt.datetime
    lights: list[tuple[str, str]]
    clause_marker: str
    directive_id: int
    directive_number: str
    lead: str
    responsible: str | None
    proposed: str | None

    @property
    def document(self) -> str:
        """Số văn bản, as a directive prints itself where it has none."""
        return self.directive_number or f"#{self.directive_id}"


def page_of_tasks(tasks: TaskQuerySet, start: int, stop: int | None) -> TaskQuerySet:
    """Một trang: which tasks stand on it is found first, by their numbers; what a line shows is joined to these few."""
    page = Task.objects.filter(pk__in=tasks.values("pk")[start:stop])
    return page.order_by(*tasks.query.order_by)


def narrow(tasks: TaskQuerySet) -> QuerySet[Any, tuple[Any, ...]]:
    """The columns of `RegisterLine`, to be cut into pages."""
    return tasks.values_list(*COLUMNS)
