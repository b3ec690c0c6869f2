"""Chỉ mục toàn văn. FTS5 on SQLite, a `simple` tsvector on PostgreSQL; no extension on either.

Words are folded before they come here, so both databases find the same. SQLite's index follows its table by triggers.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "search_searchentry"
# Two columns that PostgreSQL fills by itself. They are stored: an index of a vector with weights, or of one made as it
# is asked for, makes it anew of the whole text of every hit (12,000 documents: 3 s of one core for three words).
TITLE_WORDS, WORDS = f"{TABLE}.title_words", f"{TABLE}.words"
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
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS title_words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED, ADD COLUMN IF NOT EXISTS words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', folded) || to_tsvector('simple', body_folded)) STORED",
    "DROP INDEX IF EXISTS search_entry_words",  # of an earlier edition
    f"CREATE INDEX IF NOT EXISTS search_entry_titles ON {TABLE} USING gin (title_words)",
    f"CREATE INDEX IF NOT EXISTS search_entry_texts ON {TABLE} USING gin (words)",
)

# The newest first: an index that is read backwards stops after the rows that are wanted, a score needs all of them.
FIND_SQLITE = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM search_fts JOIN {TABLE} ON {TABLE}.id = search_fts.rowid
WHERE search_fts MATCH %s {{kinds}}
ORDER BY search_fts.rowid DESC LIMIT %s
"""
# Where a kind has few rows, they are known before the words are looked up: the other hits are passed over unread.
FEW = 5_000
COUNT_SQLITE = f"SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE kind IN ({{marks}}) LIMIT {FEW + 1})"
FIND_FEW_SQLITE = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM (SELECT search_fts.rowid AS id FROM search_fts
      WHERE search_fts MATCH %s AND +search_fts.rowid IN (SELECT {TABLE}.id FROM {TABLE} WHERE 1=1 {{kinds}})
      ORDER BY search_fts.rowid DESC LIMIT %s) AS hits
JOIN {TABLE} ON {TABLE}.id = hits.id ORDER BY {TABLE}.id DESC
"""
ALL_SQLITE = f"""SELECT {TABLE}.object_id FROM search_fts JOIN {TABLE} ON {TABLE}.id = search_fts.rowid
WHERE search_fts MATCH %s AND {TABLE}.kind = %s"""
ALL_POSTGRESQL = f"SELECT object_id FROM {TABLE} WHERE {WORDS} @@ to_tsquery('simple', %s) AND kind = %s"
FIND_POSTGRESQL = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM {TABLE}
WHERE {{words}} @@ to_tsquery('simple', %s) {{kinds}}
ORDER BY {TABLE}.id DESC LIMIT %s
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
            cursor.execute("DROP INDEX IF EXISTS search_entry_titles, search_entry_texts")


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
    """Rows that hold every word, the last one by its beginning. `words` are folded letters and digits.

    Those with all words in their title come first, then the others; of each the newest first.
    """
    sqlite = connection.vendor == "sqlite"
    marks = ", ".join(["%s"] * len(kinds))
    found: dict[int, tuple[str, int, str]] = {}
    with connection.cursor() as cursor:
        sql = FIND_SQLITE if sqlite else FIND_POSTGRESQL
        if sqlite and kinds:
            cursor.execute(COUNT_SQLITE.format(marks=marks), kinds)
            sql = FIND_FEW_SQLITE if cursor.fetchone()[0] <= FEW else sql
        asked_kinds = f"AND {TABLE}.kind IN ({marks})" if kinds else ""
        for title in (True, False):
            asked = sql.format(kinds=asked_kinds, words=TITLE_WORDS if title else WORDS)
            cursor.execute(asked, [_sqlite_words(words, title) if sqlite else _tsquery(words), *kinds, limit])
            for pk, *row in cursor.fetchall():
                found.setdefault(pk, (row[0], row[1], row[2]))
            if len(found) >= limit:
                break
    return list(found.values())[:limit]


def _sqlite_words(words: list[str], title: bool) -> str:
    asked = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
    return f"folded : ({asked})" if title else asked


def _tsquery(words: list[str]) -> str:
    return " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])


def all_of(connection: BaseDatabaseWrapper, words: list[str], kind: str) -> tuple[str, tuple[str, str]]:
    """A subquery, with its values: the ids of everything of a kind that holds every word."""
    if connection.vendor == "sqlite":
        return ALL_SQLITE, (_sqlite_words(words, title=False), kind)
    return ALL_POSTGRESQL, (_tsquery(words), kind)
