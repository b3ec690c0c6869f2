"""Sơ đồ quan hệ văn bản. Nodes and edges left to right in time, as boxes and curves; pure geometry (A1, E1)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sauro.domain.genealogy import RelationKind

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 196, 62, 86, 18, 14
_TALL = 7  # boxes in a column before the next one opens


@dataclass(frozen=True, slots=True)
class Node:
    """Văn bản trên sơ đồ. `key` is unique in it; `day` None where no date is known."""

    key: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Edge:
    """Quan hệ trên sơ đồ, from the document that states it (`newer`) to the one that it names (`older`)."""

    newer: str
    older: str
    kind: RelationKind
    proposed: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Ô. Its place, and the column that it stands in."""

    key: str
    x: int
    y: int
    column: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Đường nối. An SVG path from the newer to the older document, and where its middle is."""

    edge: Edge
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bản vẽ. Sizes in the units of the boxes."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    width: int
    height: int


def draw(nodes: Iterable[Node], edges: Sequence[Edge]) -> Drawing:
    """Vẽ. Columns follow time; a document never stands in the column of one that it names, but to the right of it."""
    ordered = sorted(nodes, key=lambda n: (_day(n, edges, nodes_by(nodes)), n.key))
    column = _columns(ordered, edges)
    rows: dict[int, list[str]] = defaultdict(list)
    for node in ordered:
        rows[column[node.key]].append(node.key)
    tallest = max((len(keys) for keys in rows.values()), default=1)
    step = (HEIGHT + DOWN) // 2 if len(rows) > 1 else 0  # every second column lower: a line passes between boxes
    height = tallest * (HEIGHT + DOWN) - DOWN + 2 * MARGIN
    boxes: dict[str, Box] = {}
    for at, keys in rows.items():
        free = (height - len(keys) * (HEIGHT + DOWN) + DOWN) // 2 + (step if at % 2 else 0)
        for row, key in enumerate(keys):
            boxes[key] = Box(key, MARGIN + at * (WIDTH + ACROSS), free + row * (HEIGHT + DOWN), at)
    width = MARGIN * 2 + (max(rows, default=0) + 1) * (WIDTH + ACROSS) - ACROSS
    curves = _curves([e for e in edges if e.newer in boxes and e.older in boxes], boxes)
    return Drawing(tuple(boxes.values()), curves, width, height + step)


def nodes_by(nodes: Iterable[Node]) -> Mapping[str, Node]:
    """Văn bản theo khóa."""
    return {n.key: n for n in nodes}


def _day(node: Node, edges: Sequence[Edge], known: Mapping[str, Node]) -> dt.date:
    """Its day; without one, just before the first document that names it."""
    if node.day is not None:
        return node.day
    citing = [n.day for e in edges if e.older == node.key and (n := known.get(e.newer)) and n.day]
    return min(citing) - dt.timedelta(days=1) if citing else dt.date.min


def _columns(ordered: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    older: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        older[edge.newer].add(edge.older)
    column: dict[str, int] = {}
    now, held = 0, 0
    for node in ordered:
        below = max((column[k] for k in older[node.key] if k in column), default=-1)
        if below >= now or held >= _TALL:
            now, held = max(now + 1, below + 1), 0
        column[node.key] = now
        held += 1
    return column


def _curves(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> tuple[Curve, ...]:
    """Lines leave and reach a box at points of their own, so that many of them can be told apart."""
    leaving, reaching = _ports(edges, boxes, out=True), _ports(edges, boxes, out=False)
    found = []
    for edge in edges:
        newer, older = boxes[edge.newer], boxes[edge.older]
        forward = newer.column > older.column
        x1 = newer.x if forward else newer.x + WIDTH
        x2 = older.x + WIDTH if forward else older.x
        y1, y2 = newer.y + leaving[edge], older.y + reaching[edge]
        bend = max(30, abs(x1 - x2) // 2) * (1 if forward else -1)
        path = f"M{x1} {y1}C{x1 - bend} {y1} {x2 + bend} {y2} {x2} {y2}"
        found.append(Curve(edge, path, (x1 + x2) // 2, (y1 + y2) // 2))
    return tuple(found)


def _ports(edges: Sequence[Edge], boxes: Mapping[str, Box], *, out: bool) -> dict[Edge, int]:
    by_box: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_box[edge.newer if out else edge.older].append(edge)
    found: dict[Edge, int] = {}
    for own in by_box.values():
        own.sort(key=lambda e: boxes[e.older if out else e.newer].y)
        step = HEIGHT / (len(own) + 1)
        found.update({edge: round(step * (n + 1)) for n, edge in enumerate(own)})
    return found
