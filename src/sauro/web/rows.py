"""Ghi nhiều dòng. Rows by the hundred thousand: the statement is compiled once and only values pass through.

`bulk_create` compiles each field of each row anew, which is most of what an import costs. A caller writes rows of its
own app, in its services, inside its transaction, as with `bulk_create`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models

_PLAIN = (str, int, bool, type(None))
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
    prepared = [_prepare(f) for f in named]
    constant = tuple(_prepare(f)(f.get_default()) for f in left)
    quoted = ", ".join(connection.ops.quote_name(str(f.column)) for f in (*named, *left))
    places = ", ".join(["%s"] * (len(named) + len(left)))
    statement = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({places})"
    statement += " ON CONFLICT DO NOTHING" if known_stay else ""
    values = [(*(p(v) for p, v in zip(prepared, row, strict=True)), *constant) for row in rows]
    if not values:
        return 0
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
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


def _prepare(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How a value of this column is given to the database; most are given as they are."""
    as_it_is = field.get_internal_type() in _AS_IT_IS

    if field.get_internal_type() in _DAYS:  # the same few days and moments in row after row
        last: list[Any] = [None, None]

        def remembered(value: Any) -> Any:
            if value is not last[0]:
                last[:] = value, field.get_db_prep_save(value, connection)
            return last[1]

        return remembered

    def prepared(value: Any) -> Any:
        return value if as_it_is and type(value) in _PLAIN else field.get_db_prep_save(value, connection)

    return prepared
