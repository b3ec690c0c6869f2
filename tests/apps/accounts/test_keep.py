"""Quản trị tài khoản: open, close, reset; a page that exists for the administrator only."""

from __future__ import annotations

import pytest
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Role
from tests.apps.accounts.people import PASSWORD, account_of
from tests.cast import Province, person_in, province

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def tinh() -> Province:
    return province()


@pytest.fixture
def keeper(client: Client, tinh: Province) -> User:
    user = account_of(person_in(tinh.office, Role.ADMINISTRATOR, name="Đỗ Thị Na"), "na")
    client.force_login(user, backend=BACKEND)
    return user


def test_the_administrator_opens_an_account(client: Client, tinh: Province, keeper: User) -> None:
    person = person_in(tinh.home, name="Lê Văn Mít").person

    client.post("/accounts/open/", {"person": person.pk, "username": "Mit", "password": PASSWORD, "language": "vi"})

    opened = User.objects.get(username="mit")
    assert opened.person == person
    assert history_of(("account", opened.pk))[0].by_name == "Đỗ Thị Na"
    assert Client().post("/sign-in/", {"username": "mit", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("wrong", [{"username": "na"}, {"password": "ngắn"}, {"person": "999999"}, {"language": "fr"}])
def test_a_wrong_form_comes_back_with_its_reason(
    client: Client, tinh: Province, keeper: User, wrong: dict[str, str]
) -> None:
    person = person_in(tinh.home, name="Lê Văn Mít").person
    given = {"person": str(person.pk), "username": "mit", "password": PASSWORD, "language": "vi", **wrong}

    assert client.post("/accounts/open/", given).status_code == 422
    assert User.objects.count() == 1


def test_closing_and_opening_again(client: Client, tinh: Province, keeper: User) -> None:
    user = account_of(person_in(tinh.home), "mit")

    client.post(f"/accounts/{user.pk}/close/")
    user.refresh_from_db()
    assert not user.is_active

    client.post(f"/accounts/{user.pk}/close/")
    user.refresh_from_db()
    assert user.is_active


def test_nobody_closes_the_account_at_hand(client: Client, keeper: User) -> None:
    response = client.post(f"/accounts/{keeper.pk}/close/")

    assert response.status_code == 403
    assert "một quản trị khác" in response.content.decode()


def test_a_reset_password_enters(client: Client, tinh: Province, keeper: User) -> None:
    user = account_of(person_in(tinh.home), "mit")

    client.post(f"/accounts/{user.pk}/reset/", {"new": "mật khẩu mới tinh khôi"})

    assert Client().post("/sign-in/", {"username": "mit", "password": "mật khẩu mới tinh khôi"}).status_code == 302


def test_accounts_are_found_without_marks(client: Client, tinh: Province, keeper: User) -> None:
    account_of(person_in(tinh.home, name="Lê Văn Mít"), "levm")

    page = client.get("/accounts/?q=mit").content.decode()

    assert "levm" in page
    assert "<b>na</b>" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("verb", ["list", "open", "close", "reset"])
def test_for_everybody_else_these_pages_do_not_exist(client: Client, tinh: Province, role: Role, verb: str) -> None:
    user = account_of(person_in(tinh.home, role), "mit")
    client.force_login(user, backend=BACKEND)

    if verb == "list":
        assert client.get("/accounts/").status_code == 404
    else:
        assert client.post("/accounts/open/" if verb == "open" else f"/accounts/{user.pk}/{verb}/").status_code == 404
