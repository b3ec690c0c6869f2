"""Phần việc: câu hỏi. What became of a task's parts, who has not passed it on, and who could be given one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from sauro.apps.agencies.models import Agency, AgencyEdge
from sauro.apps.agencies.queries import alive, below, numbers_below
from sauro.apps.agencies.queries.people import current
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.permissions import Sides, sight_outwards
from sauro.apps.tasks.queries.register import sides_on
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind, Level
from sauro.domain.sentence import N_
from sauro.domain.tasks import ENDED, Status, Timeliness, timeliness
from sauro.web.prepared import prepared

SCOPES = {
    "below": N_("Mỗi cơ quan, đơn vị cấp dưới trực tiếp"),
    "communes": N_("Mỗi xã, phường, đặc khu"),
}
_COLUMNS = (
    "pk", "parent_id", "code", "work", "lead_id", "lead__name", "status", "due_on", "submitted_on", "percent",
    "accept_by", "responsible__person__name", "proposed__person__name", "period", "part_number",
)  # fmt: skip


def lead_chain(task: Task) -> tuple[int, ...]:
    """Đường giao việc. Lead agencies from the root to the task, an agency that gives to its own people once again.

    One query for each level above.
    """
    chain, parent_id = [task.lead_id], task.parent_id
    while parent_id is not None:
        lead_id, parent_id = Task.objects.values_list("lead_id", "parent_id").get(pk=parent_id)
        chain.insert(0, lead_id)
    return tuple(chain)


def bodies_for_parts(task: Task, which: str, on: dt.date) -> QuerySet[Agency]:
    """Nơi có thể nhận phần việc. `which`: "any" body below the lead, or one of SCOPES. Two queries."""
    if which == "below":
        edges = AgencyEdge.objects.filter(current(on), parent_id=task.lead_id)
        found = Agency.objects.filter(pk__in=edges.values("child_id"))
    else:
        found = Agency.objects.filter(pk__in=below(task.lead_id, on))
    if which == "communes":
        found = found.filter(level=Level.COMMUNE.value)
    return _able(found, on)


def any_for_parts(task: Task, on: dt.date) -> list[Agency]:
    """Mọi nơi có thể nhận phần việc: as `bodies_for_parts` of "any", with their names alone. One query."""
    return _among.rows(tuple(sorted(below(task.lead_id, on))), on=on)


@prepared
def _among(ids: tuple[int, ...], *, on: dt.date) -> QuerySet[Agency]:
    return _able(Agency.objects.filter(pk__in=ids), on).only("code", "name", "short_name")


def _able(bodies: QuerySet[Agency], on: dt.date) -> QuerySet[Agency]:
    working = bodies.filter(alive(on)).exclude(kind__in=[BodyKind.GROUP, BodyKind.CELL])
    return working.order_by("sort_key", "pk")


@dataclass(slots=True)
class PartLine:
    """Một phần việc as the roll-up shows it, with its own parts below it; `late_to_accept`: past its day of answer."""

    pk: int
    parent_id: int
    code: str
    work: str
    agency_id: int
    agency: str
    status: Status
    timeliness: Timeliness
    due_on: dt.date | None
    percent: int | None
    person: str
    accept_by: dt.date | None
    period: str
    late_to_accept: bool
    gave_parts: bool
    subordinates: int = 0
    parts: list[PartLine] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return self.status not in ENDED

    @property
    def not_passed_on(self) -> bool:
        """Accepted, with bodies below it, and none of them has a part."""
        return self.open and not self.late_to_accept and bool(self.subordinates) and not self.gave_parts

    def walk(self, depth: int = 0) -> Iterator[tuple[int, PartLine]]:
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)


@dataclass(slots=True)
class Rollup:
    """Tình hình các phần việc. `parts`: those given directly; counts are of all levels.

    without_part: bodies directly below the lead that have no part at all; asked only where some have one.
    """

    parts: list[PartLine]
    without_part: list[Agency]
    total: int = 0
    done: int = 0
    overdue: int = 0
    to_accept: int = 0

    @property
    def open(self) -> int:
        return self.total - self.done

    def lines(self) -> Iterator[tuple[int, PartLine]]:
        for part in self.parts:
            yield from part.walk()

    @property
    def unanswered(self) -> list[PartLine]:
        """Not accepted after the day of answer, at any level."""
        return [line for _, line in self.lines() if line.late_to_accept]

    @property
    def not_passed_on(self) -> list[PartLine]:
        """Bodies that hold a part, have bodies below them, and gave none of it on."""
        return [line for _, line in self.lines() if line.not_passed_on]


def rollup(task: Task, acting: Acting, on: dt.date) -> Rollup:
    """Tình hình các phần việc của một nhiệm vụ, nested, as far as the person may see them. Four queries, however many.

    Withdrawn and replaced parts are left out: somebody else does their work, or nobody has to.
    """
    sides = sides_on(acting, on)
    lines = {line.pk: line for line in (_line(row, on) for row in _all.rows(sides, task.root_id or task.pk))}
    top: list[PartLine] = []
    for line in lines.values():
        if line.parent_id == task.pk:
            top.append(line)
        elif line.parent_id in lines:
            lines[line.parent_id].parts.append(line)
    found = Rollup(top, [])
    inside = [line for _, line in found.lines()]
    _count_subordinates(inside, on)
    found.total = len(inside)
    found.done = sum(line.status is Status.CONFIRMED for line in inside)
    found.overdue = sum(line.timeliness is Timeliness.OVERDUE for line in inside)
    found.to_accept = sum(line.status is Status.ASSIGNED for line in inside)
    found.without_part = _without_part(task, top, on)
    return found


@prepared
def _all(sides: Sides, root_id: int) -> QuerySet[Task, tuple[Any, ...]]:
    gone = [str(Status.WITHDRAWN), str(Status.REPLACED)]
    rows = Task.objects.filter(sight_outwards(sides), root_id=root_id).exclude(status__in=gone)
    return rows.order_by("pk").values_list(*_COLUMNS)


def _line(row: tuple, on: dt.date) -> PartLine:  # type: ignore[type-arg]
    (pk, parent_id, code, work, lead_id, lead, status, due_on, submitted_on, percent, accept_by, person, proposed,
     period, given) = row  # fmt: skip
    waits = status == Status.ASSIGNED and accept_by is not None and accept_by < on
    kind = timeliness(due_on=due_on, today=on, submitted_on=submitted_on)
    return PartLine(
        pk, parent_id, code, work, lead_id, lead, Status(status), kind, due_on, percent, person or proposed or "",
        accept_by, period, waits, given > 0,
    )  # fmt: skip


def _count_subordinates(lines: list[PartLine], on: dt.date) -> None:
    """How many bodies stand directly below each lead: from the tree in memory, or one query for its edges."""
    under = numbers_below(on) if lines else {}
    for line in lines:
        line.subordinates = under.get(line.agency_id, 0)


def _without_part(task: Task, top: list[PartLine], on: dt.date) -> list[Agency]:
    have = {line.agency_id for line in top if not line.period}
    if not have - {task.lead_id}:
        return []
    return [body for body in _below.rows(task.lead_id, on=on) if body.pk not in have]


@prepared
def _below(lead_id: int, *, on: dt.date) -> QuerySet[Agency]:
    return bodies_for_parts(Task(lead_id=lead_id), "below", on)


def open_parts(task: Task) -> int:
    """Số phần việc còn mở, given directly by the task; its own occurrences apart."""
    return Task.objects.open().filter(Q(period=""), parent=task).count()
