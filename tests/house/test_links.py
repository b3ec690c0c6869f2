"""Lối đi. No page shows anybody a way that is closed to him: every link of every page that somebody sees opens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from lxml import html

from tests.counts import FULL
from tests.house.stage import Stage, stage
from tests.permission_base import PLACES, ROLES
from tests.permission_table import TABLE

# From where each role walks in ./test; the two that see nearly everything, and the other places, are for ./proof.
WALKS_FROM = {"clerk": "home", "leader": "office", "officer": "home", "administrator": "office"}
FILES = (".ics", ".xlsx", ".csv", ".docx", ".pdf", ".png")


def links(page: bytes, at: str) -> Iterator[str]:
    """The addresses of this installation to which a page leads, parts of pages left out."""
    for link in html.fromstring(page).xpath("//a/@href"):
        there = urlsplit(urljoin(at, link))
        if not there.netloc and there.scheme in ("", "http") and there.path and not there.path.endswith(FILES):
            yield there.path + (f"?{there.query}" if there.query else "")


def name_of(address: str) -> str:
    """The name of the page at an address; the address itself where it is none."""
    try:
        return str(resolve(urlsplit(address).path).view_name)
    except Resolver404:
        return address


def closed_ways(client: Client, there: Stage) -> dict[str, str]:
    """Where somebody is led and not let in: the first way to each sort of page, from all pages that he sees."""
    ways: dict[str, str] = {}  # address: the page that led there first
    answers = {}
    for name, row in TABLE.items():
        address = reverse(name, kwargs=there.path(row.path))
        if row.method != "GET" or address.endswith(FILES):
            continue
        page = client.get(address)
        answers[address] = page.status_code
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            for link in links(page.content, address):
                ways.setdefault(link, address)
    asked = {name_of(link): link for link in ways if link not in answers}
    answers |= {link: client.get(link).status_code for link in asked.values()}
    return {
        f"{ways[link]} leads to {link}": str(code) for link, code in answers.items() if link in ways and code >= 400
    }


@pytest.mark.skipif("SAURO_DATABASE_URL" in os.environ, reason="nothing here hangs on the database")
@pytest.mark.django_db
def test_every_link_that_somebody_sees_opens() -> None:
    there = stage()
    walks = list(product(ROLES, PLACES)) if FULL else list(WALKS_FROM.items())

    closed = {f"{role}@{place}": closed_ways(there.signed_in(role, place), there) for role, place in walks}

    assert {who: ways for who, ways in closed.items() if ways} == {}
