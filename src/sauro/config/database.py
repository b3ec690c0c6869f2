"""Cơ sở dữ liệu. SQLite that loses nothing acknowledged in a power cut, or PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset fault (3.7.0 to 3.51.2; repaired in 3.51.3, 3.50.7, 3.44.6)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def sqlite(path: Path, test_path: Path) -> dict[str, Any]:
    """Settings of the embedded database; every transaction is a writer from its start, so none fails half-way."""
    safe = wal_is_safe(sqlite3.sqlite_version_info)
    mode = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        if safe
        else ("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;")
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": mode + " PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF;",
        },
        "TEST": {"NAME": test_path},
    }


def postgresql(url: str) -> dict[str, Any]:
    """Settings from postgresql://user:password@host:port/name or …/name?host=/folder/of/socket.

    `?pooler=1`: a pooler stands between that gives each transaction another connection, so that nothing is kept on one.
    """
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    pooler = query.get("pooler", ["0"])[0] != "0"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or "") or query.get("user", ["postgres"])[0],
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [unquote(parts.hostname or "")])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        # Each thread keeps its own connection for a while. No pool: closing gives a connection back to it, still open,
        # and the worker and its children are forks, which would then speak on one socket and read each other's rows.
        # Long enough for the server's plans to be of use (`web/planned.py`), which end with their connection.
        "CONN_MAX_AGE": 900,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": pooler,
        # A statement is kept where the program says so, never by the number of times it was asked.
        "OPTIONS": {} if pooler else {"prepare_threshold": 2**31 - 1},
    }


def default_database(url: str, folder: Path) -> dict[str, Any]:
    """The database of this installation: the address given, else a file in the data folder."""
    if not url:
        return sqlite(folder / "sauro.sqlite3", folder / "test.sqlite3")
    if urlsplit(url).scheme not in {"postgres", "postgresql"}:
        raise ValueError("SAURO_DATABASE_URL must begin with postgresql://")
    return postgresql(url)
