"""Tính lại hạn của đề xuất. A draft that waits follows the calendar in force, and says so."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.directives.services.stored import sentence
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Draft, DraftState
from sauro.apps.tasks.services.session import refresh
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.periods import day_short
from sauro.domain.recalendar import moved_due
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

RECALCULATED = "draft.recalculated"


def redraft(old: WorkCalendar, new: WorkCalendar, start: dt.date, at: dt.datetime) -> int:
    """Tính lại hạn của đề xuất đang chờ, from `start` on; returns how many moved. Each in its own transaction.

    Nobody works to the day of a draft yet, so it moves both ways; one that a person set moves only off a day off. Its
    version grows: a form that was opened before is refused as stale, and the review page shows both days.
    """
    waiting = Draft.objects.filter(state=DraftState.PROPOSED, due_on__gte=start).order_by("pk")
    return sum(_move(pk, old, new, at) for pk in list(waiting.values_list("pk", flat=True)))


def _move(pk: int, old: WorkCalendar, new: WorkCalendar, at: dt.datetime) -> bool:
    with transaction.atomic():
        rows = Draft.objects.select_for_update(of=("self",)).select_related("directive")
        draft = rows.filter(pk=pk, state=DraftState.PROPOSED).first()
        if draft is None or draft.due_on is None or _told(draft, new):
            return False
        before, issued_on, low = draft.due_on, draft.directive.issued_on, draft.deadline_text.lower()
        found = first_deadline(deadline_phrases(low, 0, len(low), issued_on, labelled=True), issued_on)
        phrase = found.due if found else None
        due = moved_due(before, phrase, issued_on=issued_on, old=old, new=new, rules=rules())
        if due is None or due.on is None:
            return False
        told = {"from": day_short(before), "to": day_short(due.on), "calendar": new.version}
        said = sentence(Sentence(N_("Lịch làm việc đổi ({calendar}): hạn đề xuất từ {from} thành {to}."), told))
        draft.due_on, draft.due_because, draft.version = due.on, sentence(due.because), draft.version + 1
        draft.notes = [*draft.notes, {"code": RECALCULATED, "start": None, "end": None, **said}]
        draft.save(update_fields=["due_on", "due_because", "version", "notes"])
        refresh(draft)
        record(
            events.DRAFT_RECALCULATED,
            about=("draft", draft.pk),
            by=None,
            at=at,
            old={"due_on": before},
            new={"due_on": due.on, **told},
        )
        return True


def _told(draft: Draft, new: WorkCalendar) -> bool:
    """Whether this version was applied to the draft already, by a run that was cut off."""
    notes = (note for note in draft.notes if note.get("code") == RECALCULATED)
    return any(note["values"].get("calendar") == new.version for note in notes)
