"""Bộ trigger. What the database does by itself whenever a row changes, set in the same words on both databases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

Told = tuple[str, str, str]  # when it fires, a condition or "", what it does


def differs(sqlite: bool, *columns: str) -> str:
    """The condition of a trigger that one of these columns really changed."""
    words = "IS NOT" if sqlite else "IS DISTINCT FROM"
    return " OR ".join(f"OLD.{column} {words} NEW.{column}" for column in columns)


@dataclass(frozen=True, slots=True)
class Triggers:
    """Bộ trigger, by name. `told`: what each says, True: in the words of SQLite."""

    told: Callable[[bool], Mapping[str, Told]]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.told(True))

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Set them in the words of this edition; setting them twice is the same."""
        self.drop(connection)
        with connection.cursor() as cursor:
            for name, (fires, condition, _) in self.told(False).items():
                if connection.vendor == "sqlite":
                    cursor.execute(self._sqlite(name))
                    continue
                body = self._body(name)
                cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
                when = f"WHEN ({condition})" if condition else ""
                cursor.execute(f"CREATE TRIGGER {name} {fires} FOR EACH ROW {when} EXECUTE FUNCTION {name}()")

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take them away while very many rows come in; what they keep must be made anew before they are set again."""
        with connection.cursor() as cursor:
            for name, (fires, _, _) in self.told(True).items():
                table = "" if connection.vendor == "sqlite" else f" ON {fires.rpartition(' ON ')[2]}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")

    def present(self, connection: BaseDatabaseWrapper) -> frozenset[str]:
        """Those that stand in the database now; one in name alone, or in other words, does not count."""
        sqlite = connection.vendor == "sqlite"
        asked = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            if sqlite
            else "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE tgenabled IN ('O', 'A')"
        )
        words, names = (self._sqlite if sqlite else self._body), self.names
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return frozenset(name for name, said in cursor.fetchall() if name in names and said == words(name))

    def missing(self, databases: object, table: str, message: str, warning: str) -> list[CheckMessage]:
        """Kiểm tra hệ thống: a warning where one is missing, since an error would stop the `migrate` that sets it."""
        found: list[CheckMessage] = []
        for alias in databases or ():  # type: ignore[attr-defined]
            connection = connections[alias]
            try:
                there = table in connection.introspection.table_names()
                missing = self.names - self.present(connection) if there else frozenset()
            except DatabaseError:
                continue
            if missing:
                said = f"{message}: {', '.join(sorted(missing))} missing."
                found.append(checks.Warning(said, hint="Run migrate.", id=warning))
        return found

    def _sqlite(self, name: str) -> str:
        """A trigger of SQLite, as the database keeps its words."""
        fires, condition, does = self.told(True)[name]
        when = f"WHEN ({condition}) " if condition else ""
        return f"CREATE TRIGGER {name} {fires} FOR EACH ROW {when}BEGIN {does} END"

    def _body(self, name: str) -> str:
        """What a trigger's function does on PostgreSQL, as the database keeps it."""
        fires, _, does = self.told(False)[name]
        return f" BEGIN {does} RETURN {'OLD' if fires.startswith('BEFORE DELETE') else 'NULL'}; END "
