"""Chỉ mục toàn văn. FTS5 on SQLite, a `simple` tsvector on PostgreSQL; no extension on either.

Words are folded before they come here, so both databases find the same. SQLite's index follows its table by triggers.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "search_searchentry"
VECTOR = (
    f"(setweight(to_tsvector('simple', {TABLE}.folded), 'A') || "
    f"setweight(to_tsvector('simple', {TABLE}.body_folded), 'B'))"
)
_REMOVE = "INSERT INTO search_fts(search_fts, rowid, folded, body_folded) VALUES ('delete', OLD.id, OLD.folded, OLD.body_folded);"  # noqa: E501
_ADD = "INSERT INTO search_fts(rowid, folded, body_folded) VALUES (NEW.id, NEW.folded, NEW.body_folded);"
SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(folded, body_folded, content='{TABLE}', "
    "content_rowid='id', tokenize='unicode61', prefix='2 3')",
    f"CREATE TRIGGER IF NOT EXISTS search_fts_added AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS search_fts_removed AFTER DELETE ON {TABLE} BEGIN {_REMOVE} END",
    f"CREATE TRIGGER IF NOT EXISTS search_fts_changed AFTER UPDATE ON {TABLE} BEGIN {_REMOVE} {_ADD} END",
)
POSTGRESQL = (
    f"CREATE INDEX IF NOT EXISTS search_entry_words ON {TABLE} USING gin ({VECTOR.replace(TABLE + '.', '')})",
)

FIND_SQLITE = f"""
SELECT {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM search_fts JOIN {TABLE} ON {TABLE}.id = search_fts.rowid
WHERE search_fts MATCH %s {{kinds}}
ORDER BY bm25(search_fts, 8.0, 1.0), {TABLE}.id DESC LIMIT %s
"""
FIND_POSTGRESQL = f"""
SELECT {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM {TABLE}, to_tsquery('simple', %s) AS wanted
WHERE {VECTOR} @@ wanted {{kinds}}
ORDER BY ts_rank({VECTOR}, wanted) DESC, {TABLE}.id DESC LIMIT %s
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the full-text index; setting it twice is the same."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def suspend(connection: BaseDatabaseWrapper) -> None:
    """Let the index rest while very many rows come in; `rebuild` must follow in the same transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("added", "removed", "changed"):
                cursor.execute(f"DROP TRIGGER IF EXISTS search_fts_{name}")
        else:
            cursor.execute("DROP INDEX IF EXISTS search_entry_words")


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Make the whole index again from its table."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
    install(connection)


def after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Runs after every `migrate`."""
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        install(connection)


def find(connection: BaseDatabaseWrapper, words: list[str], kinds: list[str], limit: int) -> list[tuple[str, int, str]]:
    """Rows that hold every word, the last one by its beginning; best first. `words` are folded letters and digits."""
    sqlite = connection.vendor == "sqlite"
    quote = '"' if sqlite else "'"
    star = " *" if sqlite else ":*"
    quoted = [f"{quote}{word}{quote}" for word in words]
    wanted = (" AND " if sqlite else " & ").join([*quoted[:-1], quoted[-1] + star])
    among = f"AND {TABLE}.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
    with connection.cursor() as cursor:
        cursor.execute((FIND_SQLITE if sqlite else FIND_POSTGRESQL).format(kinds=among), [wanted, *kinds, limit])
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]
