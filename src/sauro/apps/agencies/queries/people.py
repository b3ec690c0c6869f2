"""Chức vụ. Questions about people in posts: who holds what, for whom they act, who would answer for a piece of work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sauro.apps.agencies.models import Assignment, Delegation, Holding, Person, Post, PostKind
from sauro.apps.agencies.queries.bodies import above, below
from sauro.apps.agencies.queries.words import search_key
from sauro.domain.acting import Acting, Role
from sauro.domain.assignments import Field, best_field, phrases_of
from sauro.domain.sentence import N_, Sentence
from sauro.web.prepared import prepared

_ORDER = {PostKind.HEAD.value: 0, PostKind.DEPUTY.value: 1, PostKind.STAFF.value: 2}


def current(on: dt.date) -> Q:
    """Đang giữ. The condition "held on this date", for holdings, assignments and edges."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def holdings(on: dt.date) -> QuerySet[Holding]:
    """Chức vụ đang giữ. All holdings on a date with person, post and body, in one query."""
    return Holding.objects.filter(current(on)).select_related("person", "post", "post__agency")


def holdings_of(person_id: int, on: dt.date) -> QuerySet[Holding]:
    """Chức vụ của một người. The posts a person holds on a date; with several, the person chooses one."""
    return holdings(on).filter(person_id=person_id)


def delegations_to(person_id: int, on: dt.date) -> QuerySet[Delegation]:
    """Ủy quyền đang nhận, as plain rows. Both holdings must still be held."""
    return Delegation.objects.filter(
        current(on),
        Q(principal__until=None) | Q(principal__until__gt=on),
        Q(deputy__until=None) | Q(deputy__until__gt=on),
        deputy__person_id=person_id,
        deputy__since__lte=on,
    )


def delegated_to(person_id: int, on: dt.date) -> QuerySet[Delegation]:
    """Ủy quyền đang nhận. For whom this person acts on a date, with the people and posts behind it."""
    found = delegations_to(person_id, on)
    return found.select_related("principal__person", "principal__post__agency", "deputy__person")


def delegations_of(person_id: int) -> QuerySet[Delegation]:
    """Ủy quyền. All delegations a person gave or received, newest first."""
    return (
        Delegation.objects.filter(Q(principal__person_id=person_id) | Q(deputy__person_id=person_id))
        .select_related("principal__person", "principal__post__agency", "deputy__person", "deputy__post__agency")
        .order_by("-since", "-pk")
    )


def people_in(agency_id: int, on: dt.date) -> list[Holding]:
    """Người trong cơ quan. Holdings of a body on a date: the head, deputies, then the others by name."""
    return sorted(_working_in.rows(agency_id, on=on), key=lambda h: (_ORDER[h.post.kind], h.person.folded, h.pk))


@prepared
def _working_in(agency_id: int, *, on: dt.date) -> QuerySet[Holding]:
    return holdings(on).filter(post__agency_id=agency_id)


@dataclass(frozen=True, slots=True)
class InPost:
    """Người giữ chức vụ, as a list of names offers him: the id of the holding, and what is printed."""

    holding_id: int
    name: str
    note: str
    title: str


def names_in(agency_id: int, on: dt.date) -> list[InPost]:
    """Tên người trong cơ quan: as `people_in`, in its order, for a form that needs their names alone."""
    rows = sorted(_named_in.rows(agency_id, on=on), key=lambda row: (_ORDER[row[4]], row[5], row[0]))
    return [InPost(*row[:4]) for row in rows]


@prepared
def _named_in(agency_id: int, *, on: dt.date) -> QuerySet[Holding, tuple[Any, ...]]:
    names = ("pk", "person__name", "person__note", "post__title", "post__kind", "person__folded")
    return Holding.objects.filter(current(on), post__agency_id=agency_id).values_list(*names)


def posts_of(agency_id: int) -> QuerySet[Post]:
    """Chức vụ của cơ quan. Posts that were not closed."""
    return Post.objects.filter(agency_id=agency_id, until=None)


