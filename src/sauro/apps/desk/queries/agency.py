"""Việc của một cơ quan. What a body leads by state, what is pressing, whom it waits for and who waits for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import below
from sauro.apps.desk.permissions import may_see_body_work, may_see_load
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task, TaskCount, TaskQuerySet
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.apps.tasks.queries.work import (
    DOING,
    FIRST,
    Pile,
    Waits,
    asked_of,
    contributions_awaited,
    last_urgings,
    pile,
)
from sauro.domain.acting import Acting
from sauro.domain.tasks import Status

SOON = 3  # working days ahead


@dataclass(frozen=True, slots=True)
class Load:
    """Khối lượng of one person: how many tasks run, nothing more. `name` empty: nobody is named yet."""

    person_id: int | None
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class BodyWork:
    """Việc của một cơ quan. What it leads by status, piles and waits: of what the viewer may see."""

    states: dict[str, int]
    piles: dict[str, Pile]
    waiting: Waits
    asked: Waits
    load: list[Load]
    tasks: dict[int, Task]
    last_urging: dict[int, dt.date]


def body_for(acting: Acting, on: dt.date, pk: int) -> Agency:
    """Cơ quan whose table this person may see; Agency.DoesNotExist for anybody else. Three queries."""
    agency = Agency.objects.get(pk=pk)
    tracked = Task.objects.filter(lead_id=pk, registrar_id=acting.agency_id).exists()
    if not may_see_body_work(acting, pk, below(acting.agency_id, on), tracked):
        raise Agency.DoesNotExist
    return agency


def work_of(acting: Acting, on: dt.date, agency: Agency) -> BodyWork:
    """Việc của cơ quan on a day. A fixed number of queries, however many tasks it has."""
    seen = tasks_visible_to(acting, on)
    running = running_of(acting, on, agency)
    piles = {name: pile(rows) for name, rows in piles_of_body(running, on).items()}
    found, asked = contributions_awaited(running), asked_of(agency.pk)
    waiting = Waits(tuple(found[:FIRST]), len(found))
    named = {pk for rows in piles.values() for pk in rows.ids}
    named |= {row.task_id for row in (*waiting.rows, *asked.rows)}
    return BodyWork(
        states=_states(acting, on, agency, seen),
        piles=piles,
        waiting=waiting,
        asked=asked,
        load=_load(agency) if may_see_load(acting, agency.pk) else [],
        tasks={t.pk: t for t in seen.filter(pk__in=named).select_related("lead", "directive", "responsible__person")},
        last_urging=last_urgings(named),
    )


def _states(acting: Acting, on: dt.date, agency: Agency, seen: TaskQuerySet) -> dict[str, int]:
    """Việc theo trạng thái: the kept counts for who sees all that the body leads, else what the viewer's list holds."""
    if agency.pk in (acting.agency_id, *below(acting.agency_id, on)):
        return dict(TaskCount.objects.filter(agency=agency).values_list("status", "number"))
    rows = seen.filter(lead_id=agency.pk).order_by().values_list("status")
    return dict(rows.annotate(number=Count("pk")))


def piles_of_body(running: TaskQuerySet, on: dt.date) -> dict[str, TaskQuerySet]:
    """Các nhóm việc of a body's running tasks, each whole and in its order."""
    doing, soon = running.filter(status__in=DOING), calendar().add_working_days(on, SOON)
    far = running.filter(Q(due_on=None) | Q(due_on__gt=soon), status=Status.SENT_BACK)
    return {
        "overdue": doing.filter(due_on__lt=on).order_by("due_on", "id"),
        "soon": doing.filter(due_on__gte=on, due_on__lte=soon).order_by("due_on", "id"),
        "accept": running.filter(status=Status.ASSIGNED).order_by("accept_by", "id"),
        "returned": far.order_by("due_on", "id"),
    }


def running_of(acting: Acting, on: dt.date, agency: Agency) -> TaskQuerySet:
    """Việc đang chạy của cơ quan, of what the viewer may see."""
    return tasks_visible_to(acting, on).filter(status__running=True, lead_id=agency.pk)


def _load(agency: Agency) -> list[Load]:
    """Khối lượng theo người, by name: an order by number would be a ranking."""
    rows = (
        Task.objects.filter(status__running=True, lead=agency)
        .order_by("responsible__person__folded", "responsible__person_id")
        .values_list("responsible__person_id", "responsible__person__name")
        .annotate(number=Count("pk"))
    )
    loads = [Load(person, name or "", number) for person, name, number in rows]
    return sorted(loads, key=lambda load: load.person_id is None)
