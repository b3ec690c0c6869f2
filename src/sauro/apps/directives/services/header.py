"""Phần đầu văn bản. Identity, corrections by hand, entry into the book, links between documents, who is concerned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction

from sauro.apps.agencies.queries import search_key, terms_of
from sauro.apps.directives import events
from sauro.apps.directives.models import (
    KIND_LABELS,
    Concern,
    Directive,
    DirectiveState,
    Reference,
)
from sauro.apps.directives.permissions import may_edit_header, may_register
from sauro.apps.directives.queries import copies_of_file, latest_reading
from sauro.apps.journal.services import record
from sauro.apps.search.services import index
from sauro.domain.acting import Acting
from sauro.domain.documents.model import DocumentKind, Family
from sauro.domain.identity import identity, number_key, numbering_period
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web.rows import insert_rows

_FEW = 500  # rows that are just written, where those known stay; more, and what is known is read before
EDITABLE = (
    "kind",
    "number",
    "issued_on",
    "subject",
    "signer_name",
    "signer_title",
    "place",
    "issuer_printed",
    "issuer",
    "giver",
)


class DirectiveStale(Refusal):
    """Bản đang sửa đã cũ. Somebody else changed the header meanwhile; nothing was overwritten."""


def identify(row: Directive) -> None:
    """Nhận dạng văn bản. Fill identity, version and the earlier one; the caller saves within its transaction.

    The same bytes again are a copy (`same_file_as`); other bytes of the same identity are the next version.
    """
    row.same_file_as = (
        copies_of_file(row.file.sha256, row.registrar_id).exclude(pk=row.pk).first() if row.file else None
    )
    row.identity, row.earlier, row.version = _identity_of(row), None, 1
    if not row.identity or row.same_file_as:
        return
    latest = (
        Directive.objects.filter(identity=row.identity, registrar_id=row.registrar_id, same_file_as=None)
        .exclude(pk=row.pk)
        .order_by("-version")
        .first()
    )
    if latest is not None:
        row.earlier, row.version = latest, latest.version + 1


def _identity_of(row: Directive) -> str:
    if row.issued_on is None or not row.number:
        return ""
    issuer = f"#{row.issuer_id}" if row.issuer_id else search_key(row.issuer_printed)
    return identity(
        issuer=issuer, number=row.number, period=numbering_period(Family(row.family), row.issued_on, _term(row))
    )


def _term(row: Directive) -> dt.date | None:
    """The first day of the issuer's term on the day of issue, where the registry knows its terms."""
    if row.issuer_id is None or row.issued_on is None or row.family != Family.PARTY:
        return None
    days = [t.since for t in terms_of(row.issuer_id) if t.since <= row.issued_on]
    return max(days, default=None)


def index_words(row: Directive, text: str) -> None:
    """Đưa văn bản vào chỉ mục: number, subject and issuer first, then its text."""
    title = " · ".join(part for part in (row.number, row.subject, row.issuer_printed) if part)
    index("directive", row.pk, title, text)


def link_references(row: Directive) -> None:
    """Nối dẫn chiếu. The stubs of this document, and those elsewhere that mean it: same number, no other date."""
    for stub in row.references.exclude(identity_number=""):
        target = _meant(stub)
        if target is not None and target.pk != row.pk:
            Reference.objects.filter(pk=stub.pk).update(linked=target)
    if row.number:
        found = Reference.objects.filter(identity_number=number_key(row.number), linked=None).exclude(directive=row)
        same_day = [r.pk for r in found if r.issued_on is None or r.issued_on == row.issued_on]
        Reference.objects.filter(pk__in=same_day).update(linked=row)


def _meant(stub: Reference) -> Directive | None:
    rows = Directive.objects.filter(
        identity__contains=f"|{stub.identity_number}|", state__in=(DirectiveState.READ, DirectiveState.REGISTERED)
    ).order_by("version")
    same = [r for r in rows if number_key(r.number) == stub.identity_number]
    dated = [r for r in same if stub.issued_on is None or r.issued_on == stub.issued_on]
    # Two issuers may use one number: without a date that decides, it stays a stub.
    issuers = {r.issuer_id or r.issuer_printed for r in dated}
    return dated[-1] if dated and len(issuers) == 1 else None


