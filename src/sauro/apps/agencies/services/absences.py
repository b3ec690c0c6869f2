"""Vắng mặt có lý do. Verbs: ask, record, decline, withdraw. Each writes one entry; nothing is deleted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Absence, Agency, Person
from sauro.apps.agencies.permissions import may_ask_absence, may_record_absence, may_withdraw_absence
from sauro.apps.agencies.queries.absences import above_of, standing_absences
from sauro.apps.journal.services import record
from sauro.domain.absences import AbsenceKind, AbsenceState, check_absence, moved
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

ONLY_THE_BODY = N_("Lãnh đạo hoặc người tổng hợp của cơ quan ghi nhận; không ai ghi nhận cho chính mình.")


def ask_absence(
    *, agency: Agency, kind: AbsenceKind, first: dt.date, last: dt.date, basis: str, by: Acting, at: dt.datetime
) -> Absence:
    """Đề nghị ghi nhận vắng mặt. One's own days; they count once the body has recorded them."""
    if not may_ask_absence(by, by.person_id) or by.agency_id != agency.pk:
        raise Refusal("absence.forbidden", N_("Mỗi người đề nghị cho chính mình, tại cơ quan mình."))
    person = Person.objects.get(pk=by.person_id)
    return _make(agency, person, kind, first, last, basis, AbsenceState.ASKED, by, at)


def record_absence(
    *,
    agency: Agency,
    person: Person,
    kind: AbsenceKind,
    first: dt.date,
    last: dt.date,
    basis: str,
    by: Acting,
    at: dt.datetime,
) -> Absence:
    """Ghi nhận vắng mặt of somebody in the body, by the number of its paper."""
    _recorder(by, person.pk, agency.pk, at)
    return _make(agency, person, kind, first, last, basis, AbsenceState.RECORDED, by, at)


def _make(
    agency: Agency,
    person: Person,
    kind: AbsenceKind,
    first: dt.date,
    last: dt.date,
    basis: str,
    state: AbsenceState,
    by: Acting,
    at: dt.datetime,
) -> Absence:
    kept = " ".join(basis.split())
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two forms at once are put in order
        standing = standing_absences(person.pk, first, last)
        check_absence(first, last, kept, standing, recorded=state is AbsenceState.RECORDED)
        row = Absence.objects.create(
            person=person, agency=agency, kind=kind.value, first=first, last=last, basis=kept, state=state.value,
            asked_by=by.person_name, changed_by=by.person_name, changed_at=at,
        )  # fmt: skip
        kinds = {AbsenceState.ASKED: events.ABSENCE_ASKED, AbsenceState.RECORDED: events.ABSENCE_RECORDED}
        record(kinds[state], about=("absence", row.pk), by=by, at=at, new=_told(row))
    return row


def confirm_absence(*, absence: Absence, basis: str, by: Acting, at: dt.datetime) -> Absence:
    """Ghi nhận đề nghị. What the person asked counts from now on; `basis` fills or mends the number of the paper."""
    _recorder(by, absence.person_id, absence.agency_id, at)
    kept = " ".join(basis.split()) or absence.basis
    check_absence(absence.first, absence.last, kept, (), recorded=True)
    return _move(absence, AbsenceState.RECORDED, events.ABSENCE_RECORDED, by, at, basis=kept)


def decline_absence(*, absence: Absence, by: Acting, at: dt.datetime) -> Absence:
    """Không ghi nhận. The request stays with its hour and counts nowhere."""
    _recorder(by, absence.person_id, absence.agency_id, at)
    return _move(absence, AbsenceState.DECLINED, events.ABSENCE_DECLINED, by, at)


def withdraw_absence(*, absence: Absence, by: Acting, at: dt.datetime) -> Absence:
    """Rút. The days are working days again; the row stays."""
    over = above_of(absence.agency_id, at.date())
    if not may_withdraw_absence(by, person_id=absence.person_id, agency_id=absence.agency_id, above_ids=over):
        raise Refusal("absence.forbidden", ONLY_THE_BODY)
    return _move(absence, AbsenceState.WITHDRAWN, events.ABSENCE_WITHDRAWN, by, at)


def _recorder(by: Acting, person_id: int, agency_id: int, at: dt.datetime) -> None:
    over = above_of(agency_id, at.date())
    if not may_record_absence(by, person_id=person_id, agency_id=agency_id, above_ids=over):
        raise Refusal("absence.forbidden", ONLY_THE_BODY, advice=N_("Đề nghị; người khác của cơ quan ghi nhận."))


def _move(
    absence: Absence, to: AbsenceState, kind: str, by: Acting, at: dt.datetime, basis: str | None = None
) -> Absence:
    with transaction.atomic():
        row = Absence.objects.select_for_update().get(pk=absence.pk)
        was = AbsenceState(row.state)
        row.state = moved(was, to).value
        row.basis = row.basis if basis is None else basis
        row.changed_by, row.changed_at = by.person_name, at
        row.save(update_fields=["state", "basis", "changed_by", "changed_at"])
        record(kind, about=("absence", row.pk), by=by, at=at, old={"state": was.value}, new=_told(row))
    return row


def _told(row: Absence) -> dict[str, str]:
    return {"first": f"{row.first:%d/%m/%Y}", "last": f"{row.last:%d/%m/%Y}", "basis": row.basis, "kind": row.kind}
