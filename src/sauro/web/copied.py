"""Chép dòng. How many rows go into PostgreSQL: by COPY, which neither reads nor plans a sentence for each of them.

`executemany` sends a sentence a row, with its values written out: reading, planning and running each cost the server
three times what the row itself does, and the program five times. COPY sends values alone; checks, uniqueness, keys of
other tables and triggers hold as with INSERT, a wrong row undoes all of them, and it waits for the same commit.

COPY knows no "leave what stands". Few such rows go one by one as before; many come into a table of their own for the
length of a statement, and from there in one INSERT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection, transaction

MANY = 50  # rows from which a table of their own is worth its making
_WAITING = "rows_waiting"


@dataclass(frozen=True, slots=True)
class Into:
    """Nơi ghi: a table and its columns, quoted, as one statement names them."""

    table: str
    columns: str


class _Copying(psycopg.Cursor[Any]):
    """A cursor whose `executemany` is a COPY, so that the statement passes whoever listens to a connection."""

    def executemany(self, query: Any, params_seq: Any, **_: Any) -> None:
        with self.copy(query) as copy:
            for row in params_seq:
                copy.write_row(row)


def copied(into: Into, rows: Sequence[Sequence[Any]]) -> int:
    """Chép: all of these rows or none; how many."""
    return _copy(into.table, into.columns, rows)


@transaction.atomic(savepoint=False)
def copied_if_new(into: Into, rows: Sequence[Sequence[Any]]) -> int:
    """Chép dòng chưa có: what some uniqueness has already is left as it stands; how many were new."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_WAITING} ON COMMIT DROP AS SELECT {into.columns} FROM {into.table} WITH NO DATA"
        )
        _copy(_WAITING, into.columns, rows)
        cursor.execute(
            f"INSERT INTO {into.table} ({into.columns}) SELECT {into.columns} FROM {_WAITING} ON CONFLICT DO NOTHING"
        )
        written = int(cursor.rowcount)
        cursor.execute(f"DROP TABLE {_WAITING}")
    return written


def _copy(table: str, columns: str, rows: Sequence[Sequence[Any]]) -> int:
    with connection.cursor() as cursor:
        cursor.cursor = _Copying(connection.connection)
        cursor.executemany(f"COPY {table} ({columns}) FROM STDIN", rows)
        return int(cursor.rowcount)
