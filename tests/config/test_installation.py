"""Cài đặt: what an installation is, where nothing is said, and that it loses nothing acknowledged."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import date_format, get_format

from sauro.config.data import data_folder, secret_key
from sauro.config.database import default_database, postgresql, wal_is_safe
from sauro.config.menu import MENU, menu
from sauro.config.signin import typed_name
from sauro.domain.acting import Role
from tests.apps.journal.cast import ADMIN, BUOI


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_is_used_only_where_it_is_repaired(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.django_db
def test_the_embedded_database_waits_for_the_disk() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings")
    wanted = {"journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1, "foreign_keys": 1, "trusted_schema": 0}

    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

    assert found == wanted
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_address_is_understood() -> None:
    by_network = postgresql("postgresql://an%40lac:m%C3%A2t@db.example:5433/sauro")
    by_socket = postgresql("postgresql://postgres@/postgres?host=%2Ftmp%2Fx")

    assert {k: by_network[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "sauro", "USER": "an@lac", "PASSWORD": "mât", "HOST": "db.example", "PORT": "5433",
    }  # fmt: skip
    assert (by_socket["HOST"], by_socket["NAME"]) == ("/tmp/x", "postgres")
    assert "pool" not in by_network.get("OPTIONS", {})  # a pool's open sockets would cross the forks of the worker
    with pytest.raises(ValueError, match="postgresql://"):
        default_database("mysql://x", Path())


def test_the_data_folder_is_closed_and_keeps_its_key(tmp_path: Path) -> None:
    folder = data_folder(str(tmp_path / "dữ liệu"))

    key = secret_key(folder)

    assert secret_key(folder) == key
    assert len(key) > 60
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert secret_key(data_folder(str(tmp_path / "khác"))) != key


def test_dates_are_printed_as_vietnamese_papers_print_them() -> None:
    import datetime as dt

    with translation.override("vi"):
        assert date_format(dt.date(2026, 10, 28)) == "28/10/2026"
        assert get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"


@pytest.mark.parametrize(("typed", "counted"), [(" AN ", "an"), ("an", "an"), ("", None)])
def test_capitals_do_not_pass_the_lock(typed: str, counted: str | None) -> None:
    request = RequestFactory().post("/sign-in/", {"username": typed})

    assert typed_name(request) == counted
    assert typed_name(request, {"username": "Khác"}) == "khác"


@pytest.mark.django_db
def test_the_menu_shows_an_administrator_no_content() -> None:
    request = RequestFactory().get("/journal/")
    request.acting = ADMIN  # type: ignore[attr-defined]

    items = menu(request)

    assert "/journal/" in [item.url for item in items]
    assert [item.current for item in items].count(True) == 1
    assert not {"/directives/", "/tasks/", "/review/"} & {item.url for item in items}


@pytest.mark.django_db
def test_the_menu_of_a_coordinator_and_of_nobody() -> None:
    request = RequestFactory().get("/")
    request.acting, request.user = BUOI, AnonymousUser()  # type: ignore[attr-defined]

    assert "/journal/" not in [item.url for item in menu(request)]

    request.acting = None  # type: ignore[attr-defined]
    assert not menu(request)


@pytest.mark.django_db
def test_every_entry_of_the_menu_leads_somewhere(client: Client) -> None:
    from django.urls import reverse

    entries = [entry for group in MENU for entry in group.entries]

    assert len(entries) > 10
    for entry in entries:
        assert reverse(entry.route)
        assert entry.roles <= frozenset(Role)


@pytest.mark.parametrize("tls", ["", "1"])
def test_a_fresh_installation_passes_its_checks(tmp_path: Path, tls: str) -> None:
    ask = [sys.executable, "-m", "django", "check", *(["--deploy", "--fail-level", "WARNING"] if tls else [])]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "SAURO_"))}
    env = {**inherited, "SAURO_DATA": str(tmp_path), "SAURO_TLS": tls, "SAURO_HOSTS": "sauro.example"}
    env |= {"DJANGO_SETTINGS_MODULE": "sauro.config.settings", "PYTHONPATH": str(settings.SRC.parent)}

    done = subprocess.run(ask, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
