"""What every test stands on: a data folder of its own, SQLite in a file, PostgreSQL when SAURO_DATABASE_URL is set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser's event loop beside a live server
django.setup()

from django.db import connection  # noqa: E402
from django.db.backends.base.operations import BaseDatabaseOperations  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from pytest_django.plugin import DjangoDbBlocker  # noqa: E402

from sauro.apps.journal import triggers  # noqa: E402
from tests import cast  # noqa: E402
from tests.ready_database import ready_database  # noqa: E402


@pytest.fixture(autouse=True)
def names_begin_anew() -> None:
    cast.call_from_the_first()


@pytest.fixture(autouse=True, scope="session")
def data_folder_goes_with_the_run() -> Iterator[None]:
    """Only the folder that `tests.settings` made: under other settings it would be an office's own data."""
    yield
    if os.environ.get("SAURO_TEST_OWNER"):
        shutil.rmtree(os.environ["SAURO_DATA"], ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def journal_may_be_emptied_between_tests() -> Iterator[None]:
    """Transactional tests end with a flush, which the journal's triggers refuse; only here they step aside for it."""
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        triggers.drop(self.connection)
        try:
            plain(self, sql_list)
        finally:
            triggers.install(self.connection)

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = plain  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """The test database: on SQLite a copy of one that was migrated before, on PostgreSQL migrated now."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with ready_database():
                made = setup_databases(verbosity=0, interactive=False, keepdb=True)
        else:
            made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)
