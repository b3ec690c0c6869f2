"""Ghi nhiều dòng. Rows by the hundred thousand: the statement is compiled once and only values pass through.

`bulk_create` compiles each field of each row anew, which is most of what an import costs. A caller writes rows of its
own app, in its services, inside its transaction, as with `bulk_create`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from django.db import connection, models

_PLAIN = frozenset({str, int, bool, type(None)})
_AS_IT_IS = frozenset({
    "CharField", "TextField", "IntegerField", "BigIntegerField", "SmallIntegerField", "PositiveIntegerField",
    "PositiveSmallIntegerField", "PositiveBigIntegerField", "BooleanField", "ForeignKey", "AutoField", "BigAutoField",
})  # fmt: skip
_DAYS = frozenset({"DateField", "DateTimeField"})


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, known_stay: bool = False
) -> int:
    """Ghi nhiều dòng. `names` are columns by attribute (`task_id`), `rows` their values; the rest is as by default.

    Returns how many were written. `known_stay`: a row that some uniqueness has already is left as it stands.

    No instance, no signal, no key comes back: whoever needs keys asks `next_ids` first and names `id`.
    """
    columns: dict[str, models.Field[Any, Any]] = {f.attname: f for f in model._meta.concrete_fields}
    named = [columns[name] for name in names]
    left = [f for f in columns.values() if f not in named and not f.primary_key and not f.has_db_default()]
    quoted = ", ".join(connection.ops.quote_name(str(f.column)) for f in (*named, *left))
    places = ", ".join(["%s"] * (len(named) + len(left)))
    statement = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({places})"
    statement += " ON CONFLICT DO NOTHING" if known_stay else ""
    given = [_as_stored(field, values) for field, values in zip(named, zip(*rows, strict=True), strict=False)]
    if not given:
        return 0
    constant = [repeat(_as_stored(field, [field.get_default()])[0], len(given[0])) for field in left]
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*given, *constant, strict=True)))
        return int(cursor.rowcount)


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


def _as_stored(field: models.Field[Any, Any], values: Sequence[Any]) -> Sequence[Any]:
    """A column as it is given to the database: most need nothing, days and moments are few in many rows."""
    kind = field.get_internal_type()
    if kind in _AS_IT_IS and _PLAIN.issuperset(map(type, values)):
        return values
    if kind in _DAYS:
        known = {value: field.get_db_prep_save(value, connection) for value in set(values)}
        return [known[value] for value in values]
    return [field.get_db_prep_save(value, connection) for value in values]
