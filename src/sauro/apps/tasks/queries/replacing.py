"""Thay thế văn bản: câu hỏi. Which documents are replaced by one, their open tasks, and what was chosen for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive, Relation, RelationState
from sauro.apps.tasks.models import RUNNING, ReplacementChoice, Task
from sauro.apps.tasks.queries.register import tasks_visible_to
from sauro.domain.acting import Acting
from sauro.domain.genealogy import RelationKind


@dataclass(frozen=True, slots=True)
class Line:
    """Một nhiệm vụ còn mở của văn bản bị thay thế, with what was chosen, if anything."""

    task: Task
    choice: ReplacementChoice | None


def replaced_by(directive: Directive) -> QuerySet[Directive]:
    """Văn bản bị văn bản này thay thế, confirmed and in the register."""
    stated = Relation.objects.filter(
        reference__directive=directive, state=RelationState.CONFIRMED, kind=str(RelationKind.REPLACES)
    )
    return Directive.objects.filter(pk__in=stated.values("reference__linked"))


def lines_of(directive: Directive, acting: Acting, on: dt.date) -> list[Line]:
    """Danh sách quyết định. Open tasks at the top level (their parts follow), in the order of their codes."""
    tasks = (
        tasks_visible_to(acting, on)
        .filter(directive__in=replaced_by(directive).values("pk"), status__in=RUNNING, parent=None)
        .select_related("lead", "directive")
        .order_by("code")
    )
    waiting = ReplacementChoice.objects.filter(directive=directive, applied_at=None).select_related("other")
    chosen = {c.task_id: c for c in waiting}
    return [Line(task, chosen.get(task.pk)) for task in tasks]


def done_of(directive: Directive) -> int:
    """Số nhiệm vụ đã xử lý vì văn bản này."""
    return ReplacementChoice.objects.filter(directive=directive, applied_at__isnull=False).count()


def successors_among(directive: Directive, acting: Acting, on: dt.date) -> list[Task]:
    """Nhiệm vụ còn mở của văn bản mới, which may carry an old one on."""
    return list(
        tasks_visible_to(acting, on).filter(directive=directive, status__in=RUNNING, parent=None).order_by("code")[:500]
    )
