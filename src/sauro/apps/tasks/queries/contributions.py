"""Phối hợp: câu hỏi. Who keeps the lead waiting, since how many working days; the waiting, counted apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task, TaskCoordinator
from sauro.apps.tasks.queries.hanging import coordinators_of
from sauro.domain.lateness import Stop, stopped_days
from sauro.domain.tasks import ENDED, Status
from sauro.domain.worktime import WorkCalendar

_EVER = dt.date(1945, 1, 1)


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """Phần việc của một cơ quan phối hợp. days: working days that the lead waited for it so far, all waits together."""

    part: TaskCoordinator
    name: str
    days: int
    waiting: bool
    late: int  # working days after its own date

    @property
    def asked(self) -> bool:
        return self.part.asked_at is not None


def contributions_of(task: Task, on: dt.date) -> list[ContributionLine]:
    """Phần việc của các cơ quan phối hợp, in the order in which they were named. One query."""
    ended = timezone.localdate(task.ended_at) if task.ended_at is not None else None
    days = calendar()
    return [_line(part, ended, on, days) for part in coordinators_of(task)]


def waiting_days(task: Task, on: dt.date) -> int:
    """Số ngày làm việc cơ quan chủ trì phải chờ: days on which at least one agency owed its contribution. One query."""
    ended = timezone.localdate(task.ended_at) if task.ended_at is not None else None
    return _days([stop for part in task.coordinators.all() for stop in waits_of(part, ended)], on, calendar())


def waits_of(part: TaskCoordinator, ended: dt.date | None = None) -> Iterator[Stop]:
    """Những lần chờ một cơ quan: from the day after the asking to the day of delivery, both included."""
    for since, until in part.earlier_waits:
        yield _wait(dt.date.fromisoformat(since), dt.date.fromisoformat(until))
    if part.asked_at is not None:
        until = timezone.localdate(part.delivered_at) if part.delivered_at is not None else ended
        yield _wait(timezone.localdate(part.asked_at), until)


def _wait(asked_on: dt.date, until: dt.date | None) -> Stop:
    return Stop(asked_on + dt.timedelta(days=1), until)


def _days(waits: Iterable[Stop], on: dt.date, days: WorkCalendar) -> int:
    return stopped_days(waits, after=_EVER, until=on, calendar=days)


def _line(part: TaskCoordinator, ended: dt.date | None, on: dt.date, days: WorkCalendar) -> ContributionLine:
    waiting = part.asked_at is not None and part.delivered_at is None and ended is None
    until = timezone.localdate(part.delivered_at) if part.delivered_at is not None else ended or on
    late = max(0, days.working_days_between(part.due_on, until)) if part.due_on and part.asked_at else 0
    name = part.agency.name if part.agency else part.printed
    return ContributionLine(part, name, _days(waits_of(part, ended), on, days), waiting, late)


def keeps_waiting(agency_id: int) -> int:
    """Số phần phối hợp cơ quan này đang nợ các nơi chủ trì. One query."""
    running = [str(s) for s in Status if s not in ENDED]
    return TaskCoordinator.objects.filter(
        agency_id=agency_id, asked_at__isnull=False, delivered_at=None, task__status__in=running
    ).count()
