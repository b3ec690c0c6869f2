"""Quan hệ văn bản: câu hỏi. Relations out of and into a document, the state in force of many documents on a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive, Relation, RelationState, Validity
from sauro.domain.effect import Dates, State, Touch, effective
from sauro.domain.genealogy import RelationKind
from sauro.web.prepared import prepared

CHANGING = (RelationKind.REPLACES, RelationKind.AMENDS)


def relations_from(directive: Directive) -> QuerySet[Relation]:
    """Quan hệ do văn bản này nêu, refused ones left out, in text order."""
    return (
        Relation.objects.filter(reference__directive=directive)
        .exclude(state=RelationState.REFUSED)
        .select_related("reference__linked")
        .order_by("reference__start", "pk")
    )


def relations_to(directive: Directive) -> QuerySet[Relation]:
    """Quan hệ mà văn bản khác nêu với văn bản này, refused ones left out, the oldest first."""
    return (
        Relation.objects.filter(reference__linked=directive)
        .exclude(state=RelationState.REFUSED)
        .select_related("reference__directive")
        .order_by("reference__directive__issued_on", "pk")
    )


def states_on(directives: Iterable[Directive], on: dt.date) -> dict[int, State]:
    """Hiệu lực của nhiều văn bản trong một ngày: id → state. Two queries, however many; confirmed relations only."""
    rows = {d.pk: d for d in directives}
    asked = tuple(rows)
    set_dates = {v.directive_id: v for v in _validities.rows(asked)}
    touches: dict[int, list[Touch]] = defaultdict(list)
    for target, kind, since, number, in_force, issued in _touches.rows(asked):
        touches[target].append(Touch(RelationKind(kind), number, since or in_force or issued))
    return {pk: effective(_dates(row, set_dates.get(pk)), touches[pk], on) for pk, row in rows.items()}


@prepared
def _validities(ids: tuple[int, ...]) -> QuerySet[Validity]:
    return Validity.objects.filter(directive_id__in=ids)


@prepared
def _touches(ids: tuple[int, ...]) -> QuerySet[Relation, Any]:
    changing = [str(kind) for kind in CHANGING]
    found = Relation.objects.filter(reference__linked_id__in=ids, state=RelationState.CONFIRMED, kind__in=changing)
    return found.values_list(
        "reference__linked",
        "kind",
        "since",
        "reference__directive__number",
        "reference__directive__validity__in_force_from",
        "reference__directive__issued_on",
    )


def state_on(directive: Directive, on: dt.date) -> State:
    """Hiệu lực của một văn bản trong một ngày."""
    return states_on([directive], on)[directive.pk]


def _dates(row: Directive, dates: Validity | None) -> Dates:
    if dates is None:
        return Dates(row.issued_on)
    return Dates(row.issued_on, dates.in_force_from, dates.expires_on, dates.revoked_on)
