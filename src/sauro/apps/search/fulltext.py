"""Chỉ mục toàn văn. FTS5 on SQLite, a `simple` tsvector on PostgreSQL; no extension on either.

Words are folded before they come here, so both databases find the same. SQLite's index follows its table by triggers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "search_searchentry"
# Two columns that PostgreSQL fills by itself. They are stored: an index of a vector with weights, or of one made as it
# is asked for, makes it anew of the whole text of every hit (12,000 documents: 3 s of one core for three words).
TITLE_WORDS, WORDS = f"{TABLE}.title_words", f"{TABLE}.words"
_REMOVE = "INSERT INTO search_fts(search_fts, rowid, folded, body_folded) VALUES ('delete', OLD.id, OLD.folded, OLD.body_folded);"  # noqa: E501
_ADD = "INSERT INTO search_fts(rowid, folded, body_folded) VALUES (NEW.id, NEW.folded, NEW.body_folded);"
# Tasks are nine things in ten: who looks for a document would read through all of them.
MANY, OTHERS = "kind = 'task'", "kind <> 'task'"
_INDEXES = {
    "search_titles_of_tasks": ("title_words", MANY),
    "search_texts_of_tasks": ("words", MANY),
    "search_titles_of_others": ("title_words", OTHERS),
    "search_texts_of_others": ("words", OTHERS),
}
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
    "DROP INDEX IF EXISTS search_entry_words, search_entry_titles, search_entry_texts",  # of earlier editions
    *(
        f"CREATE INDEX IF NOT EXISTS {name} ON {TABLE} USING gin ({column}) WHERE {part}"
        for name, (column, part) in _INDEXES.items()
    ),
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
HANDFUL = 1_000  # and where it has no more than these, their words are compared as they stand
COUNT = f"SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE kind IN ({{marks}}) LIMIT {{most}}) few"
FIND_HANDFUL = f"""
SELECT id, kind, object_id, title FROM {TABLE} WHERE kind IN ({{marks}}) AND {{text}}
ORDER BY CASE WHEN {{title}} THEN 0 ELSE 1 END, id DESC LIMIT %s
"""
FIND_FEW_SQLITE = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM (SELECT search_fts.rowid AS id FROM search_fts
      WHERE search_fts MATCH %s AND +search_fts.rowid IN (SELECT {TABLE}.id FROM {TABLE} WHERE 1=1 {{kinds}})
      ORDER BY search_fts.rowid DESC LIMIT %s) AS hits
JOIN {TABLE} ON {TABLE}.id = hits.id ORDER BY {TABLE}.id DESC
"""
TEXTS = f"SELECT object_id, folded, body_folded FROM {TABLE} WHERE kind = %s AND object_id IN ({{marks}})"
# In no order: very many are told from some before their texts are read.
ALL_SQLITE = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title, {TABLE}.folded
FROM search_fts JOIN {TABLE} ON {TABLE}.id = search_fts.rowid
WHERE search_fts MATCH %s AND {TABLE}.kind = %s LIMIT %s
"""
ALL_POSTGRESQL = f"""
SELECT id, kind, object_id, title, folded FROM {TABLE}
WHERE {WORDS} @@ to_tsquery('simple', %s) AND kind = %s LIMIT %s
"""
# Of some things alone, whose numbers a subquery gathers first.
AMONG_SQLITE = f"""
SELECT {TABLE}.object_id, {TABLE}.folded
FROM (SELECT search_fts.rowid AS id FROM search_fts
      WHERE search_fts MATCH %s AND +search_fts.rowid IN
        (SELECT {TABLE}.id FROM {TABLE} WHERE {TABLE}.kind = %s AND {TABLE}.object_id IN ({{things}}))
      ORDER BY search_fts.rowid DESC LIMIT %s) AS hits
JOIN {TABLE} ON {TABLE}.id = hits.id ORDER BY {TABLE}.id DESC
"""
AMONG_POSTGRESQL = f"""
SELECT object_id, folded FROM {TABLE}
WHERE {WORDS} @@ to_tsquery('simple', %s) AND kind = %s AND object_id = ANY(ARRAY({{things}}))
ORDER BY id DESC LIMIT %s
"""
FIND_POSTGRESQL = f"""
SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.object_id, {TABLE}.title
FROM {TABLE}
WHERE {{holds}}
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
            cursor.execute(f"DROP INDEX IF EXISTS {', '.join(_INDEXES)}")


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


Hit = tuple[str, int, str]  # kind, id, title
Query = tuple[str, Sequence[Any]]


def find_all(connection: BaseDatabaseWrapper, words: list[str], kind: str, most: int) -> list[Hit] | None:
    """As `find`, every row of a kind; None where there are more than so many, which is known before all are read."""
    number = _number_of(connection, [kind])
    if number <= HANDFUL:
        rows = _handful(connection, words, [kind], most + 1) if number else []
        return rows if len(rows) <= most else None
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        asked = _sqlite_words(words, title=False) if sqlite else _tsquery(words)
        cursor.execute(ALL_SQLITE if sqlite else ALL_POSTGRESQL, [asked, kind, most + 1])
        rows = cursor.fetchall()
    if len(rows) > most:
        return None
    rows.sort(key=lambda row: (not _holds(row[4].split(), words), -row[0]))
    return [(kind, thing, title) for _, kind, thing, title, _ in rows]


