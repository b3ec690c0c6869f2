"""Văn bản đi: câu hỏi. What a body issued and received, how a letter is called, which numbers a series lacks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import current, head_of, parent_on, printed_place, terms_of
from sauro.apps.letters.models import Letter, LetterNumber, LetterState
from sauro.apps.letters.permissions import sight
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind, Tree
from sauro.domain.letters import mandate, printed_number, symbol_for
from sauro.writers.letter import LetterSection, LetterSheet, LetterTable, SheetLine

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


def place_of(agency: Agency, on: dt.date) -> str:
    """Địa danh in the line of the date: the body's own, else of the body above, else the installation's; no rank."""
    name = (printed_place(agency.pk, on) or settings.SAURO_PLACE).partition("(")[0].strip()
    rank, _, rest = name.partition(" ")
    return rest if rest and rank.casefold() in _RANKS else name


def mandate_of(agency: Agency, *, head: bool, on: dt.date) -> tuple[str, ...]:
    """Thẩm quyền ký of the head of a body, or of a deputy of his, on a day."""
    found = None if head else head_of(agency.pk, on)
    title = found.post.title if found else ""
    return mandate(Tree(agency.tree), BodyKind(agency.kind), head=head, head_title=title)


def sheet_of(letter: Letter) -> LetterSheet:
    """Văn bản đi như in ra, of a letter kept or only drafted: the one way to its DOCX and PDF."""
    body, party = letter.body, letter.agency.tree == Tree.PARTY
    on = letter.signed_on or timezone.localdate(letter.made_at)
    title, lines_above = _signing(letter, on)
    lines = tuple(
        SheetLine(
            line["code"], line["work"], line["document"], line["lead"], dt.date.fromisoformat(line["due_on"]),
            line["late"],
        )
        for line in body.get("lines", ())
    )  # fmt: skip
    return LetterSheet(
        kind=letter.kind,
        party=party,
        above=body_above(letter),
        agency=letter.agency.name,
        number=number_of(letter),
        place=place_of(letter.agency, on),
        day=letter.signed_on,
        subject=letter.subject,
        to=letter.to_printed,
        opening=body.get("opening", ""),
        lines=lines,
        asks=body.get("asks", ""),
        closing=body.get("closing", ""),
        signer_title=title,
        signer_name=letter.signer_name,
        sections=tuple(LetterSection(row["title"], tuple(row["paragraphs"])) for row in body.get("sections", ())),
        tables=tuple(_table(row) for row in body.get("tables", ())),
        form=rules().rule("letter.party_form", on).value if party else "",
        mandate=lines_above,
        sent_to=tuple(body.get("sent_to", ())),
        text=tuple(body.get("text", ())),
    )


def _signing(letter: Letter, on: dt.date) -> tuple[str, tuple[str, ...]]:
    """Chức vụ người ký and the lines above it; a draft leaves room for the head of the body, without a name."""
    if letter.signer_title or letter.state != LetterState.DRAFT:
        return letter.signer_title, tuple(letter.body.get("mandate", ()))
    head = head_of(letter.agency_id, on)
    return head.post.title if head else "", mandate_of(letter.agency, head=True, on=on)


def _table(row: dict[str, Any]) -> LetterTable:
    columns = tuple((heading, width, place) for heading, width, place in row["columns"])
    rows = tuple(tuple(cells) for cells in row["rows"])
    return LetterTable(row["title"], columns, rows, frozenset(row["bands"]), row["note"])
