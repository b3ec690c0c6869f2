"""Thời hạn từ lời văn. Words that a person chose or typed, read as the reader reads them: kind, day and explanation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sauro.apps.directives.services.stored import sentence
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Draft
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.worktime import due_date


@dataclass(frozen=True, slots=True)
class ReadDue:
    """Thời hạn đã đọc. As the columns of a task hold it; `wrong`: the words print a day that does not exist."""

    kind: str
    iso: str
    cadence: str
    due_on: dt.date | None
    because: dict[str, Any]
    wrong: bool = False


def due_of(words: str, issued_on: dt.date | None) -> ReadDue | None:
    """Thời hạn của lời văn; None where the words name no time."""
    low = words.lower()
    phrase = first_deadline(deadline_phrases(low, 0, len(low), issued_on, labelled=True), issued_on)
    if phrase is None:
        return None
    due = due_date(phrase.due, issued_on=issued_on, calendar=calendar(), rules=rules())
    cadence = (phrase.iso or "")[:20] if phrase.kind is DeadlineKind.RECURRING else ""
    because = sentence(due.because)
    return ReadDue(str(phrase.kind), (phrase.iso or "")[:30], cadence, due.on, because, phrase.wrong is not None)


def read_deadline(draft: Draft, words: str) -> None:
    """Thời hạn. Fill kind, ISO form, cadence, day and explanation from the words; words without one change nothing."""
    read = due_of(words, draft.directive.issued_on)
    if read is None:
        return
    draft.deadline_kind, draft.deadline_iso, draft.cadence = read.kind, read.iso, read.cadence
    draft.due_on, draft.due_because = read.due_on, read.because
