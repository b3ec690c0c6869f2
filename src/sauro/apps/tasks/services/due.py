"""Thời hạn thay đổi. The one way a running deadline moves: with its row, which holds both days and the reason."""

from __future__ import annotations

import datetime as dt

from sauro.apps.directives.services.stored import sentence
from sauro.apps.tasks.models import DueChange, Extension, Task
from sauro.apps.tasks.services.moving import change
from sauro.domain.acting import Acting
from sauro.domain.sentence import Sentence


def move_due(
    task: Task,
    new: dt.date,
    because: Sentence,
    *,
    at: dt.datetime,
    by: Acting | None = None,
    extension: Extension | None = None,
    calendar: str = "",
) -> DueChange:
    """Đổi hạn of a locked task. `original_due_on` stays; the caller writes the journal entry, last."""
    row = DueChange.objects.create(
        task=task,
        old=task.due_on,
        new=new,
        because=sentence(because),
        extension=extension,
        calendar=calendar,
        by_id=by.account_id if by else None,
        at=at,
    )
    change(task, due_on=new)
    return row
