"""Một lần trong một yêu cầu. What a page asks again and again is asked of the database once.

`once(key, tables, ask)`: the answer of `ask`, kept until the request ends or one of `tables` is written to, by whatever
statement; from then on the request asks anew each time, so that nothing that was rolled back is ever kept.
`stamp(name)`: what tells one state of some rows from the next; all stamps together are one query a request.
Outside a request (a job, a command) nothing is kept and every question goes to the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection
from django.http import HttpRequest, HttpResponse

T = TypeVar("T")
_WRITTEN = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|TRUNCATE|COPY)\s+"?(\w+)', re.IGNORECASE)
_SAFE = ("SELECT", "SAVEPOINT", "RELEASE")


@dataclass(slots=True)
class _Kept:
    """What one request knows: answer and tables by key, and the tables that it wrote to."""

    answers: dict[Hashable, tuple[frozenset[str], Any]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def watch(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Every statement of the request passes here; a write drops what was read from its table."""
        if not sql.startswith(_SAFE) and (found := _WRITTEN.match(sql)):
            table = found[1]
            self.written.add(table)
            self.answers = {key: kept for key, kept in self.answers.items() if table not in kept[0]}
        return execute(sql, params, many, context)


_present: ContextVar[_Kept | None] = ContextVar("kept", default=None)


@contextmanager
def keeping() -> Iterator[None]:
    """The length of one request."""
    kept = _Kept()
    token = _present.set(kept)
    try:
        with connection.execute_wrapper(kept.watch):
            yield
    finally:
        _present.reset(token)


class OnceMiddleware:
    """Một lần trong một yêu cầu. What was asked is forgotten with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with keeping():
            return self.get_response(request)


def once(key: Hashable, tables: frozenset[str], ask: Callable[[], T]) -> T:
    """The answer of `ask`, which reads nothing but `tables`; callers must not change it."""
    kept = _present.get()
    if kept is None or kept.written & tables:
        return ask()
    if key not in kept.answers:
        kept.answers[key] = (tables, ask())
    answer: T = kept.answers[key][1]
    return answer


def asking_once() -> bool:
    """Whether a request is being answered: only then are stamps asked together."""
    return _present.get() is not None


def settled(*tables: str) -> bool:
    """Whether what this request reads of `tables` was committed: only then a process may keep it beyond the request."""
    kept = _present.get()
    return kept is not None and kept.written.isdisjoint(tables)


@dataclass(frozen=True, slots=True)
class _Stamp:
    table: str
    sql: str


_stamps: dict[str, _Stamp] = {}


def announce(name: str, table: str, sql: str) -> None:
    """Dấu phiên bản. `sql` selects one value of one row of `table`, another one after each change of the rows meant."""
    _stamps[name] = _Stamp(table, sql)


def stamp(name: str) -> Any:
    """The present value of a stamp, None before the first change."""
    kept, wanted = _present.get(), _stamps[name]
    if kept is None or wanted.table in kept.written:
        return _select([wanted])[0]
    tables = frozenset(known.table for known in _stamps.values())
    return once("stamps", tables, _all_stamps)[name]


def _all_stamps() -> dict[str, Any]:
    return dict(zip(_stamps, _select(list(_stamps.values())), strict=True))


def _select(wanted: list[_Stamp]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"({one.sql})" for one in wanted))
        row: tuple[Any, ...] = cursor.fetchone()
        return row
