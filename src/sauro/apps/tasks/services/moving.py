"""Bước của nhiệm vụ. The one way a task changes its status: locked, by the MOVES table, counted, with its revision."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Task, TaskCount
from sauro.apps.tasks.permissions import Sides, sight_outwards
from sauro.apps.tasks.queries.register import sides_on
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, SIX_CLEAR, Status, Step, move
from sauro.web.prepared import prepared
from sauro.web.rows import add_to, update_row


def take(task_id: int, *, by: Acting, at: dt.datetime) -> Task:
    """Lấy nhiệm vụ để xử lý. The row, locked until the transaction ends, with lead, directive and people.

    Refusal task.unknown where it is not there or `by` may not see it: both look the same to a stranger.
    """
    task = _taken.first(sides_on(by, timezone.localdate(at)), task_id)
    if task is None:
        raise Refusal("task.unknown", N_("Không có nhiệm vụ này."), advice=N_("Tải lại sổ nhiệm vụ."))
    return task


def locked(task_id: int) -> Task | None:
    """The locked row for a job of the system, which asks nobody's sight."""
    return _locked.first(task_id)


@prepared
def _locked(task_id: int) -> QuerySet[Task]:
    people = ("lead", "registrar", "giver", "directive", "responsible__person", "proposed__person", "parent")
    return Task.objects.select_for_update(of=("self",)).select_related(*people).filter(pk=task_id)


@prepared
def _taken(sides: Sides, task_id: int) -> QuerySet[Task]:
    return _locked.plain(task_id).filter(sight_outwards(sides))


def require(allowed: bool, code: str, who: str, advice: str = "", clause: str = SIX_CLEAR) -> None:
    """Có quyền. Refusal with the sentence of who may do it, unless `allowed`."""
    if not allowed:
        raise Refusal(code, Sentence(who), advice=advice or N_("Báo người có thẩm quyền thực hiện."), clause=clause)


def answer_day(at: dt.datetime) -> dt.date:
    """Hạn trả lời. The last working day on which a lead agency accepts or gives back what it was assigned at `at`."""
    on = timezone.localdate(at)
    return calendar().add_working_days(on, rules().number("task.accept_within", on))


def advance(task: Task, step: Step, *, at: dt.datetime, **changes: Any) -> Status:
    """Bước tiếp theo. Move a locked task by MOVES, set `changes`, keep the counts; returns the status it left.

    Refusal task.move.unknown where the table has no such step. The caller writes the journal entry, last.
    """
    before = Status(task.status)
    after = move(before, step)
    if after in ENDED:
        changes.setdefault("ended_at", at)
    change(task, status=str(after), **changes)
    recount(task.lead_id, before, after)
    return before


def change(task: Task, **changes: Any) -> None:
    """Ghi thay đổi of a locked task, with its revision."""
    for name, value in changes.items():
        setattr(task, name, value)
    task.revision += 1
    update_row(task, (*changes, "revision"))


def recount(agency_id: int, before: Status | None, after: Status | None) -> None:
    """Số nhiệm vụ theo cơ quan và trạng thái: one less, one more, in one order for all writers."""
    for status, by in sorted((str(s), n) for s, n in ((before, -1), (after, 1)) if s is not None):
        if add_to(TaskCount, "number", by, agency_id=agency_id, status=status) is None:
            TaskCount.objects.get_or_create(agency_id=agency_id, status=status)
            add_to(TaskCount, "number", by, agency_id=agency_id, status=status)
