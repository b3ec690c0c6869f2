"""Dòng của sổ. What one line of the register shows, and no more: narrow rows, no objects behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from sauro.apps.tasks.models import Task, TaskQuerySet, TaskSide, Typed, Within
from sauro.apps.tasks.permissions import Sides, sight_outwards
from sauro.apps.tasks.queries.review import sentence_of
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

COLUMNS = (
    "pk", "code", "work", "status", "due_on", "due_because", "cadence", "standing", "percent", "last_sign_at",
    "starred", "approved_at", "original_due_on", "lights", "clause_marker", "directive_id",
    "directive__number", "lead__name", "responsible__person__name", "proposed__person__name",
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
    original_due_on: dt.date | None
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


def due_now_in_words(work: Task | RegisterLine) -> Sentence:
    """Vì sao hạn hiện nay là ngày này. What is stored explains the original date; a moved one says both."""
    why, first = sentence_of(work.due_because), work.original_due_on
    if work.due_on is None or first is None or work.due_on == first:
        return why
    moved: dict[str, str | Sentence] = {"first": day_short(first), "day": day_short(work.due_on), "why": why}
    return Sentence(N_("Hạn gốc {first} đã đổi thành {day}, lý do ở phần gia hạn của nhiệm vụ. {why}"), moved)


def number_within(sides: Sides, typed: Typed) -> int:
    """Số nhiệm vụ có các từ này mà các bên này thấy, of an exact set; many are counted from the sides' index alone."""
    if sides is None:
        return typed.number
    if typed.few:
        return Task.objects.filter(sight_outwards(sides), Within(F("pk"), typed)).order_by().count()
    seen = TaskSide.objects.filter(Within(F("task_id"), typed), side__in=sides).order_by()
    return seen.values("task_id").distinct().count()
