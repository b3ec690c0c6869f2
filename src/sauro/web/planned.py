"""Câu đã lập kế hoạch. A prepared question that a PostgreSQL server keeps for as long as its connection is open.

Over half of what PostgreSQL spends on a page is reading and planning sentences that it has read before. So a sentence
of `web/prepared.py` is a prepared statement of the server: only its values are parameters, its constants stand in it as
they are, so that the condition of a partial index is found as before. The server plans the first five executions for
their values and keeps a general plan only if that one is no dearer (plan_cache_mode=auto). A plan is kept, no answer.

A sentence with many values (thousands of bodies) is sent as any other: a general plan would know nothing of them.
Behind a pooler that gives each transaction another connection nothing is kept (`?pooler=1` in the address).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import NotSupportedError, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

MOST_VALUES = 64  # of one sentence
MOST_KEPT = 500  # sentences that one connection keeps, those least asked given up first

_MARK = re.compile(r"%%|%s")
_Read = Callable[[list[Any]], list[Any]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the log of questions shows of a statement."""

    query: bytes


class _Keeping(ServerBindingCursor):
    """A cursor whose every statement is kept by the server."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        done = super().execute(query, params, prepare=True, **how)
        if connection.queries_logged:  # told with its values, as any other
            self._query = _Told(connection.ops.compose_sql(query, params).encode())
        return done


@dataclass(frozen=True, slots=True)
class Planned:
    """Câu giữ ở máy chủ: its words with the constants written out, and for each mark the number of its value."""

    sql: str
    numbers: tuple[int, ...]

    def __call__(self, values: list[Any], read: _Read) -> list[Any]:
        """Asks with the server's plan. Where a migration changed a column under it, a new connection plans anew."""
        try:
            return self._asked(values, read)
        except NotSupportedError:  # cached plan must not change result type
            connection.close_at = 0  # long past: the next request opens another
            if connection.in_atomic_block:
                raise
            connection.close()
            return self._asked(values, read)

    def _asked(self, values: list[Any], read: _Read) -> list[Any]:
        with connection.cursor() as cursor:
            connection.connection.prepared_max = MOST_KEPT
            cursor.cursor = _Keeping(connection.connection)
            cursor.execute(self.sql, [_typed(values[number]) for number in self.numbers])
            return read(cursor.fetchall())


def planned(sql: str, places: Sequence[tuple[int, Any]]) -> Planned | None:
    """The sentence for the server to keep; None where it is sent as any other."""
    numbers = tuple(number for number, _ in places if number >= 0)
    if len(numbers) > MOST_VALUES or "prepare_threshold" not in connection.settings_dict["OPTIONS"]:
        return None
    connection.ensure_connection()
    following = iter(places)

    def written(mark: re.Match[str]) -> str:
        if mark[0] == "%%":
            return "%%"
        number, constant = next(following)
        return "%s" if number >= 0 else Literal(constant).as_string(connection.connection).replace("%", "%%")

    return Planned(_MARK.sub(written, sql), numbers)


def _typed(value: Any) -> Any:
    """Every number is of the widest kind: psycopg tells the server the narrowest, and each kind would be a sentence."""
    return Int8(value) if type(value) is int else value
