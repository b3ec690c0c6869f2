"""Nhóm nơi nhận: câu hỏi. The bodies that a printed group means on a day, and the heirs of those that ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

from django.db.models import Q

from sauro.apps.agencies.models import Agency, AgencyEdge, Succession
from sauro.apps.agencies.queries.bodies import alive, version
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.groups import Body, Group, belongs


def bodies_of_group(group: Group, on: dt.date, *, issuer_id: int | None = None) -> list[int]:
    """Các cơ quan của một nhóm trong một ngày, in the order of the registry. One query while nothing changed."""
    return [b.agency_id for b in bodies_on(on) if belongs(group, b, issuer_id)]


def bodies_on(on: dt.date) -> tuple[Body, ...]:
    """Mọi cơ quan còn hoạt động trong một ngày, each with the body directly above it that day."""
    number = version()
    return _kept(number, on) if number else _bodies(on)


@lru_cache(maxsize=64)
def _kept(number: int, on: dt.date) -> tuple[Body, ...]:
    return _bodies(on)


def _bodies(on: dt.date) -> tuple[Body, ...]:
    rows = {a.pk: a for a in Agency.objects.filter(alive(on)).order_by("sort_key", "pk")}
    edges = AgencyEdge.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).order_by("since", "pk")
    over = dict(edges.values_list("child_id", "parent_id"))
    found = []
    for pk, row in rows.items():
        parent = rows.get(over.get(pk, 0))
        found.append(
            Body(
                agency_id=pk,
                name=row.name,
                kind=BodyKind(row.kind),
                level=Level(row.level),
                tree=Tree(row.tree),
                parent_id=parent.pk if parent else None,
                parent_kind=BodyKind(parent.kind) if parent else None,
                parent_level=Level(parent.level) if parent else None,
            )
        )
    return tuple(found)


def heirs_of(ids: Collection[int], on: dt.date) -> dict[int, tuple[int, ...]]:
    """Cơ quan kế thừa của nhiều cơ quan: id → the bodies in its place on a day; itself while it exists. One query.

    Several after a split, none after a dissolution.
    """
    after: dict[int, list[int]] = {}
    rows = Succession.objects.filter(on__lte=on).exclude(kind="renamed").values_list("predecessor_id", "successor_id")
    for old, new in rows:
        after.setdefault(old, []).extend([new] if new is not None else [])
    found: dict[int, tuple[int, ...]] = {}
    for pk in ids:
        waiting, seen, ends = [pk], {pk}, []
        while waiting:
            now = waiting.pop(0)
            if now not in after:
                ends.append(now)
            more = [n for n in after.get(now, []) if n not in seen]
            seen.update(more)
            waiting += more
        found[pk] = tuple(ends)
    return found