def head_of(agency_id: int, on: dt.date) -> Holding | None:
    """Người đứng đầu. Who holds the head post of a body on a date, or nobody."""
    return holdings(on).filter(post__agency_id=agency_id, head=True).order_by("-since").first()


def history_of(person_id: int) -> QuerySet[Holding]:
    """Quá trình công tác. All holdings of a person, newest first."""
    return (
        Holding.objects.filter(person_id=person_id)
        .select_related("post", "post__agency", "person")
        .order_by("-since", "-pk")
    )


def with_role(role: Role, agency_id: int, on: dt.date) -> QuerySet[Holding]:
    """Vai trò. Who has this role in a body on a date."""
    return holdings(on).filter(role=role.value, post__agency_id=agency_id)


def find_people(words: str, on: dt.date) -> QuerySet[Holding]:
    """Tìm người. Holdings on a date by the person's name, with or without diacritics."""
    found = holdings(on)
    for word in search_key(words).split()[:6]:
        found = found.filter(person__folded__contains=word)
    return found.order_by("person__folded", "person_id", "pk")


def namesakes(name: str, on: dt.date, agency_id: int | None = None) -> QuerySet[Holding]:
    """Người trùng tên. Everybody with exactly this name (folded), so that a page asks instead of guessing."""
    found = holdings(on).filter(person__folded=search_key(name))
    return found.filter(post__agency_id=agency_id) if agency_id else found


def agencies_of_person(person_id: int) -> set[int]:
    """Nơi công tác. Bodies where the person has or had a post."""
    return set(Holding.objects.filter(person_id=person_id).values_list("post__agency_id", flat=True))


def people_visible_to(acting: Acting, on: dt.date) -> QuerySet[Person]:
    """Người. Those whose page this acting person may open; the rule is `permissions.may_see_person`."""
    if acting.role in (Role.INSPECTOR, Role.ADMINISTRATOR, Role.COORDINATOR):
        return Person.objects.all()
    seen = {acting.agency_id}
    if acting.role in (Role.LEADER, Role.CLERK):
        seen.update(below(acting.agency_id, on))
    return Person.objects.filter(Q(pk=acting.person_id) | Q(holdings__post__agency_id__in=seen)).distinct()


def bodies_above_person(person_id: int, on: dt.date) -> set[int]:
    """Cấp trên của một người. Bodies above any body where the person has or had a post."""
    return {over for agency_id in agencies_of_person(person_id) for over in above(agency_id, on)}


def assignments_of(agency_id: int, on: dt.date) -> QuerySet[Assignment]:
    """Bảng phân công. The table of a body on a date; rows of people who left their post are out."""
    return Assignment.objects.filter(
        current(on),
        Q(holding__until=None) | Q(holding__until__gt=on),
        agency_id=agency_id,
    ).select_related("holding__person", "holding__post__agency")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Người được đề xuất. Who would answer for the work, and why; a proposal until the body itself names a person."""

    holding: Holding
    because: Sentence
    source: str = ""


def propose_responsible(agency_id: int, words: str, on: dt.date) -> Proposal | None:
    """Người chịu trách nhiệm chính, đề xuất. From the body's own table of assignments, else its head, else nobody."""
    rows = {row.pk: row for row in assignments_of(agency_id, on)}
    match = best_field((Field(pk, phrases_of(row.folded)) for pk, row in rows.items()), search_key(words))
    if match:
        row = rows[match.key]
        shown = _printed(row, match.phrase)
        return Proposal(
            row.holding,
            Sentence(N_("Theo bảng phân công {source}: {field}."), {"source": row.source or "—", "field": shown}),
            row.source,
        )
    head = head_of(agency_id, on)
    return Proposal(head, Sentence(N_("Chưa thấy trong bảng phân công; đề xuất người đứng đầu."))) if head else None


def _printed(row: Assignment, folded_phrase: str) -> str:
    """The phrase as the table prints it."""
    for part in row.words.replace("\n", ";").split(";"):
        if " ".join(search_key(part).split()) == folded_phrase:
            return part.strip()
    return row.words
