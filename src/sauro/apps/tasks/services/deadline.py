"""Thời hạn từ lời văn. Words that a person chose or typed, read as the reader reads them: kind, day and explanation."""

from __future__ import annotations

from sauro.apps.directives.services.stored import sentence
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Draft
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.lunar import lunar_due
from sauro.domain.worktime import due_date


def read_deadline(draft: Draft, words: str) -> None:
    """Thời hạn. Fill kind, ISO form, cadence, day and explanation from the words; words without one change nothing."""
    low, issued_on = words.lower(), draft.directive.issued_on
    phrase = first_deadline(deadline_phrases(low, 0, len(low), issued_on, labelled=True), issued_on)
    if phrase is None:
        return
    due = due_date(phrase.due, issued_on=issued_on, calendar=calendar(), rules=rules())
    if due.on is None and phrase.lunar and issued_on is not None:
        due = lunar_due(low, issued_on=issued_on, calendar=calendar(), rules=rules()) or due
    draft.deadline_kind, draft.deadline_iso = str(phrase.kind), (phrase.iso or "")[:30]
    draft.cadence = (phrase.iso or "")[:20] if phrase.kind is DeadlineKind.RECURRING else ""
    draft.due_on, draft.due_because = due.on, sentence(due.because)
