"""Tổng hợp kỳ: đọc sổ. The tasks of a scope as the register told them, for the as-of rule; few queries, any size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q
from django.utils import timezone

from sauro.apps.agencies.queries import below
from sauro.apps.reports.models import ScopeKind
from sauro.apps.tasks.models import (
    Decision,
    DueChange,
    Ending,
    HolderRole,
    ObjectiveCause,
    Submission,
    Task,
    TaskHolder,
    TaskQuerySet,
)
from sauro.apps.tasks.queries.causes import cause_words
from sauro.domain.synthesis import DueMove, Excuse, Held, Left, Past, Pause, Report
from sauro.domain.tasks import Status, Step

T = TypeVar("T")
_LEFT = {str(Status.WITHDRAWN): Left.WITHDRAWN, str(Status.REPLACED): Left.REPLACED}
_FIELDS = (
    "pk", "code", "work", "directive__number", "clause_marker", "lead_id", "approved_at", "original_due_on", "due_on",
    "status", "submitted_on", "ended_at", "cadence", "standing", "imported_id", "period", "parent_id",
    "parent__lead_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi. `office`: who makes the synthesis; `target`: id of the directive or body, 0 for the whole register."""

    kind: ScopeKind
    office: int
    target: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Khoảng cần đọc. `known`: what changed after this day must be known; `ended`: what ended before it is left out."""

    known: dt.date
    ended: dt.date
    day: dt.date


def midnight(day: dt.date) -> dt.datetime:
    """Đầu ngày, in the installation's zone."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def end_of(day: dt.date) -> dt.datetime:
    """Hết ngày: the first moment that no longer belongs to it."""
    return midnight(day + dt.timedelta(days=1))


def local_day() -> Callable[[dt.datetime], dt.date]:
    """Ngày của một thời điểm. The zone is asked once here: of 100,000 moments the asking would be most of the time."""
    zone = timezone.get_current_timezone()
    return lambda at: at.astimezone(zone).date()


def bodies_in(scope: Scope, day: dt.date) -> frozenset[int]:
    """Cơ quan của phạm vi: a body with all below it on the day; empty where the scope is no body."""
    return frozenset((scope.target, *below(scope.target, day))) if scope.kind == ScopeKind.BODY else frozenset()


def tasks_of(scope: Scope, bodies: frozenset[int], day: dt.date) -> TaskQuerySet:
    """Nhiệm vụ của phạm vi, without the question when. Of a foreign body only what the office itself tracks."""
    if scope.kind == ScopeKind.DIRECTIVE:
        return Task.objects.filter(directive_id=scope.target)
    if scope.kind == ScopeKind.PROVINCE:
        return Task.objects.filter(registrar_id=scope.office)
    held = TaskHolder.objects.filter(role=HolderRole.LEAD, agency_id__in=bodies, until__gt=end_of(day))
    led = Task.objects.filter(Q(lead_id__in=bodies) | Q(pk__in=held.values("task_id")))
    own = scope.target == scope.office or scope.target in below(scope.office, day)
    return led if own else led.filter(registrar_id=scope.office)


def pasts_of(scope: Scope, bounds: Bounds) -> list[Past]:
    """Nhiệm vụ, như sổ đã ghi, oldest code first. Seven queries.

    A part is counted under its task, an occurrence of a repeating duty for itself; of a body also the parts that
    another body gave it.
    """
    bodies = bodies_in(scope, bounds.day)
    tasks = tasks_of(scope, bodies, bounds.day).filter(approved_at__lt=end_of(bounds.day))
    if not bodies:
        tasks = tasks.filter(Q(parent=None) | ~Q(period=""))
    alive = Q(ended_at=None) | Q(ended_at__gte=midnight(bounds.ended))
    whole = scope.kind == ScopeKind.DIRECTIVE
    tasks = tasks if whole else tasks.filter(alive)
    told, on = _told(tasks, bounds), local_day()
    found = []
    for row in tasks.order_by("code", "pk").values_list(*_FIELDS):
        period, parent, parents_lead = row[15], row[16], row[17]
        if not bodies or parent is None or period or parents_lead not in bodies:
            found.append(_past(row, told, on))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    moves: dict[int, tuple[DueMove, ...]]
    held: dict[int, tuple[Held, ...]]
    reports: dict[int, tuple[Report, ...]]
    pauses: dict[int, tuple[Pause, ...]]
    excuses: dict[int, tuple[Excuse, ...]]


