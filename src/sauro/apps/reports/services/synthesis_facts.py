"""Dữ kiện của một kỳ. From the register to what is frozen: numbers, bodies in bands, groups, decisions, comparison."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sauro.apps.agencies.models import Agency
from sauro.apps.reports.models import ScopeKind, Synthesis, SynthesisState
from sauro.apps.reports.queries.synthesis_findings import findings_decided
from sauro.apps.reports.queries.synthesis_pasts import Bounds, Scope, bodies_in, pasts_of, tasks_of
from sauro.apps.reports.queries.synthesis_sources import (
    decided_of,
    reported_voices,
    sayings_of,
    voices_of,
    waits_of,
)
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain import synthesis as domain
from sauro.domain import synthesis_figures as figures
from sauro.domain.obligations import Period
from sauro.domain.rules import RuleBook
from sauro.domain.synthesis_periods import after, before, period
from sauro.domain.synthesis_store import Stored, packed
from sauro.domain.synthesis_text import Told
from sauro.domain.synthesis_voices import Voice, grouped
from sauro.domain.worktime import WorkCalendar

VERSION = 1
FROZEN, COMPUTED = "frozen", "computed"
_FIRST = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Taken:
    """Dữ kiện vừa lấy. `facts` as stored; `stored` the lines behind them, `raw` the same packed."""

    period: Period
    as_of: dt.date
    facts: dict[str, Any]
    stored: Stored
    raw: bytes


def period_of(key: str) -> Period:
    """Kỳ của một khóa, by the rulebook in force. Refusal synthesis.period."""
    return period(key, calendar=calendar(), rules=rules())


def take_facts(scope: Scope, key: str, *, today: dt.date) -> Taken:
    """Lấy dữ kiện. As known at the end of the closing day, or of today where that is still to come.

    The same register gives the same facts, to the letter: nothing in them tells when or by whom they were taken.
    """
    book, cal = rules(), calendar()
    found = period(key, calendar=cal, rules=book)
    as_of = max(found.first, min(found.closing, today))
    window = _window(scope, found, as_of, cal, book)
    last = period(before(found), calendar=cal, rules=book)
    known = min(last.closing, window.last_closing)
    pasts = pasts_of(scope, Bounds(known, min(last.first, window.since), as_of))
    stored = _stored(scope, found.key, window, pasts, cal)
    aged = book.number("task.ageing.alert", as_of)
    facts = {
        "version": VERSION,
        "period": {"key": found.key, "name": found.name, "since": found.first, "closing": found.closing, "as_of": as_of,
                   "next_closing": window.next_closing},
        "rules": _rules(book, as_of) | {"aged": aged},
        "calendar": cal.version,
        "numbers": figures.counted(stored.lines, aged=aged),
        "bodies": [asdict(row) for row in figures.bodies_of(stored.lines, bands=_bands(book, as_of), order=_orders())],
        "groups": grouped(stored.voices),
        "asks": sum(1 for voice in stored.voices if voice.ask),
        "decided": dict(sorted(Counter(row.kind for row in stored.decided).items())),
        "late": [asdict(line) for line in _longest(stored)[: book.number("synthesis.named", as_of)]],
        "last": _last(scope, last, pasts, cal, book, aged),
    }  # fmt: skip
    return Taken(found, as_of, _plain(facts), stored, packed(stored))


def _window(scope: Scope, found: Period, day: dt.date, cal: WorkCalendar, book: RuleBook) -> domain.Window:
    whole = scope.kind == ScopeKind.DIRECTIVE
    return domain.Window(found.first, day, whole, max(day, after(found, calendar=cal, rules=book)))


def _rules(book: RuleBook, on: dt.date) -> dict[str, Any]:
    numbers = {name: book.number(f"synthesis.{name}", on) for name in ("fewest", "named", "annex_lines")}
    return numbers | {"bands": list(_bands(book, on))}


def _bands(book: RuleBook, on: dt.date) -> tuple[int, ...]:
    return tuple(int(word) for word in book.rule("synthesis.bands", on).value.split(","))


def _orders() -> Any:
    """The order of the registry, by id of a body; one query."""
    keys = dict(Agency.objects.values_list("pk", "sort_key"))
    return lambda pk: keys.get(pk, "")


def _days(pasts: Sequence[domain.Past], cal: WorkCalendar, day: dt.date) -> domain.WorkingDays:
    """Working days from the earliest deadline on; what lies before the registers of today is no deadline."""
    first = min((p.due for p in pasts if p.due), default=day)
    return domain.WorkingDays(cal, max(min(first, day), _FIRST), day)


def _lines(
    scope: Scope, window: domain.Window, pasts: Sequence[domain.Past], cal: WorkCalendar, days: domain.WorkingDays,
    waits: dict[int, str], said: dict[int, str],
) -> list[domain.Line]:  # fmt: skip
    names = dict(Agency.objects.values_list("pk", "name"))
    bodies = bodies_in(scope, window.day)
    found = []
    for past in pasts:
        line = domain.line_of(
            past, window, bodies=names.__getitem__, days=days, calendar=cal, waits=waits.get(past.id, ""),
            said=said.get(past.id, ""),
        )  # fmt: skip
        if line is not None and (not bodies or line.lead in bodies):
            found.append(line)
    return found


def _stored(
    scope: Scope, key: str, window: domain.Window, pasts: Sequence[domain.Past], cal: WorkCalendar
) -> Stored:  # fmt: skip
    bodies = bodies_in(scope, window.day)
    tasks = tasks_of(scope, bodies, window.day)
    days = _days(pasts, cal, window.day)
    waits, said = waits_of(tasks, window.day, days), sayings_of(tasks, window.day)
    return Stored(
        _lines(scope, window, pasts, cal, days, waits, said),
        voices_of(tasks, window.since, window.day) + _reported(scope, key, window.day),
        decided_of(tasks, window.since, window.day) + findings_decided(scope, bodies, window.since, window.day),
    )


def _reported(scope: Scope, key: str, day: dt.date) -> list[Voice]:
    """Of a directive also what its periodic reports say."""
    return reported_voices(scope.target, key, day) if scope.kind == ScopeKind.DIRECTIVE else []


def _last(
    scope: Scope, last: Period, pasts: Sequence[domain.Past], cal: WorkCalendar, book: RuleBook, aged: int
) -> dict[str, Any]:
    """Kỳ trước: from the frozen synthesis of that period where there is one, else asked of the register anew."""
    frozen = frozen_of(scope, last.key)
    if frozen is not None:
        numbers = frozen.facts["numbers"]
        return {"how": FROZEN, "key": last.key, "name": last.name, "closing": frozen.as_of, "numbers": numbers}
    window = _window(scope, last, last.closing, cal, book)
    lines = _lines(scope, window, pasts, cal, _days(pasts, cal, window.day), {}, {})
    numbers = figures.counted(lines, aged=aged)
    return {"how": COMPUTED, "key": last.key, "name": last.name, "closing": last.closing, "numbers": numbers}


def frozen_of(scope: Scope, key: str) -> Synthesis | None:
    """Bản tổng hợp đã ban hành hoặc đã khóa of this scope and period."""
    rows = Synthesis.objects.filter(
        agency_id=scope.office, scope=scope.kind, period=key, state__in=[SynthesisState.ISSUED, SynthesisState.CLOSED]
    )
    if scope.kind == ScopeKind.PROVINCE:
        return rows.first()
    return rows.filter(**{f"{scope.kind}_id": scope.target}).first()


def told_of(subject: str, scope: ScopeKind, facts: dict[str, Any], stored: Stored) -> Told:
    """Dữ kiện để soạn, from frozen facts: the same text whenever it is composed."""
    span, numbers, fewest = facts["period"], facts["numbers"], facts["rules"]["fewest"]
    last = facts["last"]
    return Told(
        subject=subject,
        directive=scope == ScopeKind.DIRECTIVE,
        since=dt.date.fromisoformat(span["since"]),
        day=dt.date.fromisoformat(span["as_of"]),
        next_closing=dt.date.fromisoformat(span["next_closing"]),
        numbers=numbers,
        rates=figures.rates(numbers, fewest),
        last_day=dt.date.fromisoformat(last["closing"]),
        last_numbers=last["numbers"],
        last_rate=figures.rates(last["numbers"], fewest)["on_time"],
        late=_longest(stored),
        groups=[(key, bodies, texts) for key, bodies, texts in facts["groups"]],
        asks=[voice for voice in stored.voices if voice.ask],
        decided=facts["decided"] | {kind: numbers[kind] for kind in ("replaced", "withdrawn")},
        named=facts["rules"]["named"],
        aged_days=facts["rules"]["aged"],
    )


def _longest(stored: Stored) -> list[domain.Line]:
    """Nhiệm vụ quá hạn, the longest first."""
    return sorted(figures.select(stored.lines, "overdue"), key=lambda line: (-line.late, line.code))


def _plain(value: Any) -> Any:
    """As the database gives it back: days as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value.isoformat() if isinstance(value, dt.date) else value
