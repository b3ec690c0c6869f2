"""Ghi hàng loạt. The one place outside `services` and migrations that writes rows: for an invented province alone.

A service writes one verb at a time and must; four million rows cannot come that way. So this module takes prepared
rows, writes them with COPY (PostgreSQL) or executemany (SQLite) and chains their journal entries beforehand, with the
very functions of `domain.ledger`. Three fences: it opens only on a register without tasks (`open_ledger`), only
`sauro.sample` imports it (tests/house/test_writes.py), and `sauro verify` must be green after it. Decision 008.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import AutoField, DateField, DateTimeField, Field, JSONField, Max, Model

from sauro.apps.journal.events import is_known
from sauro.apps.journal.models import Entry, EntryValues
from sauro.apps.journal.queries import head
from sauro.apps.search import fulltext
from sauro.apps.tasks import pieces, sides
from sauro.apps.tasks.models import Task
from sauro.domain.ledger import GENESIS, Checkpoint, LedgerEntry, canonical, entry_hash, said_digest

CHUNK: Final = 4_000  # rows of one COPY or executemany
_NONE: Final = canonical(None)
Encode = Callable[[Any], Any]


class NotEmptyError(RuntimeError):
    """Không nạp: there are tasks already, and no work of an office is ever mixed with an invented one."""


class Table:
    """Bảng chờ ghi. Rows of one model: `add` fills in the defaults, gives the id, writes whenever a chunk is full."""

    def __init__(self, model: type[Model]) -> None:
        fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
        sqlite = connection.vendor == "sqlite"
        self.model, self.written = model, 0
        encoders = [_encoder(f, sqlite) for f in fields]
        self._slots = {f.attname: (at, made) for at, (f, made) in enumerate(zip(fields, encoders, strict=True))}
        self._blank = [_stored(f.get_default(), made) for f, made in zip(fields, encoders, strict=True)]
        self._key = self._slots[model._meta.pk.attname][0] if isinstance(model._meta.pk, AutoField) else -1
        self.last_id = self._highest() if self._key >= 0 else 0
        self._rows: list[list[Any]] = []
        columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
        table = connection.ops.quote_name(model._meta.db_table)
        self._copy = f"COPY {table} ({columns}) FROM STDIN"
        self._insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['?'] * len(fields))})"

    def _highest(self) -> int:
        return int(self.model._default_manager.aggregate(last=Max("pk"))["last"] or 0)

    def add(self, **values: Any) -> int:
        """One row by the names of its columns (`lead_id`, not `lead`; KeyError for another); its id, 0 where none is
        counted."""
        row, slots = self._blank.copy(), self._slots
        for name, value in values.items():
            at, encode = slots[name]
            row[at] = value if encode is None or value is None else encode(value)
        pk = 0
        if (key := self._key) >= 0 and (pk := row[key]) is None:
            self.last_id += 1
            pk = row[key] = self.last_id
        self._rows.append(row)
        if len(self._rows) >= CHUNK:
            self.flush()
        return pk

    def next_id(self) -> int:
        """An id for a row that is written later (a task, whose life is told first)."""
        self.last_id += 1
        return self.last_id

    def flush(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        self.written += len(rows)
        raw = connection.connection.cursor()
        if connection.vendor == "postgresql":
            with raw.copy(self._copy) as out:
                for row in rows:
                    out.write_row(row)
        else:
            raw.executemany(self._insert, rows)
        raw.close()


def _encoder(field: Field[Any, Any], sqlite: bool) -> Encode | None:
    if isinstance(field, JSONField):
        return as_json
    if isinstance(field, DateTimeField):
        return _as_utc if sqlite else None
    if isinstance(field, DateField):
        return dt.date.isoformat if sqlite else None
    return str if field.choices and field.get_internal_type() == "CharField" else None


def _stored(value: Any, encode: Encode | None) -> Any:
    return value if encode is None or value is None else encode(value)


def as_json(value: Any) -> str:
    return value if type(value) is str else canonical(value).decode()


def _as_utc(value: dt.datetime) -> str:
    """As Django writes it on SQLite: UTC, without saying so."""
    if value.tzinfo is not dt.UTC:
        value = value.astimezone(dt.UTC)
    return value.isoformat(" ")[:-6]


class Chronicle:
    """Nhật ký chờ ghi. What happened, told in any order; `close` sorts it by time and chains it onto the journal.

    Keys of digests come from the dice: the same seed gives the same chain. (A real entry's key comes from `secrets`.)
    """

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._told: list[tuple[dt.datetime, int, str, str, int, int | None, str, bytes, bytes]] = []

    def tell(
        self, at: dt.datetime, kind: str, about: tuple[str, int], by: tuple[int, str] | None, *, old: Any = None,
        new: Any = None,
    ) -> None:  # fmt: skip
        """One entry. by: (account, printed name), None for the system; old, new: plain values, days as text."""
        account, name = by or (None, "")
        said = (_NONE if old is None else canonical(old), _NONE if new is None else canonical(new))
        self._told.append((at, len(self._told), kind, *about, account, name, *said))

    def close(self, entries: Table, values: Table) -> int:
        """Chain all that was told, in order of time; how many entries were written."""
        unknown = {row[2] for row in self._told if not is_known(row[2])}
        if unknown:
            raise ValueError(f"{sorted(unknown)}: name them in LABELS of their app's events.py")
        self._told.sort()
        last = head() or Checkpoint(0, GENESIS)
        index, previous = last.index, last.hash
        for at, _, kind, about_kind, about_id, account, name, old, new in self._told:
            key = self._dice.randbytes(32)
            digest = said_digest(key, b"[" + old + b"," + new + b"]")
            index += 1
            entry = LedgerEntry(
                index, kind, about_kind, about_id, account, name, None, "", at, digest, previous
            )  # fmt: skip
            found = entry_hash(entry)
            entries.add(
                index=index, kind=kind, about_kind=about_kind, about_id=about_id, by=account, by_name=name, at=at,
                digest=digest, previous_hash=previous, hash=found,
            )  # fmt: skip
            previous = found
            values.add(
                entry_id=index, key=key.hex(),
                old=None if old == _NONE else old.decode(), new=None if new == _NONE else new.decode(),
            )  # fmt: skip
        count, self._told = len(self._told), []
        return count


class Ledger:
    """Sổ chờ ghi. The tables by model and the chronicle of one loading; everything is in the transaction around it."""

    def __init__(self, dice: random.Random) -> None:
        self.chronicle = Chronicle(dice)
        self._tables: dict[type[Model], Table] = {}

    def table(self, model: type[Model]) -> Table:
        if model not in self._tables:
            self._tables[model] = Table(model)
        return self._tables[model]

    def close(self) -> dict[str, int]:
        """Write what waits, the journal last; rows by model. Counters of ids go on after the highest."""
        entries, values = self.table(Entry), self.table(EntryValues)
        self.chronicle.close(entries, values)
        for table in self._tables.values():
            table.flush()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(_no_style(), list(self._tables)):
                cursor.execute(statement)
        return {model.__name__: table.written for model, table in self._tables.items()}


def _no_style() -> Any:
    from django.core.management.color import no_style

    return no_style()


@contextmanager
def open_ledger(dice: random.Random) -> Iterator[Ledger]:
    """Nạp hàng loạt: all or nothing, in one transaction, on a register without tasks (else NotEmptyError).

    Plain indexes and foreign keys are set aside and made anew at the end, which checks every row once more.
    """
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction, so it stands before it
            cursor.execute("PRAGMA cache_size = -600000")
    try:
        with transaction.atomic():
            if Task.objects.exists():
                raise NotEmptyError
            ledger = Ledger(dice)
            again = _set_aside_sqlite() if sqlite else _set_aside_postgresql()
            fulltext.suspend(connection)
            sides.drop(connection)
            pieces.drop(connection)
            yield ledger
            sides.rebuild(connection)
            _make_again(again)
            sides.install(connection)
            pieces.rebuild(connection)
            pieces.install(connection)
            fulltext.rebuild(connection)
            if sqlite:
                connection.check_constraints()
    finally:
        if sqlite:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA foreign_keys = ON")
                cursor.execute("PRAGMA cache_size = -2000")


def _set_aside_sqlite() -> list[str]:
    """Plain indexes; unique ones stay, they are promises. Their own statements make them again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'")
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [sql for _, sql in found]


_FOREIGN: Final = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""
_INDEXES: Final = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
WHERE relnamespace = current_schema()::regnamespace AND NOT indisunique AND indexrelid NOT IN
  (SELECT conindid FROM pg_constraint WHERE conindid <> 0)
"""


def _set_aside_postgresql() -> list[str]:
    """Foreign keys and plain indexes, in the order in which they are made again: indexes first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute(_INDEXES)
        indexes = cursor.fetchall()
        cursor.execute(_FOREIGN)
        keys = cursor.fetchall()
        for table, name, _ in keys:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {connection.ops.quote_name(name)}")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    quoted = connection.ops.quote_name
    return [sql for _, sql in indexes] + [f"ALTER TABLE {t} ADD CONSTRAINT {quoted(n)} {sql}" for t, n, sql in keys]


def _make_again(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def refresh_statistics() -> None:
    """What the planner of the database knows of the new rows, as after a night of an installation.

    PostgreSQL also notes which pages hold nothing but settled rows: without that no index answers alone.
    """
    vacuums = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if vacuums else "ANALYZE")
