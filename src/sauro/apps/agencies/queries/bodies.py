"""Cơ quan. Questions about bodies: who stands above and below on a date, what they are called, who came after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet

from sauro.apps.agencies.models import Agency, AgencyEdge, Succession, Term
from sauro.apps.agencies.permissions import may_see_agencies
from sauro.apps.agencies.queries.words import search_key
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind, Tree
from sauro.web.once import announce, settled, stamp

announce("registry", "agencies_registryversion", "SELECT number FROM agencies_registryversion WHERE id = 1")
_MAX_DEPTH = 20
_WALK = """
WITH RECURSIVE walk(id, depth) AS (
    SELECT e.{to}, 1 FROM agencies_agencyedge e
    WHERE e.{of} = %s AND e.since <= %s AND (e.until IS NULL OR e.until > %s)
  UNION
    SELECT e.{to}, w.depth + 1 FROM agencies_agencyedge e JOIN walk w ON e.{of} = w.id
    WHERE e.since <= %s AND (e.until IS NULL OR e.until > %s) AND w.depth < %s
)
SELECT id, MIN(depth) FROM walk WHERE id <> %s GROUP BY id ORDER BY MIN(depth), id
"""
_DOWN = _WALK.format(of="parent_id", to="child_id")
_UP = _WALK.format(of="child_id", to="parent_id")


def _walk(sql: str, agency_id: int, on: dt.date) -> list[int]:
    day = connection.ops.adapt_datefield_value(on)
    with connection.cursor() as cursor:
        cursor.execute(sql, [agency_id, day, day, day, day, _MAX_DEPTH, agency_id])
        return [row[0] for row in cursor.fetchall()]


def below(agency_id: int, on: dt.date) -> list[int]:
    """Cấp dưới. Ids of all bodies under this one on a date, nearest first; itself excluded.

    From the tree in memory where a request may trust it, else one query.
    """
    tree = _known_tree()
    return _walk(_DOWN, agency_id, on) if tree is None else _ranked(tree.down, agency_id, on)


def above(agency_id: int, on: dt.date) -> list[int]:
    """Cấp trên. Ids of all bodies over this one in its own tree on a date, nearest first; as `below`."""
    tree = _known_tree()
    return _walk(_UP, agency_id, on) if tree is None else _ranked(tree.up, agency_id, on)


Edges = dict[int, list[tuple[int, dt.date, dt.date | None]]]


@dataclass(frozen=True, slots=True)
class _Tree:
    """Hệ thống trong bộ nhớ: every dated edge, by its upper and by its lower end."""

    down: Edges
    up: Edges


@lru_cache(maxsize=2)
def _tree(_: int) -> _Tree:
    down = _edges_down()
    up: Edges = {}
    for parent, ends in down.items():
        for child, since, until in ends:
            up.setdefault(child, []).append((parent, since, until))
    return _Tree(down, up)


def _edges_down() -> Edges:
    down: Edges = {}
    for parent, child, since, until in AgencyEdge.objects.values_list("parent_id", "child_id", "since", "until"):
        down.setdefault(parent, []).append((child, since, until))
    return down


def _known_tree() -> _Tree | None:
    """The tree of the registry's present version; None outside a request, after a change of it, before the first."""
    if not settled("agencies_agencyedge", "agencies_registryversion"):
        return None
    number = version()
    return _tree(number) if number else None


def numbers_below(on: dt.date) -> dict[int, int]:
    """Số cơ quan trực thuộc: for each body how many stand directly below it on a date. As `below`."""
    tree = _known_tree()
    edges = _edges_down() if tree is None else tree.down
    found = {}
    for parent, ends in edges.items():
        found[parent] = sum(since <= on and (until is None or until > on) for _, since, until in ends)
    return found


def _ranked(edges: Edges, agency_id: int, on: dt.date) -> list[int]:
    """What `_walk` answers: each body once, at its least depth, then by id."""
    found: list[int] = []
    seen, level = {agency_id}, [agency_id]
    for _ in range(_MAX_DEPTH):
        reached = {
            end
            for one in level
            for end, since, until in edges.get(one, ())
            if end not in seen and since <= on and (until is None or until > on)
        }
        if not reached:
            break
        level = sorted(reached)
        seen |= reached
        found += level
    return found


def agencies_visible_to(acting: Acting) -> QuerySet[Agency]:
    """Cơ quan. The whole registry for whoever has a post; nothing else hangs on it."""
    return Agency.objects.all() if may_see_agencies(acting) else Agency.objects.none()


def alive(on: dt.date) -> Q:
    """Cơ quan. The condition "exists on this date", for a query set of agencies."""
    return (Q(valid_from=None) | Q(valid_from__lte=on)) & (Q(valid_to=None) | Q(valid_to__gte=on))


