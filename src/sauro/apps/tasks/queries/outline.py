"""Mục và nhiệm vụ của một văn bản: câu hỏi. All that its page shows of clauses, tasks, drafts, as narrow rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sauro.apps.directives.models import Clause, Directive, Reading
from sauro.apps.tasks.models import Draft, DraftState, TaskQuerySet
from sauro.domain.tasks import ENDED
from sauro.web.prepared import prepared

_LIGHTS = 6
_CLAUSE = ("pk", "parent_id", "marker", "title", "level", "in_annex")
_TASK = ("clause_id", "code", "work", "lead__name", "due_on", "status", "clear_lights")


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """Nhiệm vụ trong mục: its number, work, lead agency's name, deadline; where it stands on the day asked."""

    code: str
    work: str
    lead: str
    due_on: dt.date | None
    overdue: bool
    clear: bool


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """Mục của văn bản with its tasks (those that may be seen), waiting drafts and drafts skipped with a reason."""

    pk: int
    parent_id: int | None
    marker: str
    title: str
    level: int
    in_annex: bool
    tasks: tuple[OutlineTask, ...]
    waiting: int
    skipped: int

    @property
    def empty(self) -> bool:
        return not (self.tasks or self.waiting or self.skipped)


@dataclass(frozen=True, slots=True)
class Outline:
    """Dàn ý của một văn bản. `tasks`, `overdue`, `gaps`: counted over the tasks that may be seen, also those without a
    clause; `proposed`: drafts that wait; `notes`: what its last reading asks to be looked at.
    """

    lines: tuple[ClauseLine, ...]
    notes: tuple[dict[str, Any], ...]
    tasks: int
    overdue: int
    gaps: int
    proposed: int

    @property
    def uncovered(self) -> list[ClauseLine]:
        """Mục chưa có nhiệm vụ: leaf clauses of the body without task, draft or reasoned skip."""
        parents = {line.parent_id for line in self.lines}
        return [line for line in self.lines if line.empty and line.pk not in parents and not line.in_annex]


def outline_of(directive: Directive, visible: TaskQuerySet, on: dt.date) -> Outline:
    """Các mục của văn bản, in text order, none before it is read. Four queries.

    `visible`: the tasks that the person may see.
    """
    tasks = _tasks(directive, visible, on)
    every = [task for found in tasks.values() for task in found]
    drafts = Counter(_drafts.rows(directive.pk))
    reading = _reading.first(directive.pk)
    clauses = _clauses.rows(reading[0]) if reading else []
    return Outline(
        lines=tuple(
            ClauseLine(
                **row,
                tasks=tuple(tasks.get(row["pk"], ())),
                waiting=drafts[row["pk"], DraftState.PROPOSED.value],
                skipped=drafts[row["pk"], DraftState.SKIPPED.value],
            )
            for row in clauses
        ),
        notes=tuple(reading[1]) if reading else (),
        tasks=len(every),
        overdue=sum(task.overdue for task in every),
        gaps=sum(not task.clear for task in every),
        proposed=sum(number for (_, state), number in drafts.items() if state == DraftState.PROPOSED),
    )


@prepared
def _drafts(directive_id: int) -> QuerySet[Draft, tuple[int | None, str]]:
    return Draft.objects.filter(directive_id=directive_id).order_by().values_list("clause_id", "state")


@prepared
def _reading(directive_id: int) -> QuerySet[Reading, Any]:
    return Reading.objects.filter(directive_id=directive_id).order_by("-version").values_list("pk", "notes")[:1]


@prepared
def _clauses(reading_id: int) -> QuerySet[Clause, Any]:
    found: QuerySet[Clause, Any] = Clause.objects.filter(reading_id=reading_id).order_by("order").values(*_CLAUSE)
    return found


def _tasks(directive: Directive, visible: TaskQuerySet, on: dt.date) -> dict[int | None, list[OutlineTask]]:
    found: dict[int | None, list[OutlineTask]] = defaultdict(list)
    rows = visible.from_directive(directive.pk).values_list(*_TASK)
    for clause_id, code, work, lead, due_on, status, clear in rows:
        overdue = due_on is not None and due_on < on and status not in ENDED
        found[clause_id].append(OutlineTask(code, work, lead, due_on, overdue, clear == _LIGHTS))
    return found
