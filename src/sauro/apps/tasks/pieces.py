"""Mảnh chữ được giữ. Where the pieces of words stand in the register: kept by the database and one job (decision 013).

A trigger notes each task whose words came, changed or went (`WordsWaiting`), whoever sends the statement; such a task
is asked for its own words. `take_in` writes the blocks of those that wait anew and lets them go. Blocks are never
changed in place, so nothing is left over of old words; `wrong` holds every block against the texts (`sauro verify`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from django.core.checks import CheckMessage
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sauro.apps.tasks.models.typed import TABLE, TASK, WAITING
from sauro.apps.tasks.set_triggers import Told, Triggers, differs
from sauro.domain.text.fragments import BLOCK, block_of, numbers_in, unpacked
from sauro.web.among import among

_WORDS: Final = "folded"


def _statements(sqlite: bool) -> dict[str, Told]:
    """What notes a task whose words are to be taken in again."""

    def note(number: str) -> str:
        return f"INSERT INTO {WAITING} (task) VALUES ({number});"

    return {
        "tasks_words_of_new": (f"AFTER INSERT ON {TASK}", "", note("NEW.id")),
        "tasks_words_changed": (f"AFTER UPDATE OF {_WORDS} ON {TASK}", differs(sqlite, _WORDS), note("NEW.id")),
        "tasks_words_of_gone": (f"AFTER DELETE ON {TASK}", "", note("OLD.id")),
    }


TRIGGERS: Final = Triggers(_statements)
install, drop, present = TRIGGERS.install, TRIGGERS.drop, TRIGGERS.present


def waiting(connection: BaseDatabaseWrapper) -> int:
    """Số dòng chờ tách chữ."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {WAITING}")
        number: int = cursor.fetchone()[0]
        return number


def take_in(connection: BaseDatabaseWrapper) -> int:
    """Tách chữ của nhiệm vụ đang chờ, block by block; how many blocks were written. It may be killed at any point.

    Texts are read and cut before a block's transaction, which begins by letting go the very rows it knew of: where
    another run was faster they are gone, and what was cut here may be older than what stands there.
    """
    noted: defaultdict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, task FROM {WAITING}")
        for row, task in cursor.fetchall():
            noted[task // BLOCK].append(row)
    written = 0
    for block, rows in sorted(noted.items()):
        told, kept = block_of(_texts(connection, block)), _kept(connection, block)
        with transaction.atomic(using=connection.alias):
            if _let_go(connection, rows):
                _write(connection, block, {piece: at for piece, at in told.items() if kept.get(piece) != at})
                _remove(connection, block, [piece for piece in kept if piece not in told])
                written += 1
    return written


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Write all blocks anew: after a bulk load, and where triggers were missing."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(f"DELETE FROM {WAITING}")
        cursor.execute(f"INSERT INTO {WAITING} (task) SELECT id FROM {TASK}")
    take_in(connection)


def wrong(connection: BaseDatabaseWrapper, most: int = 100) -> Iterator[tuple[int, str, bool]]:
    """Mảnh sai: (task, piece, whether it stands and should not), at most so many; tasks that wait are left out."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT task FROM {WAITING}")
        waits = {task for (task,) in cursor.fetchall()}
        cursor.execute(f"SELECT MAX(id) / {BLOCK} FROM {TASK} UNION SELECT MAX(block) FROM {TABLE}")
        last = max(int(block or 0) for (block,) in cursor.fetchall())
    for block in range(last + 1):
        told, kept = block_of(_texts(connection, block)), _kept(connection, block)
        for piece in sorted(told.keys() | kept.keys()):
            if told.get(piece) == kept.get(piece):
                continue
            real, stands = (unpacked(at.get(piece, b"")) for at in (told, kept))
            for number in numbers_in(real ^ stands):
                task = block * BLOCK + number
                if task not in waits and most > 0:
                    most -= 1
                    yield task, piece, bool(stands >> number & 1)


def after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Runs after every `migrate`; where a trigger was missing (SQLite drops them as it rebuilds a table), all anew."""
    connection = connections[using]
    if {TABLE, WAITING, TASK} <= set(connection.introspection.table_names()):
        complete = present(connection) == TRIGGERS.names
        install(connection)
        if not complete:
            rebuild(connection)


def check_triggers(app_configs: Any = None, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Kiểm tra hệ thống: the triggers stand."""
    return TRIGGERS.missing(databases, TABLE, "Words of a task would not be found", "tasks.W003")


def _texts(connection: BaseDatabaseWrapper, block: int) -> Iterator[tuple[int, str]]:
    first = block * BLOCK
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {_WORDS} FROM {TASK} WHERE id >= %s AND id < %s", [first, first + BLOCK])
        for number, words in cursor.fetchall():
            yield number - first, words


def _kept(connection: BaseDatabaseWrapper, block: int) -> dict[str, bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT piece, tasks FROM {TABLE} WHERE block = %s", [block])
        return {piece: bytes(at) for piece, at in cursor.fetchall()}


def _let_go(connection: BaseDatabaseWrapper, rows: list[int]) -> bool:
    """Whether all these rows still waited; they do no longer."""
    said, values = among(connection.vendor, "id", rows)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {WAITING} WHERE {said}", [values])
        return int(cursor.rowcount) == len(rows)


# All rows of a block go as one value, or two: cut from one string of bytes on SQLite, which knows no arrays.
_TOLD_SQLITE: Final = """SELECT json_extract(value, '$[0]'), %s, substr(%s, json_extract(value, '$[1]'), json_extract(value, '$[2]'))
FROM json_each(%s) WHERE 1 = 1"""  # noqa: E501
_TOLD_POSTGRESQL: Final = "SELECT piece, %s, tasks FROM unnest(%s::text[], %s::bytea[]) AS told (piece, tasks)"


def _write(connection: BaseDatabaseWrapper, block: int, pieces: dict[str, bytes]) -> None:
    names, sets = list(pieces), list(pieces.values())
    starts = accumulate(map(len, sets), initial=1)
    sqlite = connection.vendor == "sqlite"
    told = _TOLD_SQLITE if sqlite else _TOLD_POSTGRESQL
    cuts = json.dumps(list(zip(names, starts, map(len, sets), strict=False)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (piece, block, tasks) {told} "
            "ON CONFLICT (piece, block) DO UPDATE SET tasks = excluded.tasks",
            [block, b"".join(sets), cuts] if sqlite else [block, names, sets],
        )


def _remove(connection: BaseDatabaseWrapper, block: int, pieces: list[str]) -> None:
    if pieces:
        said, values = among(connection.vendor, "piece", pieces, "text")
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE block = {block} AND {said}", [values])
