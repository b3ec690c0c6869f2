"""Văn bản đi: câu hỏi. What a body issued and received, how a letter is called, which numbers a series lacks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import current, parent_on, terms_of
from sauro.apps.letters.models import Letter, LetterNumber
from sauro.apps.letters.permissions import sight
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.letters import printed_number, symbol_for

_RANKS = frozenset(("tỉnh", "thành", "xã", "phường"))


def letters_visible_to(acting: Acting) -> QuerySet[Letter]:
    """Văn bản đi được xem, newest first."""
    return Letter.objects.filter(sight(acting)).select_related("agency", "to")


def number_of(letter: Letter) -> str:
    """Số, ký hiệu as printed; of a draft with a place for the number."""
    tree = Tree(letter.agency.tree)
    symbol = letter.symbol or symbol_for(letter.kind, tree, letter.agency.code)
    return printed_number(letter.number, symbol, tree)


def period_on(agency: Agency, on: dt.date) -> str:
    """Kỳ đánh số. The term of a Party body, or of the body above it; the year of a State body."""
    if agency.tree == Tree.PARTY:
        over = parent_on(agency.pk, on)
        for agency_id in (agency.pk, over.pk if over else 0):
            term = terms_of(agency_id).filter(current(on)).last()
            if term:
                return term.name[:20]
    return str(on.year)


@dataclass(frozen=True, slots=True)
class Series:
    """Một dãy số: symbol, period, the last number, and the numbers that no letter carries."""

    symbol: str
    period: str
    last: int
    gaps: tuple[int, ...]


def series_of(agency_id: int) -> list[Series]:
    """Các dãy số của một cơ quan with their gaps; a number is taken in the transaction that signs, so none is usual."""
    used: dict[tuple[str, str], set[int]] = {}
    rows = Letter.objects.filter(agency_id=agency_id, number__isnull=False)
    for symbol, period, number in rows.order_by().values_list("symbol", "period", "number"):
        used.setdefault((symbol, period), set()).add(number or 0)
    return [
        Series(row.symbol, row.period, row.last, tuple(n for n in range(1, row.last + 1) if n not in taken))
        for row in LetterNumber.objects.filter(agency_id=agency_id).order_by("symbol", "period")
        for taken in [used.get((row.symbol, row.period), set())]
    ]


def body_above(letter: Letter) -> str:
    """Cơ quan cấp trên printed over the issuer."""
    over = parent_on(letter.agency_id, letter.signed_on or timezone.localdate(letter.made_at))
    return over.name if over else ""


def place_of(place: str) -> str:
    """Địa danh in the line of the date: the installation's place without its rank."""
    name = place.partition("(")[0].strip()
    rank, _, rest = name.partition(" ")
    return rest if rest and rank.casefold() in _RANKS else name
