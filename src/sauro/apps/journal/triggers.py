"""Chỉ ghi thêm. Triggers that refuse to change or delete the journal, on SQLite and PostgreSQL alike.

The values' row may be emptied as a whole (lawful erasure), never changed and never deleted. Who owns the database can
still drop a trigger: that is what the chain and a checkpoint held elsewhere are for.
"""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

ENTRY = "journal_entry"
VALUES = "journal_entryvalues"
_EMPTIED = "NEW.key = '' AND NEW.old IS NULL AND NEW.new IS NULL AND NEW.entry_id = OLD.entry_id"

SQLITE = {
    "journal_entry_no_update": f"BEFORE UPDATE ON {ENTRY} BEGIN {{refuse}} END",
    "journal_entry_no_delete": f"BEFORE DELETE ON {ENTRY} BEGIN {{refuse}} END",
    "journal_values_no_update": f"BEFORE UPDATE ON {VALUES} WHEN NOT ({_EMPTIED}) BEGIN {{refuse}} END",
    "journal_values_no_delete": f"BEFORE DELETE ON {VALUES} BEGIN {{refuse}} END",
}
POSTGRESQL = {
    "journal_entry_no_change": f"BEFORE UPDATE OR DELETE ON {ENTRY} FOR EACH ROW",
    "journal_entry_no_truncate": f"BEFORE TRUNCATE ON {ENTRY} FOR EACH STATEMENT",
    "journal_values_no_update": f"BEFORE UPDATE ON {VALUES} FOR EACH ROW WHEN (NOT ({_EMPTIED}))",
    "journal_values_no_delete": f"BEFORE DELETE ON {VALUES} FOR EACH ROW",
    "journal_values_no_truncate": f"BEFORE TRUNCATE ON {VALUES} FOR EACH STATEMENT",
}
_REFUSE_SQLITE = "SELECT RAISE(ABORT, 'the journal is append-only');"
_REFUSE_POSTGRESQL = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def expected(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of this database, by name."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers; setting them twice is the same."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in set(SQLITE) - present(connection):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(_written(name))
            return
        cursor.execute(_REFUSE_POSTGRESQL)
        for name, body in POSTGRESQL.items():
            cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {body} EXECUTE FUNCTION journal_refuse()")
            table = VALUES if f"ON {VALUES}" in body else ENTRY
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {name}")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests that empty the tables, and for a restore."""
    with connection.cursor() as cursor:
        for name, body in expected(connection).items():
            table = VALUES if f"ON {VALUES}" in body else ENTRY
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def _written(name: str) -> str:
    """A trigger of SQLite as the database keeps its words."""
    return f"CREATE TRIGGER {name} {SQLITE[name].format(refuse=_REFUSE_SQLITE)}"


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """The journal's triggers that stand in the database now and refuse; one in name alone does not count."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name for name, words in cursor.fetchall() if name in SQLITE and words == _written(name)}
        # 'R' fires on a replica only; a function that raises nothing refuses nothing
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal "
            "AND tgenabled IN ('O', 'A') AND prosrc LIKE '%%RAISE EXCEPTION ''the journal is append-only''%%' "
            f"AND tgrelid IN (to_regclass('{ENTRY}'), to_regclass('{VALUES}'))",
            [],
        )
        return {row[0] for row in cursor.fetchall()}


def after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Runs after every `migrate`, also one with nothing to apply."""
    connection = connections[using]
    if {ENTRY, VALUES} <= set(connection.introspection.table_names()):
        install(connection)


def check_triggers(app_configs: Any = None, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Kiểm tra hệ thống: every trigger of the journal stands; asked by `check --database default` and by `migrate`.

    A warning, because an error would stop the very `migrate` that sets them again.
    """
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        try:
            if not {ENTRY, VALUES} <= set(connection.introspection.table_names()):
                continue
            missing = set(expected(connection)) - present(connection)
        except DatabaseError:
            continue
        if missing:
            names = ", ".join(sorted(missing))
            message = f"The journal can be rewritten: missing {names}."
            found.append(checks.Warning(message, hint="Run migrate.", id="journal.W001"))
    return found
