"""What every test stands on: a data folder of its own, SQLite in a file, PostgreSQL when SAURO_DATABASE_URL is set."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest

# Each process of a run (xdist's too) keeps its own data folder, so that runs side by side never meet.
_FOLDER = tempfile.mkdtemp(prefix="sauro-test-")
os.environ["SAURO_DATA"] = _FOLDER
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser's event loop beside a live server


@pytest.fixture(autouse=True, scope="session")
def data_folder_goes_with_the_run() -> Iterator[None]:
    yield
    shutil.rmtree(_FOLDER, ignore_errors=True)
