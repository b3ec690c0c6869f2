"""Ký tự rỗng: a NUL is answered by a page of 400, wherever it stands, on both databases."""

from __future__ import annotations

import pytest
from django.test import Client

from sauro.domain.acting import Role
from tests import cast
from tests.apps.accounts.people import account_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Client:
    """A clerk of the office who is signed in; errors of the machine are answers, not exceptions of the test."""
    browser = Client(raise_request_exception=False)
    browser.force_login(account_of(cast.person_in(cast.province().office, Role.CLERK), "van.thu"))
    return browser


@pytest.mark.parametrize(
    "address",
    [
        "/directives/?q=a%00b",
        "/directives/?view=%00",
        "/directives/?%00=1",
        "/tasks/?q=%00",
        "/tasks/?page=%00",
        "/tasks/NV%00/",
        "/agencies/?q=%00",
        "/directives/uploads/%00/",
        "/nowhere%00",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(clerk: Client, address: str) -> None:
    answer = clerk.get(address)

    assert answer.status_code == 400
    assert "Yêu cầu không hợp lệ" in answer.content.decode()


def test_a_nul_in_a_form_is_a_bad_request(clerk: Client) -> None:
    for field, value in (("username", "van\0thu"), ("us\0er", "x"), ("next", "/\0")):
        answer = clerk.post("/language/", {field: value, "language": "vi"})

        assert answer.status_code == 400, field


def test_a_stranger_gets_the_same_page(client: Client) -> None:
    answer = client.get("/directives/?q=%00")

    assert answer.status_code == 400
    assert "Không có gì bị thay đổi" in answer.content.decode()


def test_other_odd_characters_go_through(clerk: Client) -> None:
    assert clerk.get("/directives/", {"q": "\u200b\x01 đất"}).status_code == 200
