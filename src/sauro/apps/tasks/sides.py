"""Bên liên quan. The database itself keeps who has a side in a task (`TaskSide`), on SQLite and PostgreSQL alike.

Sight is asked on every page, over the whole register; said as eight conditions with "or" between them, PostgreSQL goes
through every task. So each task's sides stand as rows, and the database writes them in the very statement that changes
the task, whoever sends it: a row left over would show a task to a stranger. `ARMS` is the rule; `wrong` holds the rows
against it (`sauro verify`). Decision 012.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.core.checks import CheckMessage
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sauro.apps.tasks.set_triggers import Told, Triggers, differs

TABLE: Final = "tasks_taskside"
TASK: Final = "tasks_task"
_COORDINATOR: Final = "tasks_taskcoordinator"
_HOLDING: Final = "agencies_holding"
_ROOT: Final = f"JOIN {TASK} r ON r.id = t.root_id"

# Who has a side in a task t: giver, registrar, lead; the coordinating bodies; who gave or tracks the task at the top of
# a part; and, as minus their number, the persons who answer for it or are proposed to.
ARMS: Final = (
    ("t.registrar_id", ""),
    ("t.giver_id", ""),
    ("t.lead_id", ""),
    ("c.agency_id", f"JOIN {_COORDINATOR} c ON c.task_id = t.id"),
    ("r.registrar_id", _ROOT),
    ("r.giver_id", _ROOT),
    ("-h.person_id", f"JOIN {_HOLDING} h ON h.id = t.responsible_id"),
    ("-h.person_id", f"JOIN {_HOLDING} h ON h.id = t.proposed_id"),
)
_WATCHED: Final = ("registrar_id", "giver_id", "lead_id", "root_id", "parent_id", "responsible_id", "proposed_id")


def _arm(side: str, join: str, only: str) -> str:
    place = f"CASE WHEN t.parent_id IS NULL THEN 0 WHEN t.lead_id = {side} THEN 2 ELSE 1 END"
    columns = f"{side} AS side, {place} AS place, t.id AS task_id"
    return f"SELECT {columns} FROM {TASK} t {join} WHERE {only} AND {side} IS NOT NULL"


def _told(only: str) -> str:
    """The rows that tasks `t` of a condition ask for, each once."""
    return " UNION ".join(_arm(side, join, only) for side, join in ARMS)


def _again(only: str, tasks: str) -> str:
    """Two statements: the rows of these tasks are written anew. `only`: the tasks as `t`; `tasks`: as `task_id`."""
    return f"DELETE FROM {TABLE} WHERE {tasks}; INSERT INTO {TABLE} (side, place, task_id) {_told(only)};"


def _one(number: str) -> str:
    return _again(f"t.id = {number}", f"task_id = {number}")


_BRANCHES: Final = (
    "t.root_id = NEW.id",
    f"task_id IN (SELECT b.id FROM {TASK} b WHERE b.root_id = NEW.id)",
)
_HELD: Final = (
    "(t.responsible_id = NEW.id OR t.proposed_id = NEW.id)",
    f"task_id IN (SELECT b.id FROM {TASK} b WHERE b.responsible_id = NEW.id OR b.proposed_id = NEW.id)",
)
_TOP: Final = ("registrar_id", "giver_id")


def _statements(sqlite: bool) -> dict[str, Told]:
    """Name of each trigger: (when it fires, a condition or "", what it does)."""
    gone = f"DELETE FROM {TABLE} WHERE task_id = OLD.id;"
    return {
        "tasks_sides_of_new": (f"AFTER INSERT ON {TASK}", "", _one("NEW.id")),
        "tasks_sides_of_changed": (
            f"AFTER UPDATE OF {', '.join(_WATCHED)} ON {TASK}",
            differs(sqlite, *_WATCHED),
            _one("NEW.id"),
        ),
        "tasks_sides_of_branches": (
            f"AFTER UPDATE OF {', '.join(_TOP)} ON {TASK}",
            differs(sqlite, *_TOP),
            _again(*_BRANCHES),
        ),
        "tasks_sides_of_gone": (f"BEFORE DELETE ON {TASK}", "", gone),
        "tasks_sides_coordinator_new": (f"AFTER INSERT ON {_COORDINATOR}", "", _one("NEW.task_id")),
        "tasks_sides_coordinator_changed": (
            f"AFTER UPDATE OF agency_id, task_id ON {_COORDINATOR}",
            differs(sqlite, "agency_id", "task_id"),
            _one("OLD.task_id") + " " + _one("NEW.task_id"),
        ),
        "tasks_sides_coordinator_gone": (f"AFTER DELETE ON {_COORDINATOR}", "", _one("OLD.task_id")),
        "tasks_sides_of_post": (
            f"AFTER UPDATE OF person_id ON {_HOLDING}",
            differs(sqlite, "person_id"),
            _again(*_HELD),
        ),
    }


TRIGGERS: Final = Triggers(_statements)
NAMES: Final = TRIGGERS.names
install, drop, present = TRIGGERS.install, TRIGGERS.drop, TRIGGERS.present


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Write all rows anew, in the order of their index: after a bulk load, and where triggers were missing."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(
            f"INSERT INTO {TABLE} (side, place, task_id) SELECT side, place, task_id FROM ({_told('1 = 1')}) told "
            "ORDER BY side, place, task_id"
        )


def wrong(connection: BaseDatabaseWrapper, most: int = 100) -> Iterator[tuple[int, int, bool]]:
    """Dòng sai: (task, side, whether the row stands and should not), at most so many of each kind."""
    real, kept = (
        f"SELECT side, place, task_id FROM ({_told('1 = 1')}) told",
        f"SELECT side, place, task_id FROM {TABLE}",
    )
    with connection.cursor() as cursor:
        for first, second, stands in ((kept, real, True), (real, kept, False)):
            cursor.execute(f"SELECT task_id, side FROM ({first} EXCEPT {second}) differing LIMIT {most}")
            yield from ((task, side, stands) for task, side in cursor.fetchall())


def after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Runs after every `migrate`; where a trigger was missing (SQLite drops them as it rebuilds a table), rows too."""
    connection = connections[using]
    if {TABLE, TASK} <= set(connection.introspection.table_names()):
        if present(connection) != NAMES:
            rebuild(connection)
        install(connection)


def check_triggers(app_configs: Any = None, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Kiểm tra hệ thống: the triggers stand."""
    return TRIGGERS.missing(databases, TABLE, "Who may see a task would not follow its changes", "tasks.W002")
