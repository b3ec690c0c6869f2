"""Each story begins with an empty store."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def nothing_is_left_of_the_story_before() -> None:
    for room in (settings.SAURO_STORE, settings.SAURO_QUARANTINE, settings.SAURO_PAGES):
        for path in Path(room).rglob("*"):
            if path.is_file():
                path.unlink()
