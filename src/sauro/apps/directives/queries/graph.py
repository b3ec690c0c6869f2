"""Sơ đồ quan hệ: câu hỏi. The documents around one, to a chosen depth, as many as can be read; the rest counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from sauro.apps.directives.models import Directive, Reference, Relation, RelationState
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.apps.directives.queries.family import states_on
from sauro.domain.acting import Acting
from sauro.domain.effect import State
from sauro.domain.family_graph import Edge, Node
from sauro.domain.genealogy import RelationKind

DEEPEST = 3
MOST = 28  # boxes that one sheet of A4 can hold


@dataclass(slots=True)
class Kin:
    """Văn bản trên sơ đồ. `directive` where it is in the register and seen; else only its printed number (a stub).

    `more`: how many of its relations lead to documents that are not drawn.
    """

    key: str
    number: str
    day: dt.date | None
    directive: Directive | None = None
    title: str = ""
    state: State | None = None
    more: int = 0


@dataclass(slots=True)
class Kinship:
    """Quan hệ quanh một văn bản. `lines`: (edge, the relation), in the order in which they were found."""

    centre: str
    kin: dict[str, Kin] = field(default_factory=dict)
    lines: dict[tuple[str, str, RelationKind], tuple[Edge, Relation | None]] = field(default_factory=dict)

    def nodes(self) -> list[Node]:
        return [Node(k.key, k.day) for k in self.kin.values()]

    def edges(self) -> list[Edge]:
        return [edge for edge, _ in self.lines.values()]


def kinship_of(directive: Directive, acting: Acting, on: dt.date, *, depth: int, cited: bool = False) -> Kinship:
    """Họ hàng của một văn bản. Nearest first, to `depth` steps; `cited`: with what it only cites. Few queries."""
    found = Kinship(f"d{directive.pk}")
    found.kin[found.centre] = _known(directive)
    seen, ring = {directive.pk: directive}, [directive.pk]
    left: Counter[str] = Counter()
    for _ in range(max(1, min(depth, DEEPEST))):
        relations = _around(ring)
        visible = _visible(relations, acting, on, seen)
        ring = []
        for relation in relations:
            ends = [_end(relation.reference, visible), _source(relation, visible)]
            if None in ends:
                continue
            older, newer = (end for end in ends if end is not None)
            new = [kin for kin in (older, newer) if kin.key not in found.kin]
            if len(found.kin) + len(new) > MOST:
                left.update(kin.key for kin in (older, newer) if kin.key in found.kin)
                continue
            for kin in new:
                found.kin[kin.key] = kin
                if kin.directive is not None:
                    ring.append(kin.directive.pk)
            kind = RelationKind(relation.kind)
            edge = Edge(newer.key, older.key, kind, relation.state == RelationState.PROPOSED)
            found.lines.setdefault((newer.key, older.key, kind), (edge, relation))
        if not ring:
            break
    if cited:
        _add_cited(found, directive, acting, on, left)
    for key, more in left.items():
        found.kin[key].more = more
    states = states_on([k.directive for k in found.kin.values() if k.directive is not None], on)
    for kin in found.kin.values():
        kin.state = states.get(kin.directive.pk) if kin.directive is not None else None
    return found


def _around(ring: list[int]) -> list[Relation]:
    """Relations out of and into these documents, refused ones left out."""
    rows = Relation.objects.exclude(state=RelationState.REFUSED).select_related(
        "reference__linked", "reference__directive"
    )
    out = list(rows.filter(reference__directive__in=ring).order_by("reference__start", "pk"))
    into = rows.filter(reference__linked__in=ring).order_by("reference__directive__issued_on", "pk")
    known = {r.pk for r in out}
    return out + [r for r in into if r.pk not in known]


def _visible(
    relations: list[Relation], acting: Acting, on: dt.date, seen: dict[int, Directive]
) -> dict[int, Directive]:
    asked = {r.reference.linked_id for r in relations} | {r.reference.directive_id for r in relations}
    missing = [pk for pk in asked if pk and pk not in seen]
    if missing:
        seen.update({d.pk: d for d in directives_visible_to(acting, on).filter(pk__in=missing)})
    return seen


def _known(directive: Directive) -> Kin:
    return Kin(
        f"d{directive.pk}", directive.number or str(directive), directive.issued_on, directive, directive.subject
    )


def _end(reference: Reference, visible: dict[int, Directive]) -> Kin:
    """The far end: a document that is seen, else the number as it is printed."""
    target = visible.get(reference.linked_id or 0)
    if target is not None:
        return _known(target)
    key = f"s{reference.identity_number}" if "/" in reference.identity_number else f"r{reference.pk}"
    return Kin(key, reference.number or reference.title[:40], reference.issued_on, None, reference.title)


def _source(relation: Relation, visible: dict[int, Directive]) -> Kin | None:
    """The document that states it; a document that is not seen is not shown at all."""
    source = visible.get(relation.reference.directive_id)
    return _known(source) if source is not None else None


def _add_cited(found: Kinship, directive: Directive, acting: Acting, on: dt.date, left: Counter[str]) -> None:
    """What the document only cites, each as a dotted line, while there is room."""
    rows = list(directive.references.filter(relations=None).select_related("linked"))
    linked = [r.linked_id for r in rows if r.linked_id]
    visible = {d.pk: d for d in directives_visible_to(acting, on).filter(pk__in=linked)} if linked else {}
    for reference in rows:
        kin = _end(reference, visible)
        if kin.key not in found.kin and len(found.kin) >= MOST:
            left[found.centre] += 1
            continue
        found.kin.setdefault(kin.key, kin)
        edge = Edge(found.centre, kin.key, RelationKind.CITES, proposed=False)
        if kin.key != found.centre:
            found.lines.setdefault((found.centre, kin.key, RelationKind.CITES), (edge, None))
