"""A drawing of relations: time runs to the right, no box covers another, a circle of relations still ends."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.family_graph import HEIGHT, WIDTH, Box, Edge, Node, draw
from sauro.domain.genealogy import RelationKind

KEYS = "abcdefghij"


def nodes(days: list[int | None]) -> list[Node]:
    start = dt.date(2026, 1, 1)
    return [Node(key, None if n is None else start + dt.timedelta(days=n)) for key, n in zip(KEYS, days, strict=False)]


def edge(newer: str, older: str) -> Edge:
    return Edge(newer, older, RelationKind.IMPLEMENTS, proposed=False)


def test_what_names_another_stands_to_the_right_of_it() -> None:
    drawing = draw(nodes([10, 0, 20]), [edge("a", "b"), edge("c", "a")])

    column = {box.key: box.column for box in drawing.boxes}
    assert (column["b"], column["a"], column["c"]) == (0, 1, 2)


def test_a_document_without_a_date_stands_before_whoever_names_it() -> None:
    drawing = draw(nodes([10, None]), [edge("a", "b")])

    assert {box.key: box.column for box in drawing.boxes} == {"b": 0, "a": 1}


def overlap(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) < WIDTH and abs(one.y - other.y) < HEIGHT


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 900)), min_size=1, max_size=10),
    st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=20),
)
def test_boxes_never_cover_each_other_and_stay_on_the_sheet(
    days: list[int | None], pairs: list[tuple[str, str]]
) -> None:
    known = nodes(days)
    names = {n.key for n in known}
    edges = [edge(a, b) for a, b in dict.fromkeys(pairs) if a != b and {a, b} <= names]

    drawing = draw(known, edges)

    boxes = drawing.boxes
    assert {b.key for b in boxes} == names
    assert len(drawing.curves) == len(edges)
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(0 <= b.x <= drawing.width - WIDTH and 0 <= b.y <= drawing.height - HEIGHT for b in boxes)
