"""Hiệu lực của văn bản. In force, amended, replaced, revoked or expired on a given day: a pure answer with its reason.

Only relations that a person confirmed count; what is not known is said as not known (A1, E1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.genealogy import RelationKind
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence


class Effect(StrEnum):
    """Tình trạng hiệu lực on a day."""

    UNKNOWN = "unknown"  # no day of issue is known
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPLACED = "replaced"
    REVOKED = "revoked"
    EXPIRED = "expired"


ENDED = frozenset({Effect.REPLACED, Effect.REVOKED, Effect.EXPIRED})


@dataclass(frozen=True, slots=True)
class Dates:
    """Các mốc hiệu lực. `in_force_from`: the day of issue where none was set; the other two from their own day on."""

    issued_on: dt.date | None
    in_force_from: dt.date | None = None
    expires_on: dt.date | None = None  # the last day in force
    revoked_on: dt.date | None = None  # the first day without force


@dataclass(frozen=True, slots=True)
class Touch:
    """Tác động. A confirmed relation of a later document to this one: its kind, number, the day from which it holds."""

    kind: RelationKind
    number: str
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class State:
    """Hiệu lực trong một ngày. `since`: the day of the change; `by`: number of the document that brought it."""

    effect: Effect
    on: dt.date
    since: dt.date | None = None
    by: str = ""

    @property
    def ended(self) -> bool:
        return self.effect in ENDED


_SAID = {
    Effect.UNKNOWN: N_("Chưa rõ hiệu lực"),
    Effect.NOT_YET: N_("Có hiệu lực từ {day}"),
    Effect.IN_FORCE: N_("Còn hiệu lực"),
    Effect.AMENDED: N_("Còn hiệu lực, đã sửa đổi bởi {by} từ {day}"),
    Effect.REPLACED: N_("Đã được {by} thay thế từ {day}"),
    Effect.REVOKED: N_("Đã bãi bỏ từ {day}"),
    Effect.EXPIRED: N_("Hết hiệu lực sau ngày {day}"),
}


def effective(dates: Dates, touches: Iterable[Touch], on: dt.date) -> State:
    """Hiệu lực. What ended it first is what ended it; an amendment of a document that has ended changes nothing."""
    start = dates.in_force_from or dates.issued_on
    known = [t for t in touches if t.since is None or t.since <= on]
    ends = [
        (t.since or dt.date.min, State(Effect.REPLACED, on, t.since, t.number))
        for t in known
        if t.kind is RelationKind.REPLACES
    ]
    if dates.revoked_on and dates.revoked_on <= on:
        ends.append((dates.revoked_on, State(Effect.REVOKED, on, dates.revoked_on)))
    if dates.expires_on and dates.expires_on < on:
        ends.append((dates.expires_on + dt.timedelta(days=1), State(Effect.EXPIRED, on, dates.expires_on)))
    if ends:
        return min(ends, key=lambda pair: pair[0])[1]
    if start is None:
        return State(Effect.UNKNOWN, on)
    if start > on:
        return State(Effect.NOT_YET, on, start)
    amended = [t for t in known if t.kind is RelationKind.AMENDS]
    if amended:
        last = max(amended, key=lambda t: t.since or dt.date.min)
        return State(Effect.AMENDED, on, last.since, last.number)
    return State(Effect.IN_FORCE, on, start)


def said(state: State) -> Sentence:
    """Câu về hiệu lực, for the screen and for print."""
    day = day_short(state.since) if state.since else N_("ngày chưa rõ")
    return Sentence(_SAID[state.effect], {"day": day, "by": state.by})