def find_agencies(
    acting: Acting, *, words: str = "", tree: str = "", level: str = "", on: dt.date | None = None
) -> QuerySet[Agency]:
    """Cơ quan. By words with or without diacritics (each word must stand in a name or alias), tree, level, date."""
    found = agencies_visible_to(acting)
    for word in search_key(words).split()[:8]:
        found = found.filter(folded__contains=word)
    if tree:
        found = found.filter(tree=tree)
    if level:
        found = found.filter(level=level)
    return found.filter(alive(on)) if on else found


@dataclass(frozen=True, slots=True)
class Branch:
    """Cơ quan trong hệ thống. A body and its depth in the tree as it is drawn."""

    agency: Agency
    depth: int
    children: int


def as_tree(agencies: Iterable[Agency], on: dt.date) -> list[Branch]:
    """Cơ quan. The bodies in the order of a tree: parents before children, each with its depth. One query."""
    known = {a.pk: a for a in agencies}
    parent = dict(
        AgencyEdge.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).values_list("child_id", "parent_id")
    )
    children: dict[int | None, list[Agency]] = {}
    for agency in known.values():
        over = parent.get(agency.pk)
        children.setdefault(over if over in known else None, []).append(agency)
    out: list[Branch] = []
    waiting = [(a, 0) for a in reversed(children.get(None, []))]
    while waiting:
        agency, depth = waiting.pop()
        own = children.get(agency.pk, [])
        out.append(Branch(agency, depth, len(own)))
        waiting.extend((child, depth + 1) for child in reversed(own))
    return out


def tree_on(tree: Tree, on: dt.date) -> tuple[dict[int, BodyKind], dict[int, int]]:
    """Cả hệ thống trong một ngày: ({body: kind} of the bodies that exist, {body: the body over it}). Two queries."""
    kinds = dict(Agency.objects.filter(alive(on), tree=tree.value).order_by().values_list("pk", "kind"))
    edges = AgencyEdge.objects.filter(Q(until=None) | Q(until__gt=on), tree=tree.value, since__lte=on).order_by()
    parent = {child: over for child, over in edges.values_list("child_id", "parent_id") if child in kinds}
    return {body: BodyKind(kind) for body, kind in kinds.items()}, parent


def parents_of(agency_id: int) -> QuerySet[AgencyEdge]:
    """Cấp trên trực tiếp. All edges upwards with their dates, the newest last."""
    return AgencyEdge.objects.filter(child_id=agency_id).select_related("parent")


def parent_on(agency_id: int, on: dt.date) -> Agency | None:
    """Cấp trên trực tiếp. The body directly above on a date."""
    edge = parents_of(agency_id).filter(Q(until=None) | Q(until__gt=on), since__lte=on).last()
    return edge.parent if edge else None


def printed_place(agency_id: int, on: dt.date) -> str:
    """Địa danh. The place that a body's letters are dated from: its own, else that of the nearest body above; or ""."""
    over = above(agency_id, on)
    places = dict(Agency.objects.filter(pk__in=[agency_id, *over]).exclude(place="").values_list("pk", "place"))
    return next((places[pk] for pk in (agency_id, *over) if pk in places), "")


def children_on(agency_id: int, on: dt.date) -> QuerySet[Agency]:
    """Cấp dưới trực tiếp. Bodies directly below on a date."""
    return Agency.objects.filter(
        Q(edges_up__until=None) | Q(edges_up__until__gt=on), edges_up__parent_id=agency_id, edges_up__since__lte=on
    ).distinct()


def successions_of(agency_id: int) -> QuerySet[Succession]:
    """Kế thừa. What this body came from and what it became, oldest first."""
    return Succession.objects.filter(Q(predecessor_id=agency_id) | Q(successor_id=agency_id)).select_related(
        "predecessor", "successor"
    )


def successors(agency_id: int, on: dt.date) -> list[Agency]:
    """Cơ quan kế thừa. The bodies that stand in this one's place on a date: itself while it exists, else those after.

    Several after a split, none after a dissolution: then a person decides where its open work goes.
    """
    edges: dict[int, list[Agency]] = {}
    for s in Succession.objects.filter(on__lte=on).exclude(kind="renamed").select_related("successor"):
        edges.setdefault(s.predecessor_id, []).extend([s.successor] if s.successor else [])
    found: list[Agency] = []
    waiting, seen = [Agency.objects.get(pk=agency_id)], {agency_id}
    while waiting:
        agency = waiting.pop(0)
        if agency.pk not in edges:
            found.append(agency)
        for after in edges.get(agency.pk, []):
            if after.pk not in seen:
                seen.add(after.pk)
                waiting.append(after)
    return found


def terms_of(agency_id: int) -> QuerySet[Term]:
    """Nhiệm kỳ. The terms of a committee or council, oldest first."""
    return Term.objects.filter(agency_id=agency_id)


def version() -> int:
    """Phiên bản danh mục. Differs after each change of the registry; 0 while it is empty."""
    return stamp("registry") or 0
