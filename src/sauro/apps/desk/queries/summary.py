"""Cơ quan × trạng thái. How many tasks each body leads in each status, from the counts that are kept.

The page costs the same at any size of the register; `sauro verify` holds the counts against the rows.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from sauro.apps.agencies.queries import below
from sauro.apps.desk.permissions import FOR_THE_BODY
from sauro.apps.tasks.models import STATUS_CHOICES, Task, TaskCount
from sauro.domain.acting import Acting, Role

STATUSES = tuple(status for status, _ in STATUS_CHOICES)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """Một cơ quan: its tasks by status, in the order of STATUSES, and in all."""

    pk: int
    name: str
    numbers: tuple[int, ...]
    total: int

    def cells(self, tails: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Each number with what its address ends in."""
        return zip(self.numbers, tails, strict=True)


@dataclass(frozen=True, slots=True)
class Summary:
    """Tổng hợp. The bodies whose work the person may see, in the order of the registry, and their sums."""

    lines: tuple[BodyLine, ...]
    sums: tuple[int, ...]
    total: int


def seen_bodies(acting: Acting, on: dt.date) -> Q:
    """Các cơ quan được xem, as `may_see_body_work` says of one: a condition on `TaskCount`."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in FOR_THE_BODY:
        return Q(pk__in=())
    own = Q(agency_id__in=[acting.agency_id, *below(acting.agency_id, on)])
    if acting.role is not Role.COORDINATOR:
        return own
    tracked = Task.objects.order_by().filter(registrar_id=acting.agency_id, lead_id=OuterRef("agency_id"))
    return own | Q(Exists(tracked))


def summary(acting: Acting, on: dt.date) -> Summary:
    """Cơ quan × trạng thái for a person. One query."""
    rows = TaskCount.objects.filter(seen_bodies(acting, on), number__gt=0)
    found: dict[tuple[int, str], dict[str, int]] = {}
    sums: Counter[str] = Counter()
    columns = ("agency_id", "agency__name", "status", "number")
    for pk, name, status, number in rows.order_by("agency__sort_key", "agency_id").values_list(*columns):
        found.setdefault((pk, name), {})[status] = number
        sums[status] += number
    lines = tuple(
        BodyLine(pk, name, tuple(by.get(status, 0) for status in STATUSES), sum(by.values()))
        for (pk, name), by in found.items()
    )
    return Summary(lines, tuple(sums[status] for status in STATUSES), sum(sums.values()))
