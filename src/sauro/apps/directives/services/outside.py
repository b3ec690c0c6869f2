"""Văn bản chưa có tệp. A document that an older register cites enters the book by its number alone, without text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError, Q

from sauro.apps.agencies.queries import search_key
from sauro.apps.directives import events
from sauro.apps.directives.models import KIND_LABELS, Concern, Directive, DirectiveState
from sauro.apps.directives.services.header import identify, index_words, link_references, note_concerned
from sauro.apps.journal.services import record_each
from sauro.apps.search.services import remove
from sauro.domain.acting import Acting
from sauro.domain.documents.model import DocumentKind, Family

Pair = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class OutsideDocument:
    """Văn bản được dẫn trong sổ cũ. `number` empty where only its `subject` is known."""

    number: str = ""
    subject: str = ""
    issued_on: dt.date | None = None
    kind: DocumentKind | None = None
    family: Family = Family.UNKNOWN
    issuer_id: int | None = None
    issuer_printed: str = ""


def register_outside(*, documents: Sequence[OutsideDocument], by: Acting, at: dt.datetime) -> list[Directive]:
    """Vào sổ văn bản không kèm tệp, for the body that acts; the caller has asked whether it may. One entry each.

    Inside the caller's transaction. The issuer is the giver of its tasks; where none is known the registrar is.
    """
    made = []
    for document in documents:
        row = Directive(
            state=DirectiveState.REGISTERED,
            kind=str(document.kind) if document.kind in KIND_LABELS else "",
            family=str(document.family),
            issuer_id=document.issuer_id,
            issuer_printed=document.issuer_printed[:300],
            number=document.number[:60],
            issued_on=document.issued_on,
            subject=document.subject,
            registrar_id=by.agency_id,
            giver_id=document.issuer_id,
            uploaded_by_id=by.account_id,
            uploaded_at=at,
            registered_at=at,
        )
        row.folded = search_key(f"{row.number} {row.subject} {row.issuer_printed}")
        identify(row)
        row.save()
        index_words(row, "")
        link_references(row)
        made.append(row)
    lines = [(("directive", row.pk), None, {"number": row.number or row.subject[:60]}) for row in made]
    if lines:
        record_each(events.REGISTERED, lines=lines, by=by, at=at)
    return made


def note_newly_concerned(
    *, directive_id: int, agency_ids: Collection[int], people: Collection[tuple[int, int]]
) -> list[Pair]:
    """Cơ quan liên quan, as `note_concerned`; returns the pairs that were not there before."""
    known = set(Concern.objects.filter(directive_id=directive_id).values_list("agency_id", "person_id"))
    note_concerned(directive_id=directive_id, agency_ids=agency_ids, people=people)
    wanted: set[Pair] = {(agency, None) for agency in agency_ids} | set(people)
    return sorted(wanted - known, key=str)


def drop_concerned(*, directive_id: int, pairs: Collection[Pair]) -> None:
    """Thôi liên quan. What `note_newly_concerned` added goes, when the tasks that brought it are undone."""
    for agency_id, person_id in pairs:
        person = Q(person_id=person_id) if person_id else Q(person=None)
        Concern.objects.filter(person, directive_id=directive_id, agency_id=agency_id).delete()


def drop_outside(*, directive_id: int) -> None:
    """Bỏ văn bản không kèm tệp, where no task and no other document stands on it; else it stays in the book."""
    row = Directive.objects.filter(pk=directive_id, file=None, upload=None, revision=1).first()
    if row is None:
        return
    try:
        with transaction.atomic():
            Concern.objects.filter(directive=row).delete()
            row.delete()
            remove("directive", directive_id)
    except ProtectedError:
        return
