"""Ghi dòng. Statements that are compiled once a process, so that only values pass through at each writing.

The ORM compiles each field of each row anew: most of what an import costs, and of what one verb on a large table does
(a task has sixty columns). A caller writes rows of its own app, in its services, inside its transaction.

many   `insert_rows`, `update_rows` (columns, no instances), `next_ids`, `many_rows` around a long run
one    `insert_row`, `update_row` (an instance, as its `save` would), `add_to` (a counter)

No signal is sent. Checks, uniqueness, defaults and encoders of JSON hold as with `save`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

from django.db import DatabaseError, connection, models

from sauro.web.copied import MANY, Into, copied, copied_if_new

M = TypeVar("M", bound=models.Model)
_TEXT = dict.fromkeys(("CharField", "TextField"), frozenset({str, type(None)}))
_NUMBERS = (
    "IntegerField", "BigIntegerField", "SmallIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
    "PositiveBigIntegerField", "ForeignKey", "OneToOneField", "AutoField", "BigAutoField",
)  # fmt: skip
_NUMBER = dict.fromkeys(_NUMBERS, frozenset({int, type(None)}))
_AS_IT_IS = _TEXT | _NUMBER | {"BooleanField": frozenset({bool, type(None)})}  # values that are stored as they are
_DAYS = frozenset({"DateField", "DateTimeField"})
_PAGES = 16_000  # of 4 KiB: what SQLite holds in memory, and in the log beside its file, during a long run
Adapter = Callable[[Any], Any]
_Statement = tuple[str, Callable[[Any], Sequence[Any]], list[Adapter]]


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, known_stay: bool = False
) -> int:
    """Ghi nhiều dòng. `names` are columns by attribute (`task_id`), `rows` their values; the rest is as by default.

    Returns how many were written. `known_stay`: a row that some uniqueness has already is left as it stands.

    No instance, no signal, no key comes back: whoever needs keys asks `next_ids` first and names `id`.
    """
    plan = _many(model, tuple(names))
    given = [_as_stored(field, values) for field, values in zip(plan.named, zip(*rows, strict=True), strict=False)]
    if not given:
        return 0
    constant = [repeat(_as_stored(field, [field.get_default()])[0], len(given[0])) for field in plan.left]
    stored = list(zip(*given, *constant, strict=True))
    if connection.vendor == "postgresql" and not known_stay:
        return copied(plan.into, stored)
    if connection.vendor == "postgresql" and len(stored) >= MANY:
        return copied_if_new(plan.into, stored)
    with connection.cursor() as cursor:
        cursor.executemany(plan.statement + (" ON CONFLICT DO NOTHING" if known_stay else ""), stored)
        return int(cursor.rowcount)


@dataclass(frozen=True, slots=True)
class _Many:
    """Many new rows of one table: where they go, the fields that are given, those that stand as by default."""

    into: Into
    statement: str
    named: list[models.Field[Any, Any]]
    left: list[models.Field[Any, Any]]


@lru_cache(maxsize=256)
def _many(model: type[models.Model], names: tuple[str, ...]) -> _Many:
    columns: dict[str, models.Field[Any, Any]] = {f.attname: f for f in model._meta.concrete_fields}
    named = [columns[name] for name in names]
    left = [f for f in columns.values() if f not in named and not f.primary_key and not f.has_db_default()]
    into = _into(model, [*named, *left])
    return _Many(into, _insert(into, len(named) + len(left)), named, left)


def update_rows(model: type[models.Model], names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Sửa nhiều dòng. `rows`: the key of each row, then its new values in the order of `names`."""
    statement, _, adapters = _update(model, tuple(names), connection.vendor)
    if rows:
        stored = [(*(fit(value) for fit, value in zip(adapters, row[1:], strict=True)), row[0]) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(statement, stored)


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """Số dòng kế tiếp: `count` keys that nobody else is given.

    PostgreSQL takes them from the sequence. On SQLite the caller has written in its transaction before, so that
    nobody else writes; the sequence follows the keys that are inserted.
    """
    table, key = model._meta.db_table, model._meta.pk
    assert key is not None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(asked, [connection.ops.quote_name(table), key.column, count])
            return sorted(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return list(range(first, first + count))


@contextmanager
def many_rows() -> Iterator[None]:
    """Đợt ghi dài. SQLite holds more of its pages, and copies them from its log to its file less often, in here.

    Rows whose index has no order (hashes) touch a page each: with the 2 MiB that are usual a page was written and read
    anew within one transaction, and copied again after each. Every commit is as safe as outside.
    """
    if connection.vendor != "sqlite":
        yield
        return
    usual = [(name, _pragma(name)) for name in ("cache_size", "wal_autocheckpoint")]
    for name, _ in usual:
        _pragma(name, _PAGES)
    try:
        yield
    finally:
        for name, value in usual:
            _pragma(name, value)


def _pragma(name: str, value: int | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" + ("" if value is None else f" = {value}"))
        return int((cursor.fetchone() or (0,))[0])


def insert_row(thing: M) -> M:
    """Ghi một dòng mới, as `save(force_insert=True)` would; the same thing with its key."""
    statement, values_of, adapters = _new(type(thing), connection.vendor)
    stored = [fit(value) for fit, value in zip(adapters, values_of(thing), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(statement, stored)
        thing.pk = cursor.fetchone()[0]
    thing._state.adding, thing._state.db = False, connection.alias
    return thing


def update_row(thing: models.Model, names: Iterable[str]) -> None:
    """Sửa một dòng, as `save(update_fields=names)` would. DatabaseError where the row is gone."""
    statement, values_of, adapters = _update(type(thing), tuple(names), connection.vendor)
    stored = [fit(value) for fit, value in zip(adapters, values_of(thing), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*stored, thing.pk])
        if cursor.rowcount != 1:
            raise DatabaseError(f"{type(thing).__name__} {thing.pk} is not there to be changed")


def add_to(model: type[models.Model], name: str, by: int, **where: Any) -> int | None:
    """Cộng vào một số. What the column of the one row then holds; None where there is no such row."""
    with connection.cursor() as cursor:
        cursor.execute(_add(model, name, tuple(where)), [by, *where.values()])
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def _into(model: type[models.Model], fields: Sequence[models.Field[Any, Any]]) -> Into:
    quote = connection.ops.quote_name
    return Into(quote(model._meta.db_table), ", ".join(quote(str(f.column)) for f in fields))


def _insert(into: Into, values: int) -> str:
    return f"INSERT INTO {into.table} ({into.columns}) VALUES ({', '.join(['%s'] * values)})"


@lru_cache(maxsize=256)
def _new(model: type[models.Model], vendor: str) -> _Statement:
    """The statement of one new row, what it takes of a thing and how that is stored."""
    meta = model._meta
    assert meta.pk is not None and not meta.parents, model
    fields = [f for f in meta.concrete_fields if not f.has_db_default() and not (f.primary_key and _counts(f))]
    key = connection.ops.quote_name(str(meta.pk.column))
    statement = f"{_insert(_into(model, fields), len(fields))} RETURNING {key}"
    return statement, *_told(fields)


def _counts(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.AutoField | models.BigAutoField | models.SmallAutoField)


@lru_cache(maxsize=512)
def _update(model: type[models.Model], names: tuple[str, ...], vendor: str) -> _Statement:
    quote, meta = connection.ops.quote_name, model._meta
    assert meta.pk is not None
    fields: list[Any] = [meta.get_field(name) for name in names]
    changes = ", ".join(f"{quote(f.column)} = %s" for f in fields)
    statement = f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {quote(str(meta.pk.column))} = %s"
    return statement, *_told(fields)


@lru_cache(maxsize=64)
def _add(model: type[models.Model], name: str, where: tuple[str, ...]) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    column = quote(str(meta.get_field(name).column))  # type: ignore[union-attr]
    which = " AND ".join(f"{quote(str(meta.get_field(one).column))} = %s" for one in where)  # type: ignore[union-attr]
    return f"UPDATE {quote(meta.db_table)} SET {column} = {column} + %s WHERE {which} RETURNING {column}"


def _told(fields: Sequence[models.Field[Any, Any]]) -> tuple[Callable[[Any], Sequence[Any]], list[Adapter]]:
    """Takes the values of these fields from a thing; how each is stored. No field of ours fills itself in."""
    filling = [f for f in fields if type(f).pre_save is not models.Field.pre_save]
    assert not any(getattr(f, "auto_now", True) or getattr(f, "auto_now_add", True) for f in filling), filling
    names = [f.attname for f in fields]
    values_of = attrgetter(*names) if len(names) > 1 else lambda thing: (getattr(thing, names[0]),)
    return values_of, [_adapter(f) for f in fields]


def _adapter(field: models.Field[Any, Any]) -> Adapter:
    """How a value of this column is given to the database: as it is where it may be, else as the field says."""
    plain = _AS_IT_IS.get(field.get_internal_type())
    if plain is None:
        if isinstance(field, models.JSONField):
            return _json(field.encoder)
        return lambda value: None if value is None else field.get_db_prep_save(value, connection)
    return lambda value: value if type(value) in plain else field.get_db_prep_save(value, connection)


@lru_cache(maxsize=8)
def _json(encoder: type[json.JSONEncoder] | None) -> Adapter:
    """With one encoder for all values: on SQLite the very text of `json.dumps`, PostgreSQL keeps what the text says."""
    encode = (encoder or json.JSONEncoder)(ensure_ascii=connection.vendor == "sqlite").encode
    return lambda value: None if value is None else encode(value)


def _as_stored(field: models.Field[Any, Any], values: Sequence[Any]) -> Sequence[Any]:
    """A column as it is given to the database: most need nothing, days and moments are few in many rows."""
    kind = field.get_internal_type()
    if kind in _AS_IT_IS and _AS_IT_IS[kind].issuperset(map(type, values)):
        return values
    if kind in _DAYS:
        known = {value: _as_text(field.get_db_prep_save(value, connection)) for value in set(values)}
        return [known[value] for value in values]
    return list(map(_adapter(field), values))


def _as_text(day: Any) -> str | None:
    """A day or moment as its words: once for all rows of the same one (PostgreSQL writes each value anew)."""
    return day.isoformat() if isinstance(day, dt.date) else day
