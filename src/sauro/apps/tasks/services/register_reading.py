"""Nhập sổ theo dõi: đọc ô. What a cell of an older register means here: bodies, people, time, document, product.

Each distinct text is read once, so a sheet of a hundred thousand rows costs what its different words cost.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import head_of, registry, search_key
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.tasks.models import PRODUCT_LABELS
from sauro.apps.tasks.services.deadline import ReadDue, due_of
from sauro.domain.agencies import Resolution
from sauro.domain.identity import number_key
from sauro.domain.registers import Cited, cited, day_in, name_of, pieces_of
from sauro.domain.text.fold import key

PRODUCT_OF = {key(str(label)): product.value for product, label in PRODUCT_LABELS.items()}


@dataclass(frozen=True, slots=True)
class Held:
    """Người giữ một chức vụ, as a hint shows him: name, post, body."""

    pk: int
    person_id: int
    agency_id: int
    words: str
    current: bool


@dataclass(slots=True)
class Bodies:
    """Cơ quan trong một ô: those that are certain, in order, and the names that are not."""

    known: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[tuple[str, Resolution]] = field(default_factory=list)


class Lookups:
    """Tra cứu. The registry, the people and the documents of the office, as a sheet asks them."""

    def __init__(self, on: dt.date, registrar_id: int, answers: Mapping[str, str]) -> None:
        self.on = on
        self.registrar_id = registrar_id
        self.answers = answers
        self.names = dict(Agency.objects.values_list("pk", "name"))
        self._registry = registry()
        self._bodies: dict[str, Bodies] = {}
        self._dues: dict[tuple[str, dt.date | None], ReadDue | None] = {}
        self._cited: dict[str, Cited] = {}
        self._people: dict[str, list[Held]] | None = None
        self._heads: dict[int, Holding | None] = {}
        self._issued: dict[int, dt.date | None] = {}
        self._documents: dict[str, list[dict[str, Any]]] | None = None

    def bodies(self, cell: str) -> Bodies:
        """Cơ quan trong một ô: the longest names that the registry knows, whatever commas they hold themselves."""
        found = self._bodies.get(cell)
        if found is None:
            found = self._bodies[cell] = self._read_bodies(cell)
        return found

    def _read_bodies(self, cell: str) -> Bodies:
        out = Bodies()
        pieces = pieces_of(cell)[:60]
        at = 0
        while at < len(pieces):
            for end in range(min(len(pieces), at + 6), at, -1):
                name = cell[pieces[at][0] : pieces[end - 1][1]].strip(" .-")
                agency_id, met = self._body(name)
                if agency_id is not None:
                    if agency_id not in (pk for pk, _ in out.known):
                        out.known.append((agency_id, name))
                    break
            else:
                end = at + 1
                out.unknown.append((name, met))
            at = end
        return out

    def _body(self, name: str) -> tuple[int | None, Resolution]:
        chosen = self.answers.get(f"body:{key(name)}", "")
        met = self._registry.resolve(name, self.on)
        if chosen.isdigit() and int(chosen) in self.names:
            return int(chosen), met
        return (int(met.agency_id) if met.agency_id else None), met

    def due(self, words: str, issued_on: dt.date | None) -> ReadDue | None:
        """Thời hạn, by the reading of drafts. ValueError for a day that does not exist."""
        asked = (words, issued_on)
        if asked not in self._dues:
            day_in(words)
            self._dues[asked] = due_of(words, issued_on)
        return self._dues[asked]

    def cited(self, cell: str) -> Cited:
        if cell not in self._cited:
            self._cited[cell] = cited(cell)
        return self._cited[cell]

    def documents(self, number: str) -> list[dict[str, Any]]:
        """Văn bản của đơn vị with this number (or, without a number, this subject), the latest version last."""
        if self._documents is None:
            self._documents = defaultdict(list)
            rows = Directive.objects.filter(
                registrar_id=self.registrar_id, state__in=(DirectiveState.READ, DirectiveState.REGISTERED)
            ).order_by("version", "pk")
            for row in rows.values("pk", "number", "subject", "issued_on", "issuer_id", "issuer_printed", "giver_id"):
                name = number_key(row["number"]) if row["number"] else key(row["subject"])
                self._documents[name].append({**row})
                self._issued[row["pk"]] = row["issued_on"]
        return self._documents.get(number, [])

    def issued_on(self, document: int | Cited) -> dt.date | None:
        """Ngày ban hành, as this office has the document or as the cell says it."""
        return document.issued_on if isinstance(document, Cited) else self._issued.get(document)

    def people(self, cell: str) -> list[Held]:
        """Người mang tên này, those in post today first."""
        if self._people is None:
            self._people = defaultdict(list)
            rows = Holding.objects.order_by("-since", "-pk").values_list(
                "pk", "person_id", "post__agency_id", "person__folded", "person__name", "post__title", "since", "until"
            )
            for pk, person_id, agency_id, folded, name, title, since, until in rows.iterator():
                now = since <= self.on and (until is None or until > self.on)
                words = f"{name}, {title}, {self.names.get(agency_id, '')}"
                self._people[folded].append(Held(pk, person_id, agency_id, words, now))
            for held in self._people.values():
                held.sort(key=lambda h: not h.current)
        return self._people.get(search_key(name_of(cell)), [])

    def people_of(self, agency_id: int) -> list[Held]:
        """Người đang làm việc ở một cơ quan, for a choice."""
        self.people("")
        assert self._people is not None
        return [h for held in self._people.values() for h in held if h.agency_id == agency_id and h.current][:25]

    def head(self, agency_id: int) -> Holding | None:
        """Người đứng đầu, proposed where the sheet names nobody."""
        if agency_id not in self._heads:
            self._heads[agency_id] = head_of(agency_id, self.on)
        return self._heads[agency_id]
