"""Dải quan hệ: câu hỏi. The family of a document in four columns of time, with how far it has gone down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from sauro.apps.directives.models import RELATION_LABELS, Directive, Relation, RelationState
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.apps.directives.queries.family import states_on
from sauro.apps.directives.queries.way_down import standings_of
from sauro.domain.acting import Acting
from sauro.domain.descent import Stage
from sauro.domain.effect import said
from sauro.domain.genealogy import RANK, RelationKind
from sauro.domain.sentence import Sentence
from sauro.web.prepared import prepared

SHOWN = 5
_NAMED = ("directive_id", "linked_id", "number", "title", "issued_on", "start")


@dataclass(frozen=True, slots=True)
class Card:
    """Văn bản trên dải. A stub has no `directive`."""

    number: str
    label: str | Promise
    day: dt.date | None
    directive: Directive | None
    said: Sentence | None
    proposed: bool


@dataclass(slots=True)
class Strip:
    """Dải quan hệ. Older documents that this one names; below: what implements it; newer: what changes or cites it."""

    state: Sentence
    older: list[Card] = field(default_factory=list)
    older_more: int = 0
    below: list[Card] = field(default_factory=list)
    newer: list[Card] = field(default_factory=list)
    waiting: int = 0
    sent: int = 0
    planned: int = 0
    late: int = 0
    left_out: int = 0


def strip_of(directive: Directive, acting: Acting, on: dt.date) -> Strip:
    """Dải quan hệ của một văn bản. Confirmed relations first; at most six queries."""
    out, into = _relations_of(directive)
    asked = [r.reference.linked_id for r in out] + [r.reference.directive_id for r in into]
    seen = _seen(acting, on, [pk for pk in asked if pk])
    states = states_on([directive, *seen.values()], on)
    told = {pk: said(state) for pk, state in states.items()}
    strip = Strip(told[directive.pk])
    strip.waiting = sum(r.state == RelationState.PROPOSED for r in out)
    out.sort(key=lambda r: (r.state == RelationState.PROPOSED, RANK[RelationKind(r.kind)]))
    strip.older = [_older(r, seen, told) for r in out[:SHOWN]]
    strip.older_more = max(0, len(out) - SHOWN)
    order = list(seen)
    into = [r for r in into if r.reference.directive_id in seen]
    for relation in sorted(into, key=lambda r: (order.index(r.reference.directive_id), r.pk)):
        source = seen[relation.reference.directive_id]
        card = _card(relation, source.number or str(source), source.issued_on, source, told)
        (strip.below if relation.kind == RelationKind.IMPLEMENTS else strip.newer).append(card)
    del strip.below[SHOWN:], strip.newer[SHOWN:]
    rows = standings_of(directive, acting, on)
    strip.sent, strip.late = len(rows), sum(standing.late for standing, _ in rows)
    strip.planned = sum(standing.stage is Stage.PLANNED for standing, _ in rows)
    strip.left_out = sum(left_out > 0 for _, left_out in rows)
    return strip


def _relations_of(directive: Directive) -> tuple[list[Relation], list[Relation]]:
    """Relations out of the document in text order, and into it by the day of what names it; one query."""
    rows = _relations.rows(directive.pk)
    out = [r for r in rows if r.reference.directive_id == directive.pk]
    return out, [r for r in rows if r.reference.linked_id == directive.pk]


@prepared
def _relations(directive_id: int) -> QuerySet[Relation]:
    either = Q(reference__directive_id=directive_id) | Q(reference__linked_id=directive_id)
    found = Relation.objects.filter(either).exclude(state=RelationState.REFUSED).select_related("reference")
    return found.only("kind", "state", *(f"reference__{name}" for name in _NAMED)).order_by("reference__start", "pk")


def _seen(acting: Acting, on: dt.date, asked: list[int]) -> dict[int, Directive]:
    if not asked:
        return {}
    rows = directives_visible_to(acting, on).filter(pk__in=asked).select_related(None).only("number", "issued_on")
    return {row.pk: row for row in rows.order_by("issued_on", "pk")}


def _older(relation: Relation, seen: dict[int, Directive], told: dict[int, Sentence]) -> Card:
    reference = relation.reference
    target = seen.get(reference.linked_id or 0)
    return _card(relation, reference.number or reference.title[:40], reference.issued_on, target, told)


def _card(
    relation: Relation, number: str, day: dt.date | None, found: Directive | None, told: dict[int, Sentence]
) -> Card:
    label = RELATION_LABELS[RelationKind(relation.kind)]
    state = told.get(found.pk) if found is not None else None
    return Card(number, label, day, found, state, relation.state == RelationState.PROPOSED)
