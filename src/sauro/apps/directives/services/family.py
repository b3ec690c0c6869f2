"""Quan hệ văn bản: việc làm. What the reader proposes is confirmed, changed or refused; more by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sauro.apps.directives import events
from sauro.apps.directives.models import (
    Directive,
    DirectiveState,
    Reference,
    Relation,
    RelationState,
    Validity,
)
from sauro.apps.directives.permissions import may_settle_family
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.documents.model import ParsedDocument
from sauro.domain.genealogy import RelationKind, read_relations
from sauro.domain.identity import number_key
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_WHO = N_("Chuyên viên tổng hợp của cơ quan đầu mối xác nhận quan hệ và hiệu lực của văn bản.")
_CLAUSE = "34-CT/TU, mục 1"


def note_relations(row: Directive, references: Sequence[Reference], parsed: ParsedDocument, at: dt.datetime) -> None:
    """Quan hệ đề xuất. One for each reference whose words say more than a citation; in the reading's transaction."""
    Relation.objects.bulk_create(
        Relation(
            reference=references[found.index],
            kind=str(found.kind),
            because={"words": found.words[:600], "start": found.span.start, "end": found.span.end, "rule": found.rule},
            made_at=at,
        )
        for found in read_relations(parsed, row.kind)
        if found.kind is not RelationKind.CITES
    )


def decide_relation(
    *, relation_id: int, kind: str, confirmed: bool, by: Acting, at: dt.datetime, since: dt.date | None = None
) -> Relation:
    """Xác nhận, đổi hoặc bỏ một quan hệ. `kind`: what it is in truth; `since`: the day from which it holds.

    Relation.DoesNotExist; Refusal: directive.family.forbidden, relation.kind, relation.twice.
    """
    wanted = _kind(kind)
    with transaction.atomic():
        row = (
            Relation.objects.select_for_update(of=("self",)).select_related("reference__directive").get(pk=relation_id)
        )
        document = row.reference.directive
        _require(by, document)
        if row.kind != wanted and Relation.objects.filter(reference=row.reference, kind=wanted).exists():
            raise Refusal(
                "relation.twice",
                N_("Quan hệ này đã có với văn bản ấy."),
                advice=N_("Xác nhận dòng đã có, bỏ dòng này."),
            )
        old = {"kind": row.kind, "state": row.state}
        row.kind, row.since = wanted, since
        row.state = RelationState.CONFIRMED if confirmed else RelationState.REFUSED
        row.decided_by_id, row.decided_at = by.account_id, at
        row.save()
        record(
            events.RELATION_DECIDED,
            about=("directive", document.pk),
            by=by,
            at=at,
            old=old,
            new={"other": str(row.reference), "kind": row.kind, "state": str(row.state), "since": since},
        )
    return row


def confirm_all_relations(*, directive_id: int, by: Acting, at: dt.datetime) -> int:
    """Xác nhận mọi đề xuất của một văn bản, as they were read; how many."""
    document = Directive.objects.get(pk=directive_id)
    _require(by, document)
    waiting = Relation.objects.filter(reference__directive=document, state=RelationState.PROPOSED)
    done = 0
    for pk, kind in list(waiting.values_list("pk", "kind")):
        decide_relation(relation_id=pk, kind=kind, confirmed=True, by=by, at=at)
        done += 1
    return done


