"""Cập nhật tiến độ. A percentage or a milestone, a line, what is in the way; the first update starts the task."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Progress, Task
from sauro.apps.tasks.permissions import may_update
from sauro.apps.tasks.services.moving import advance, change, require, take
from sauro.domain.acting import Acting
from sauro.domain.life import require_progress
from sauro.domain.sentence import N_
from sauro.domain.tasks import Status, Step
from sauro.web.rows import insert_row


def update_task(
    *,
    task_id: int,
    by: Acting,
    at: dt.datetime,
    percent: int | None = None,
    milestone: str = "",
    line: str = "",
    obstacle: str = "",
    with_files: bool = False,
) -> Progress:
    """Cập nhật tiến độ. Percent 0 to 100; a hundred hands nothing in. `with_files`: files follow, which say enough.

    Refusal: task.unknown, task.update.forbidden, .closed, .percent, .empty.
    """
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(
            may_update(by, task),
            "task.update.forbidden",
            N_("Chỉ người chịu trách nhiệm chính và cơ quan chủ trì được cập nhật tiến độ."),
        )
        require_progress(
            status=Status(task.status), percent=percent, milestone=milestone, line=line, obstacle=obstacle,
            files=with_files,
        )  # fmt: skip
        start(task, at)
        before = task.percent
        known = {} if percent is None else {"percent": percent}
        change(task, last_sign_at=at, **known)
        progress = insert_row(
            Progress(
                task=task, percent=percent, milestone=milestone.strip()[:200], line=line.strip()[:500],
                obstacle=obstacle.strip()[:500], agency_id=by.agency_id, by_id=by.account_id, by_name=by.person_name,
                at=at,
            )
        )  # fmt: skip
        record(
            events.UPDATED,
            about=("task", task.pk),
            by=by,
            at=at,
            old={"percent": before},
            new={"percent": percent, "said": _said(progress), "obstacle": progress.obstacle, "progress": progress.pk},
        )
    return progress


def start(task: Task, at: dt.datetime) -> None:
    """Bắt đầu làm. An accepted or sent-back task is in progress from the first sign of work on."""
    if Status(task.status) in (Status.ACCEPTED, Status.SENT_BACK):
        advance(task, Step.START, at=at)


def _said(progress: Progress) -> str:
    """What the history line shows: percentage, milestone, line."""
    percent = "" if progress.percent is None else f"{progress.percent} %"
    return "; ".join(part for part in (percent, progress.milestone, progress.line) if part) or "—"