def find(connection: BaseDatabaseWrapper, words: list[str], kinds: list[str], limit: int) -> list[Hit]:
    """Rows that hold every word, the last one by its beginning. `words` are folded letters and digits.

    Those with all words in their title come first, then the others; of each the newest first.
    """
    number = _number_of(connection, kinds) if kinds else None
    if number is not None and number <= HANDFUL:
        return _handful(connection, words, kinds, limit) if number else []
    ask = _ask_sqlite if connection.vendor == "sqlite" else _ask_postgresql
    found: dict[int, Hit] = {}
    with connection.cursor() as cursor:
        for title in (True, False):
            sql, values = ask(words, kinds, title=title, few=number is not None and number <= FEW)
            cursor.execute(sql, [*values, limit])
            for pk, *row in cursor.fetchall():
                found.setdefault(pk, (row[0], row[1], row[2]))
            if len(found) >= limit:
                break
    return list(found.values())[:limit]


def among(connection: BaseDatabaseWrapper, words: list[str], kind: str, things: Query, limit: int) -> list[int]:
    """Ids of a kind that hold every word, of those alone that a question (its words and values) gathers; as `find`."""
    sqlite = connection.vendor == "sqlite"
    asked, (told, values) = (_sqlite_words(words, title=False) if sqlite else _tsquery(words)), things
    with connection.cursor() as cursor:
        sql = (AMONG_SQLITE if sqlite else AMONG_POSTGRESQL).format(things=told)
        cursor.execute(sql, [asked, kind, *values, limit])
        rows = cursor.fetchall()
    return [pk for pk, title in sorted(rows, key=lambda row: not _holds(row[1].split(), words))]


def _holds(title: list[str], words: list[str]) -> bool:
    return all(word in title for word in words[:-1]) and any(word.startswith(words[-1]) for word in title)


def holding(connection: BaseDatabaseWrapper, words: list[str], kind: str, things: list[int]) -> list[int]:
    """Which of these things hold every word, those that hold them all in their title first; else in their order."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS.format(marks=_marks(things)), [kind, *things])
        texts = {thing: (title.split(), text.split()) for thing, title, text in cursor.fetchall()}
    found = [thing for thing in things if thing in texts and _holds([*texts[thing][0], *texts[thing][1]], words)]
    return sorted(found, key=lambda thing: not _holds(texts[thing][0], words))


def _number_of(connection: BaseDatabaseWrapper, kinds: list[str]) -> int:
    """How many things of these kinds there are, as far as it matters: a handful, few, or more."""
    most = (FEW if connection.vendor == "sqlite" else HANDFUL) + 1
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(marks=_marks(kinds), most=most), kinds)
        number: int = cursor.fetchone()[0]
        return number


def _handful(connection: BaseDatabaseWrapper, words: list[str], kinds: list[str], limit: int) -> list[Hit]:
    """As `find`, of so few things that no index is shorter: words stand apart by single blanks."""
    like = [*(f"% {word} %" for word in words[:-1]), f"% {words[-1]}%"]
    text, title = (
        " AND ".join([f"(' ' || {column} || ' ') LIKE %s"] * len(like))
        for column in ("folded || ' ' || body_folded", "folded")
    )
    with connection.cursor() as cursor:
        asked = FIND_HANDFUL.format(marks=_marks(kinds), text=text, title=title)
        cursor.execute(asked, [*kinds, *like, *like, limit])
        return [(kind, number, said) for _, kind, number, said in cursor.fetchall()]


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _ask_sqlite(words: list[str], kinds: list[str], *, title: bool, few: bool) -> Query:
    of_kinds = f"AND {TABLE}.kind IN ({_marks(kinds)})" if kinds else ""
    return (FIND_FEW_SQLITE if few else FIND_SQLITE).format(kinds=of_kinds), [_sqlite_words(words, title), *kinds]


def _ask_postgresql(words: list[str], kinds: list[str], *, title: bool, few: bool) -> Query:
    """In the words of the indexes, which are parted by kind; every kind is asked of both."""
    asked, holds = _tsquery(words), f"{TITLE_WORDS if title else WORDS} @@ to_tsquery('simple', %s)"
    if kinds:
        return FIND_POSTGRESQL.format(holds=f"{holds} AND kind IN ({_marks(kinds)})"), [asked, *kinds]
    return FIND_POSTGRESQL.format(holds=f"(({holds} AND {MANY}) OR ({holds} AND {OTHERS}))"), [asked, asked]


def _sqlite_words(words: list[str], title: bool) -> str:
    asked = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
    return f"folded : ({asked})" if title else asked


def _tsquery(words: list[str]) -> str:
    return " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])
