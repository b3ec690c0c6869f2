"""Danh sách trực. Who may be put on duty, in which role; who is exempt, with its basis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Person
from sauro.apps.duty import events
from sauro.apps.duty.models import DutyExemption, DutyMember
from sauro.apps.duty.permissions import may_arrange
from sauro.apps.duty.queries.rosters import candidates_of
from sauro.apps.duty.services.taking import WHO_ARRANGES, require
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.duty_swaps import accepted_basis
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole
from sauro.domain.sentence import N_


@transaction.atomic
def list_people(*, roles: Mapping[int, DutyRole], since: dt.date, by: Acting, at: dt.datetime) -> list[DutyMember]:
    """Đưa người vào danh sách trực. `roles`: person → role; whoever is listed or no longer of the body is left out."""
    require(may_arrange(by, by.agency_id), WHO_ARRANGES)
    people = {c.person.pk: c.person for c in candidates_of(by.agency_id, timezone.localdate(at))}
    made = []
    for person_id, role in roles.items():
        person = people.get(person_id)
        if person is None:
            continue
        row = DutyMember.objects.create(agency_id=by.agency_id, person=person, role=role, since=since)
        made.append(row)
        new = {"person": person.name, "role": str(role), "since": since}
        record(events.LISTED, about=("duty_list", by.agency_id), by=by, at=at, new=new)
    return made


@transaction.atomic
def unlist(*, member_id: int, until: dt.date, by: Acting, at: dt.datetime) -> DutyMember:
    """Đưa ra khỏi danh sách trực from a day on; shifts that stand stay until the roster is arranged again."""
    row = _member(member_id, by)
    row.until = max(until, row.since)
    row.save(update_fields=["until"])
    new = {"person": row.person.name, "day": day_short(row.until)}
    record(events.UNLISTED, about=("duty_list", by.agency_id), by=by, at=at, new=new)
    return row


@transaction.atomic
def exempt(
    *, member_id: int, first: dt.date, last: dt.date | None, basis: str, by: Acting, at: dt.datetime
) -> DutyExemption:
    """Miễn trực, with the number of its document. Refusal duty.basis, duty.dates."""
    member = _member(member_id, by)
    if last is not None and last < first:
        raise Refusal("duty.dates", N_("Ngày cuối trước ngày đầu."), advice=N_("Sửa lại ngày."))
    row = DutyExemption.objects.create(member=member, first=first, last=last, basis=accepted_basis(basis)[:300])
    new = {"person": member.person.name, "first": day_short(first), "last": last, "basis": row.basis}
    record(events.EXEMPTED, about=("duty_list", by.agency_id), by=by, at=at, new=new)
    return row


@transaction.atomic
def end_exemption(*, exemption_id: int, by: Acting, at: dt.datetime) -> DutyExemption:
    """Thôi miễn trực. The row stays, withdrawn."""
    row = DutyExemption.objects.select_related("member__person").filter(pk=exemption_id, withdrawn_at=None).first()
    if row is None:
        raise _unknown()
    _member(row.member_id, by)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    person: Person = row.member.person
    record(
        events.EXEMPTION_ENDED, about=("duty_list", by.agency_id), by=by, at=at,
        new={"person": person.name, "basis": row.basis},
    )  # fmt: skip
    return row


def _member(member_id: int, by: Acting) -> DutyMember:
    require(may_arrange(by, by.agency_id), WHO_ARRANGES)
    row = DutyMember.objects.select_related("person").filter(pk=member_id, agency_id=by.agency_id, until=None).first()
    if row is None:
        raise _unknown()
    return row


def _unknown() -> Refusal:
    return Refusal("row.unknown", N_("Không có người này trong danh sách trực."), advice=N_("Tải lại danh sách."))
