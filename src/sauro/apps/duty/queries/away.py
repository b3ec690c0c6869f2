"""Vắng mặt của người trực, as spans of days; the reason is never asked here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sauro.apps.agencies.queries.absences import absences_of
from sauro.domain.rostering import Span


def away_of(person_ids: Collection[int], first: dt.date, last: dt.date) -> dict[int, tuple[Span, ...]]:
    """Nghỉ phép, công tác, học tập đã ghi, which touch these days. Who is not away has no key."""
    found = absences_of(person_ids, first, last)
    return {person: tuple((a.first, a.last) for a in rows) for person, rows in found.items()}
