"""What every journey stands on: the invented province, a live server on the real stack, one Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from sauro.sample.load import load_province
from tests.journeys import clock
from tests.journeys.browser import chromium_path
from tests.journeys.person import Person

LAST = ("test_life.py", "test_corpus.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The life of a task moves the clock by months; no real document may stand in a picture: both come last."""
    items.sort(key=lambda item: LAST.index(item.path.name) if item.path.name in LAST else -1)


@pytest.fixture(autouse=True)
def _journeys_only(request: pytest.FixtureRequest) -> None:
    if not chromium_path():
        pytest.skip("Chromium is absent")


@pytest.fixture(scope="package")
def site(django_test_environment: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of the province's installation. It has a database of its own: journeys follow one another in it."""
    facts = connection.settings_dict["TEST"]
    kept = facts["NAME"], settings.SAURO_CLOCK
    facts["NAME"] = facts["NAME"] and settings.SAURO_DATA / "journeys.sqlite3"
    settings.SAURO_CLOCK = "tests.journeys.clock.now"
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        load_province(clock.MORNING)
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
            teardown_databases(made, verbosity=0)
            facts["NAME"], settings.SAURO_CLOCK = kept


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def people(site: str, chromium: Browser) -> Iterator[list[Person]]:
    """Those who sat down at a screen in this journey; each must leave a console without complaints."""
    seated: list[Person] = []
    yield seated
    for person in seated:
        person.leave()


@pytest.fixture
def sit_down(site: str, chromium: Browser, people: list[Person]) -> object:
    """sit_down("tonghop") signs somebody in, at a desk or (width=360) with a phone."""

    def seat(username: str, *, width: int = 1440) -> Person:
        person = Person(chromium, site, username, width)
        people.append(person)
        return person

    return seat