def add_relation(
    *, directive_id: int, number: str, kind: str, by: Acting, at: dt.datetime, since: dt.date | None = None
) -> Relation:
    """Ghi quan hệ bằng tay. To the document of that number, if it is in the register and seen; else to a stub.

    Refusal: directive.family.forbidden, relation.kind, relation.number, relation.itself, relation.twice.
    """
    wanted, printed = _kind(kind), " ".join(number.split())[:60]
    with transaction.atomic():
        document = Directive.objects.select_for_update().get(pk=directive_id)
        _require(by, document)
        if not number_key(printed):
            raise Refusal("relation.number", N_("Thiếu số, ký hiệu văn bản."), advice=N_("Ghi như 140-CV/TU."))
        if number_key(printed) == number_key(document.number):
            raise Refusal(
                "relation.itself", N_("Văn bản không có quan hệ với chính nó."), advice=N_("Ghi số của văn bản khác.")
            )
        reference = document.references.filter(identity_number=number_key(printed)).first() or _stub(
            document, printed, by, at
        )
        if reference.relations.filter(kind=wanted).exclude(state=RelationState.REFUSED).exists():
            raise Refusal(
                "relation.twice",
                N_("Quan hệ này đã có với văn bản ấy."),
                advice=N_("Xem danh sách quan hệ ở trên."),
            )
        row, _ = Relation.objects.update_or_create(
            reference=reference,
            kind=wanted,
            defaults={
                "state": RelationState.CONFIRMED,
                "since": since,
                "made_at": at,
                "decided_by_id": by.account_id,
                "decided_at": at,
            },
        )
        record(
            events.RELATION_ADDED,
            about=("directive", document.pk),
            by=by,
            at=at,
            new={"other": str(reference), "kind": wanted, "since": since},
        )
    return row


def _stub(document: Directive, printed: str, by: Acting, at: dt.datetime) -> Reference:
    """The far end of a relation added by hand: linked where one registered document of that number is seen."""
    same = [
        d
        for d in directives_visible_to(by, at.date()).filter(
            identity__contains=f"|{number_key(printed)}|",
            state__in=(DirectiveState.READ, DirectiveState.REGISTERED),
            same_file_as=None,
        )
        if number_key(d.number) == number_key(printed)
    ]
    linked = same[0] if len({d.identity for d in same}) == 1 else None
    return Reference.objects.create(
        directive=document,
        linked=linked,
        kind=linked.kind if linked else "van_ban",
        number=printed,
        identity_number=number_key(printed)[:60],
        issued_on=linked.issued_on if linked else None,
        issuer_printed=linked.issuer_printed if linked else "",
        title=linked.subject if linked else "",
        start=0,
        end=0,
    )


def set_validity(
    *, directive_id: int, in_force_from: dt.date | None, expires_on: dt.date | None, revoked_on: dt.date | None,
    basis: str, by: Acting, at: dt.datetime,
) -> Validity:  # fmt: skip
    """Ghi hiệu lực. Dates with their basis; what was set before stands in the journal.

    Refusal: directive.family.forbidden, validity.basis, validity.order.
    """
    said = " ".join(basis.split())[:300]
    with transaction.atomic():
        document = Directive.objects.select_for_update().get(pk=directive_id)
        _require(by, document)
        if not said:
            raise Refusal("validity.basis", N_("Thiếu căn cứ của mốc hiệu lực."), advice=N_("Ghi điều, mục, văn bản."))
        if in_force_from and expires_on and expires_on < in_force_from:
            raise Refusal(
                "validity.order",
                N_("Ngày hết hiệu lực đứng trước ngày có hiệu lực."),
                advice=N_("Xem lại hai ngày."),
            )
        before = Validity.objects.filter(directive=document).first()
        row, _ = Validity.objects.update_or_create(
            directive=document,
            defaults={
                "in_force_from": in_force_from,
                "expires_on": expires_on,
                "revoked_on": revoked_on,
                "basis": said,
                "by_id": by.account_id,
                "at": at,
            },
        )
        record(
            events.VALIDITY_SET,
            about=("directive", document.pk),
            by=by,
            at=at,
            old=_dates(before) if before else None,
            new=_dates(row),
        )
    return row


def _dates(row: Validity) -> dict[str, object]:
    return {
        "in_force_from": row.in_force_from,
        "expires_on": row.expires_on,
        "revoked_on": row.revoked_on,
        "basis": row.basis,
    }


def _kind(kind: str) -> str:
    if kind not in tuple(RelationKind):
        raise Refusal("relation.kind", N_("Chưa chọn loại quan hệ."), advice=N_("Chọn một loại trong danh sách."))
    return kind


def _require(by: Acting, document: Directive) -> None:
    if not may_settle_family(by, document):
        raise Refusal("directive.family.forbidden", _WHO, clause=_CLAUSE, advice=N_("Báo cơ quan đầu mối."), key="A1")
