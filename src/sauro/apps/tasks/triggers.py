"""Hạn gốc. The database itself refuses to change the first deadline of a task (C1.2), on SQLite and PostgreSQL alike.

A deadline moves by `due_on` with its `DueChange`; what was asked at first stays visible for ever. A task registered
without a day may be given its first one later, once.
"""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "tasks_task"
NAME = "tasks_original_due_stays"
_SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS {NAME} BEFORE UPDATE OF original_due_on ON {TABLE}
WHEN OLD.original_due_on IS NOT NULL AND NEW.original_due_on IS NOT OLD.original_due_on
BEGIN SELECT RAISE(ABORT, 'the first deadline of a task never changes'); END
"""
_POSTGRESQL = (
    """
CREATE OR REPLACE FUNCTION tasks_first_deadline_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the first deadline of a task never changes' USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    f"""
CREATE OR REPLACE TRIGGER {NAME} BEFORE UPDATE OF original_due_on ON {TABLE} FOR EACH ROW
WHEN (OLD.original_due_on IS NOT NULL AND NEW.original_due_on IS DISTINCT FROM OLD.original_due_on)
EXECUTE FUNCTION tasks_first_deadline_stays()
""",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the trigger; setting it twice is the same."""
    with connection.cursor() as cursor:
        for statement in (_SQLITE,) if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the trigger away: for tests that tell of a task asked for otherwise, and for a restore."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {NAME}" + ("" if connection.vendor == "sqlite" else f" ON {TABLE}"))


def present(connection: BaseDatabaseWrapper) -> bool:
    """Whether the trigger stands in the database now."""
    where = (
        "FROM sqlite_master WHERE type = 'trigger' AND name = %s"
        if connection.vendor == "sqlite"
        else "FROM pg_trigger WHERE tgenabled <> 'D' AND tgname = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 {where}", [NAME])
        return cursor.fetchone() is not None


def after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Runs after every `migrate`: SQLite drops triggers when it rebuilds a table."""
    if TABLE in connections[using].introspection.table_names():
        install(connections[using])


def check_trigger(app_configs: Any = None, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Kiểm tra hệ thống: the trigger stands; a warning, since an error would stop the `migrate` that sets it again."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        try:
            standing = TABLE not in connections[alias].introspection.table_names() or present(connections[alias])
        except DatabaseError:
            continue
        if not standing:
            message = "The first deadline of a task can be changed in the database."
            found.append(checks.Warning(message, hint="Run migrate.", id="tasks.W001"))
    return found
