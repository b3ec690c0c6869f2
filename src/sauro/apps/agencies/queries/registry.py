"""Danh mục cơ quan. The registry as the domain reads it, built once for each version."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from sauro.apps.agencies.models import Agency, AgencyAlias, AgencyEdge, Succession
from sauro.apps.agencies.queries.bodies import version
from sauro.domain.agencies import AgencyRegistry, AgencyRow, BodyKind, Level, Tree


def registry_rows() -> list[AgencyRow]:
    """Danh mục cơ quan. Every body as the domain's row; `agency_id` is the primary key as text. Four queries."""
    names: dict[int, list[str]] = defaultdict(list)
    for agency_id, name in AgencyAlias.objects.values_list("agency_id", "name"):
        names[agency_id].append(name)
    parents = dict(AgencyEdge.objects.order_by("since", "pk").values_list("child_id", "parent_id"))
    after = dict(
        Succession.objects.exclude(kind="renamed").order_by("-on", "-pk").values_list("predecessor_id", "successor_id")
    )
    return [
        AgencyRow(
            agency_id=str(a.pk),
            name=a.name,
            short_name=a.short_name,
            code=a.code,
            aliases=tuple(names[a.pk]),
            tree=Tree(a.tree),
            parent_id=str(parents[a.pk]) if a.pk in parents else None,
            level=Level(a.level),
            kind=BodyKind(a.kind),
            valid_from=a.valid_from,
            valid_to=a.valid_to,
            successor_id=str(after[a.pk]) if after.get(a.pk) else None,
        )
        for a in Agency.objects.all()
    ]


@lru_cache(maxsize=2)
def _built(number: int) -> AgencyRegistry:
    return AgencyRegistry.build(registry_rows())


def registry() -> AgencyRegistry:
    """Danh mục cơ quan. What `domain` resolves printed names against; one query while nothing changed."""
    number = version()
    # Without a stamp nothing tells one state of the rows from the next, so nothing is kept.
    return _built(number) if number else AgencyRegistry.build(registry_rows())
