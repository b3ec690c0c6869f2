"""Sổ trực. Hand-over and incidents of a day, written once; an incident that needs work becomes drafts of tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives.services import register_issued
from sauro.apps.duty import events
from sauro.apps.duty.models import DutyNote, NoteKind, Roster
from sauro.apps.duty.permissions import may_arrange, may_note
from sauro.apps.duty.queries.cases import shifts_of
from sauro.apps.duty.services.taking import require, take
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.duty_swaps import require_words
from sauro.domain.periods import add_months, day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_WHO_NOTES = N_("Chỉ người trực ngày ấy, hoặc văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan ghi sổ trực.")
_WHO_SENDS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan chuyển sự việc thành việc giao.")
_LONGEST = 4000


@transaction.atomic
def hand_over(*, roster_id: int, date: dt.date, words: str, by: Acting, at: dt.datetime) -> DutyNote:
    """Ghi bàn giao của một ngày trực; a second one adds to the first. Refusal duty.forbidden, duty.day, duty.words."""
    row = _day(roster_id, date, by, at)
    return _write(row, date, NoteKind.HAND_OVER, events.HANDED_OVER, {"words": words}, by, at)


@transaction.atomic
def note_incident(
    *, roster_id: int, date: dt.date, words: str, done: str, happened_at: dt.time | None, by: Acting, at: dt.datetime
) -> DutyNote:
    """Ghi sự việc: its hour, what happened, what was done at once."""
    row = _day(roster_id, date, by, at)
    given = {"words": words, "done": done.strip()[:_LONGEST], "happened_at": happened_at}
    return _write(row, date, NoteKind.INCIDENT, events.INCIDENT_NOTED, given, by, at)


@transaction.atomic
def send_incident(*, note_id: int, order: str, by: Acting, at: dt.datetime) -> DutyNote:
    """Chuyển sự việc thành việc giao. Incident and order go in as a document; its sentences wait in the review.

    Refusal duty.forbidden, duty.words, duty.sent (it went before), row.unknown.
    """
    known = DutyNote.objects.filter(pk=note_id, kind=NoteKind.INCIDENT).first()
    row = take(known.roster_id if known else 0, by, at)
    require(may_arrange(by, row.agency_id), _WHO_SENDS)
    note = DutyNote.objects.select_for_update(of=("self",)).get(pk=note_id)
    if note.directive_id is not None:
        raise Refusal("duty.sent", N_("Sự việc này đã chuyển."), advice=N_("Xem đề xuất ở trang rà soát."))
    said = require_words(order)[:_LONGEST]
    name = f"so-truc-{note.date:%d-%m-%Y}-{note.pk}.txt"
    note.directive = register_issued(data=_paper(row, note, said).encode(), name=name, by=by, at=at)
    note.save(update_fields=["directive"])
    record(
        events.INCIDENT_SENT, about=("roster", row.pk), by=by, at=at, new={"day": day_short(note.date), "order": said}
    )
    return note


def _paper(row: Roster, note: DutyNote, order: str) -> str:
    """The document that the reader takes: what was written of the day, then the order as its numbered item."""
    hour = f" lúc {note.happened_at:%H} giờ {note.happened_at:%M}" if note.happened_at else ""
    done = f"\nĐã xử lý ban đầu: {note.done}" if note.done else ""
    return (
        f"{row.agency.name.upper()}\n\nPHIẾU GIAO VIỆC\ntừ sổ trực ngày {note.date:%d/%m/%Y}\n\n"
        f"Sự việc trong ngày trực {note.date:%d/%m/%Y}{hour}: {note.words}{done}\n\n1. {order}\n"
    )


def _day(roster_id: int, date: dt.date, by: Acting, at: dt.datetime) -> Roster:
    row = take(roster_id, by, at)
    there = {s.key for s in shifts_of(row) if s.date == date}
    require(may_note(by, row, there), _WHO_NOTES)
    if not there or date > timezone.localdate(at):
        raise Refusal(
            "duty.day", N_("Ngày này chưa đến hoặc không có ca trực."), advice=N_("Chọn một ngày trực đã đến.")
        )
    return row


def _write(
    row: Roster, date: dt.date, kind: NoteKind, event: str, given: Mapping[str, object], by: Acting, at: dt.datetime
) -> DutyNote:
    given = {**given, "words": require_words(str(given["words"]))[:_LONGEST]}
    note = DutyNote.objects.create(
        roster=row, date=date, kind=kind, by_id=by.account_id, by_name=by.person_name, at=at, **given
    )
    record(event, about=("roster", row.pk), by=by, at=at, new={"day": day_short(date)})
    return note


def erase_old_notes(on: dt.date) -> int:
    """Xóa lời ghi hết hạn lưu, rulebook row duty.kept_months; how many."""
    before = add_months(on, -rules().number("duty.kept_months", on))
    return DutyNote.objects.filter(date__lt=before, directive=None).delete()[0]
