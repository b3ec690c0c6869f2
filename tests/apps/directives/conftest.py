"""Each story begins with an empty store and a registry that is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from sauro.apps.agencies.queries.registry import _built


@pytest.fixture(autouse=True)
def nothing_is_left_of_the_story_before() -> None:
    _built.cache_clear()
    for room in (settings.SAURO_STORE, settings.SAURO_QUARANTINE):
        for path in Path(room).rglob("*"):
            if path.is_file():
                path.unlink()
