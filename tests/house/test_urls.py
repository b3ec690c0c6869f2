"""Every address has a row in the permission table, and answers each role of each body as its row says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.stage import Stage, stage
from tests.permission_base import ROLES, WALKED
from tests.permission_table import TABLE

ENDS_THE_VISIT = {"accounts:sign_out", "accounts:close", "accounts:reset", "set_language"}


def routes(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The names of our own addresses, with their name space; those of the API have their table in test_api."""
    for item in (resolver or get_resolver()).url_patterns:
        if isinstance(item, URLResolver) and (item.namespace or "").startswith("api-"):
            continue
        if isinstance(item, URLResolver):
            yield from routes(item, f"{item.namespace}:" if item.namespace else space)
        elif isinstance(item, URLPattern):
            yield f"{space}{item.name}"


def outcome(response: Any) -> str:
    """in, 403, 404, sign_in, or whatever else came."""
    if response.status_code == 302 and response["Location"].startswith(reverse("accounts:sign_in")):
        return "sign_in"
    if response.status_code == 401:  # a form was sent: what it carries waits for the sign-in
        return "sign_in"
    if response.status_code in {200, 302, 409, 422}:
        return "in"
    return str(response.status_code)


def ask(client: Client, name: str, path: dict[str, Any]) -> Any:
    method = client.post if TABLE[name].method == "POST" else client.get
    return method(reverse(name, kwargs=path))


def test_every_address_has_a_row() -> None:
    assert sorted(set(routes())) == sorted(TABLE)


@pytest.mark.django_db
def test_nobody_comes_in_without_signing_in() -> None:
    there = stage()

    answers = {name: outcome(ask(Client(), name, there.path(row.path))) for name, row in TABLE.items()}

    wrong = {n: a for n, a in answers.items() if a != ("in" if TABLE[n].anonymous else "sign_in")}
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_each_body_gets_what_its_row_says(role: str) -> None:
    there: Stage = stage()

    wrong = {}
    for place in WALKED:
        client = there.signed_in(role, place)
        for name, row in TABLE.items():
            if name in ENDS_THE_VISIT:
                continue
            got = outcome(ask(client, name, there.path(row.path)))
            if got != (expected := row.expected(f"{role}@{place}")):
                wrong[f"{name} as {role}@{place}"] = f"{got}, expected {expected}"

    assert wrong == {}
