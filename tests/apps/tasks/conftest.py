"""The registry is cached by its version; each story has its own bodies."""

from __future__ import annotations

import pytest

from sauro.apps.agencies.queries.registry import _built


@pytest.fixture(autouse=True)
def registry_of_this_story() -> None:
    _built.cache_clear()