def edit_header(
    *, directive: Directive, revision: int, changes: Mapping[str, str], by: Acting, at: dt.datetime
) -> Directive:
    """Sửa phần đầu văn bản. `changes`: field → text (dates ISO, agencies by id); the reading itself stays as it was.

    Refusal: directive.edit.forbidden, directive.stale, directive.field.unknown, directive.field.invalid.
    """
    if not may_edit_header(by, directive):
        raise Refusal("directive.edit.forbidden", N_("Chỉ người rà soát của cơ quan vào sổ được sửa phần đầu."))
    with transaction.atomic():
        row = Directive.objects.select_for_update().get(pk=directive.pk)
        if row.revision != revision:
            raise DirectiveStale(
                "directive.stale",
                N_("Người khác vừa sửa phần đầu văn bản này; chưa ghi gì đè lên."),
                advice=N_("Xem giá trị mới rồi sửa lại nếu cần."),
            )
        old = {name: _shown(row, name) for name in changes}
        for name, value in changes.items():
            _set(row, name, value.strip())
        identify(row)
        row.folded = search_key(f"{row.number} {row.subject} {row.issuer_printed}")
        row.revision += 1
        row.save()
        link_references(row)
        reading = latest_reading(row)
        index_words(row, reading.text if reading else "")
        new = {name: _shown(row, name) for name in changes}
        record(events.HEADER_EDITED, about=("directive", row.pk), by=by, at=at, old=old, new=new)
    return row


def _shown(row: Directive, name: str) -> str:
    value = getattr(row, f"{name}_id" if name in ("issuer", "giver") else name, "")
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def _set(row: Directive, name: str, value: str) -> None:
    if name not in EDITABLE:
        raise Refusal("directive.field.unknown", Sentence(N_("Không có ô “{name}” để sửa."), {"name": name}))
    try:
        if name == "issued_on":
            row.issued_on = dt.date.fromisoformat(value) if value else None
        elif name in ("issuer", "giver"):
            setattr(row, f"{name}_id", int(value) if value else None)
        elif name == "kind":
            if value and DocumentKind(value) not in KIND_LABELS:
                raise ValueError(value)
            row.kind = value
        else:
            most = getattr(Directive._meta.get_field(name), "max_length", None)
            if most and len(value) > most:
                raise ValueError(value)
            setattr(row, name, value)
    except ValueError:
        raise Refusal(
            "directive.field.invalid",
            Sentence(N_("“{value}” không dùng được cho ô này."), {"value": value[:60]}),
            advice=N_("Sửa lại giá trị; các ô khác chưa bị ghi."),
        ) from None


def register_directive(*, directive: Directive, by: Acting, at: dt.datetime) -> Directive:
    """Vào sổ văn bản. A read document enters the book of its registrar; a second call changes nothing."""
    if not may_register(by, directive):
        raise Refusal("directive.register.forbidden", N_("Chuyên viên tổng hợp của cơ quan đầu mối vào sổ văn bản."))
    with transaction.atomic():
        row = Directive.objects.select_for_update().get(pk=directive.pk)
        if row.state == DirectiveState.REGISTERED:
            return row
        if row.state != DirectiveState.READ:
            raise Refusal("directive.register.early", N_("Văn bản chưa đọc xong nên chưa vào sổ được."))
        row.state, row.registered_at = DirectiveState.REGISTERED, at
        row.save(update_fields=["state", "registered_at"])
        record(events.REGISTERED, about=("directive", row.pk), by=by, at=at, new={"number": row.number})
    return row


def note_concerned(*, directive_id: int, agency_ids: Collection[int], people: Collection[tuple[int, int]] = ()) -> None:
    """Cơ quan liên quan. Bodies to which a task from this document went, and (agency, person) who hold a part."""
    wanted: set[tuple[int, int | None]] = {(a, None) for a in agency_ids} | set(people)
    if len(wanted) > _FEW:
        wanted -= set(Concern.objects.filter(directive_id=directive_id).values_list("agency_id", "person_id"))
    rows = ((directive_id, agency, person) for agency, person in sorted(wanted, key=str))
    insert_rows(Concern, ("directive_id", "agency_id", "person_id"), rows, known_stay=True)