def _past(row: tuple, told: _Told, on: Callable[[dt.datetime], dt.date]) -> Past:  # type: ignore[type-arg]
    (pk, code, work, document, clause, lead, approved_at, original, due, status, submitted, ended_at, cadence,
     standing, imported, *_) = row  # fmt: skip
    registered = on(approved_at)
    done = submitted if status == Status.CONFIRMED else None
    ended = on(ended_at) if ended_at else None
    if imported and done and ended == registered:
        ended = done  # it came from an older register as done: it ended there, not on the day of the import
    return Past(
        id=pk, code=code, work=work, document=document, clause=clause, lead=lead, registered_on=registered,
        original_due=original, due=due, done_on=done, ended_on=ended, left=_LEFT.get(status),
        repeating=bool(cadence or standing) and due is None,
        moves=told.moves.get(pk, ()), held=told.held.get(pk, ()), reports=told.reports.get(pk, ()),
        pauses=told.pauses.get(pk, ()), excuses=told.excuses.get(pk, ()),
    )  # fmt: skip


def _told(tasks: TaskQuerySet, bounds: Bounds) -> _Told:
    """What happened to them, by task: only rows that some day asked about can depend on."""
    after, until, on = end_of(bounds.known), end_of(bounds.day), local_day()
    ids = tasks.order_by().values("pk")
    moves = DueChange.objects.filter(task__in=ids, at__gte=after).order_by("at", "pk")
    held = TaskHolder.objects.filter(task__in=ids, role=HolderRole.LEAD, until__gte=after).order_by("since", "pk")
    undecided = Q(decided_at=None) | Q(decided_at__gte=after)
    reports = Submission.objects.filter(undecided, task__in=ids, at__lt=until).order_by("number")
    causes = ObjectiveCause.objects.filter(task__in=ids, decision=Decision.GRANTED, decided_at__lt=until)
    return _Told(
        _by_task((t, DueMove(on(at), old)) for t, at, old in moves.values_list("task_id", "at", "old")),
        _by_task(
            (t, Held(agency, on(since), on(end)))
            for t, agency, since, end in held.values_list("task_id", "agency_id", "since", "until")
            if end is not None
        ),
        _by_task(
            (t, Report(on(at), on(decided) if decided else None))
            for t, at, decided in reports.values_list("task_id", "at", "decided_at")
        ),
        _pauses(Ending.objects.filter(task__in=ids, step__in=[str(Step.SUSPEND), str(Step.RESUME)])),
        _by_task(
            (c.task_id, Excuse(on(c.decided_at), c.since, c.until, str(cause_words(c))))
            for c in causes.select_related("waiting_for").order_by("since", "pk")
            if c.decided_at is not None
        ),
    )


def _pauses(rows: Iterable[Ending]) -> dict[int, tuple[Pause, ...]]:
    """Each suspension with the resumption that ended it."""
    found: dict[int, list[Pause]] = defaultdict(list)
    day = local_day()
    for row in sorted(rows, key=lambda r: (r.at, r.pk)):
        on = day(row.at)
        if row.step == Step.SUSPEND:
            found[row.task_id].append(Pause(on, row.on, None))
        elif found[row.task_id]:
            last = found[row.task_id][-1]
            found[row.task_id][-1] = Pause(last.known_on, last.since, on)
    return {task: tuple(pauses) for task, pauses in found.items()}


def _by_task(rows: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = defaultdict(list)
    for task, row in rows:
        found[task].append(row)
    return {task: tuple(kept) for task, kept in found.items()}
