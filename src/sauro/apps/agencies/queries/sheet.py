"""Danh mục cơ quan: bảng. The rows of the registry as its import reads them back, word for word."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet
from django.utils import translation

from sauro.apps.agencies.models import KINDS, LEVELS, TREES, Agency, AgencyAlias, AgencyEdge


def sheet_rows(agencies: QuerySet[Agency]) -> list[tuple[str, ...]]:
    """Các dòng: code, name, short name, tree, kind, level, code of the body above, other names, two dates, place.

    In Vietnamese whatever the reader's language, in the order of the import's columns. Three queries.
    """
    above = dict(AgencyEdge.objects.filter(until=None).order_by("since", "pk").values_list("child_id", "parent__code"))
    names: dict[int, list[str]] = defaultdict(list)
    for agency_id, name in AgencyAlias.objects.values_list("agency_id", "name"):
        names[agency_id].append(name)
    with translation.override("vi"):
        trees, kinds, levels = ({value: str(label) for value, label in some} for some in (TREES, KINDS, LEVELS))
    return [
        (
            a.code, a.name, a.short_name, trees[a.tree], kinds[a.kind], levels[a.level], above.get(a.pk, ""),
            "; ".join(names[a.pk]), _day(a.valid_from), _day(a.valid_to), a.place,
        )
        for a in agencies
    ]  # fmt: skip


def _day(day: dt.date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""
