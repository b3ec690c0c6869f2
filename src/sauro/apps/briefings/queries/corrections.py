"""Số đã sửa. What a session was before each correction, read from the journal, to stand struck through beside the new.

The journal is the one place where an old number is kept: a page that shows it cannot disagree with the chain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sauro.apps.briefings import events
from sauro.apps.briefings.models import BriefingSession
from sauro.apps.journal.queries import HistoryLine
from sauro.domain.briefings import ABSENCE_WORDS, FORM_WORDS
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_

_WORDS = {"form": N_("Hình thức"), "invited": N_("Triệu tập"), "attended": N_("Dự họp"), "note": N_("Ghi chú")}
_WORDS |= {reason.value: words for reason, words in ABSENCE_WORDS.items()}
_FORMS = {form.value: words for form, words in FORM_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """Một lần sửa. Who, when; `changes`: (what, before, after) in the order of the form."""

    by_name: str
    at: dt.datetime
    changes: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Corrected:
    """Buổi đã sửa. Its corrections, oldest first; `struck`: the former values of a field, oldest first."""

    lines: list[Correction] = field(default_factory=list)
    struck: dict[str, list[str]] = field(default_factory=dict)


def corrections_of(sessions: Iterable[BriefingSession], history: Iterable[HistoryLine]) -> dict[int, Corrected]:
    """{session: its corrections}, without a question to the database. `history`: lines of the duty, newest first.

    A session removed and recorded anew has none of the former one's: as many lines are taken as it was corrected.
    """
    by_place: dict[tuple[str, bool], list[HistoryLine]] = {}
    for line in history:
        if line.kind == events.CORRECTED and not line.erased:
            by_place.setdefault((str(line.new.get("held_on")), bool(line.new.get("makes_up"))), []).append(line)
    found: dict[int, Corrected] = {}
    for session in sessions:
        lines = by_place.get((day_short(session.held_on), session.makes_up), [])[: session.revision - 1]
        if lines:
            found[session.pk] = _corrected(lines)
    return found


def _corrected(newest_first: list[HistoryLine]) -> Corrected:
    whole = Corrected()
    for line in reversed(newest_first):
        changed = [name for name in _WORDS if name in line.old]
        told = tuple((_WORDS[name], _said(line.old, name), _said(line.new, name)) for name in changed)
        whole.lines.append(Correction(line.by_name, line.at, told))
        for name in changed:
            whole.struck.setdefault(name, []).append(_said(line.old, name))
    return whole


def _said(values: Mapping[str, object], name: str) -> str:
    text = str(values.get(name, ""))
    return _FORMS.get(text, text) if name == "form" else text
