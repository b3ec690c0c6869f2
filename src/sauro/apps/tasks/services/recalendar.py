"""Tính lại hạn. A late change of the calendar moves running deadlines, tells those affected, and harms nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.queries import history_of
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar_of, latest_version, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import HANDED_IN, Decision, Task
from sauro.apps.tasks.queries.audience import doers_of, speakers_of
from sauro.apps.tasks.services.due import move_due
from sauro.apps.tasks.services.moving import locked
from sauro.apps.tasks.services.redrafting import redraft
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.periods import day_short
from sauro.domain.recalendar import changed_days, first_touched, may_move, moved_due
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, Status
from sauro.domain.worktime import Due, DuePhrase, WorkCalendar

_OUT = [str(s) for s in ENDED if s is not Status.CONFIRMED]


def applied_version() -> int:
    """Bản lịch đã áp dụng cho các hạn đang chạy: the last one in the journal, else the first."""
    for number in range(latest_version(), 1, -1):
        if any(line.kind == events.CALENDAR_APPLIED for line in history_of(("calendar", number))):
            return number
    return 1


def recalendar(*, at: dt.datetime) -> int:
    """Tính lại hạn theo các bản lịch mới, one after another; returns how many deadlines moved.

    Each task in its own transaction: a run that was cut off is finished by the next, and moves nothing twice. A
    version is written down as applied when all its tasks are done. Tasks with a granted extension keep their day.
    Drafts that wait follow too (`redrafting`); they are not counted.
    """
    moved = 0
    for number in range(applied_version() + 1, latest_version() + 1):
        old, new = calendar_of(number - 1), calendar_of(number)
        count = _apply(old, new, at)
        with transaction.atomic():
            record(
                events.CALENDAR_APPLIED,
                about=("calendar", number),
                by=None,
                at=at,
                new={"calendar": new.version, "count": count},
            )
        moved += count
    return moved


def _apply(old: WorkCalendar, new: WorkCalendar, at: dt.datetime) -> int:
    start = first_touched(changed_days(old, new), old, new)
    if start is None:
        return 0
    found = (
        Task.objects.filter(due_on__gte=start)
        .exclude(status__in=_OUT)
        .exclude(extensions__decision=Decision.GRANTED)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    ids = list(found)
    redraft(old, new, start, at)
    # Parts after their whole where days move on, before it where they move back: no part ever passes its parent.
    return _pass(ids, old, new, at, later=True) + _pass(reversed(ids), old, new, at, later=False)


def _pass(ids: Iterable[int], old: WorkCalendar, new: WorkCalendar, at: dt.datetime, *, later: bool) -> int:
    moved = 0
    for pk in ids:
        with transaction.atomic():
            task = locked(pk)
            moved += task is not None and _move(task, old, new, at, later)
    return moved


def _move(task: Task, old: WorkCalendar, new: WorkCalendar, at: dt.datetime, later: bool) -> bool:
    before, today = task.due_on, timezone.localdate(at)
    if before is None:
        return False
    due = _due(task, old, new)
    day = due.on if due else None
    if due is None or day is None or (day > before) is not later:
        return False
    if later and task.parent is not None and task.parent.due_on is not None:
        day = min(day, task.parent.due_on)
    if not later:
        running = task.children.exclude(status__in=[str(s) for s in ENDED])
        day = max([day, *(d for d in running.values_list("due_on", flat=True) if d)])
    if day == before or not may_move(before, day, today=today, handed_in=task.status in HANDED_IN):
        return False
    move_due(task, day, due.because, at=at, calendar=new.version)
    _tell(task, before, day, new.version, at)
    record(
        events.DEADLINE_RECALCULATED,
        about=("task", task.pk),
        by=None,
        at=at,
        old={"due_on": before},
        new={"due_on": day, "from": day_short(before), "to": day_short(day), "calendar": new.version},
    )
    return True


def _due(task: Task, old: WorkCalendar, new: WorkCalendar) -> Due | None:
    assert task.due_on is not None
    issued_on = task.directive.issued_on
    return moved_due(task.due_on, _phrase(task), issued_on=issued_on, old=old, new=new, rules=rules())


def _phrase(task: Task) -> DuePhrase | None:
    low, issued_on = task.deadline_text.lower(), task.directive.issued_on
    found = first_deadline(deadline_phrases(low, 0, len(low), issued_on, labelled=True), issued_on)
    return found.due if found else None


def _tell(task: Task, before: dt.date, day: dt.date, version: str, at: dt.datetime) -> None:
    on = timezone.localdate(at)
    tell(
        people=doers_of(task) | speakers_of([task.lead_id, task.registrar_id], on),
        kind=events.DEADLINE_RECALCULATED,
        about=("task", task.pk),
        text=Sentence(
            N_("{code}: hạn chuyển từ {from} sang {to} vì lịch làm việc thay đổi ({calendar})."),
            {"code": task.code, "from": day_short(before), "to": day_short(day), "calendar": version},
        ),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"task:{task.pk}:calendar:{version}"[:120],
        at=at,
    )
