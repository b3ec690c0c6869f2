"""Đăng nhập: the right person enters, a guesser is stopped, a closed account ends at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sauro.apps.accounts import services
from sauro.apps.journal.queries import history_of, verify_chain
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests.apps.accounts.people import PASSWORD, account_of
from tests.cast import AT, person_in, province

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def enter(client: Client, username: str, password: str = PASSWORD, **more: str) -> int:
    return client.post(SIGN_IN, {"username": username, "password": password, **more}).status_code


def test_the_right_password_enters_whatever_the_capitals_of_the_name(client: Client) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")

    assert enter(client, " BUOI ") == 302
    assert client.session["_auth_user_id"]


def test_a_wrong_name_and_a_wrong_password_look_alike(client: Client) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")

    wrong_password = client.post(SIGN_IN, {"username": "buoi", "password": "không phải"}).content.decode()
    wrong_name = client.post(SIGN_IN, {"username": "ai đó", "password": "không phải"}).content.decode()

    assert "không đúng" in wrong_password
    assert (
        wrong_name.replace("ai đó", "buoi").split("csrfmiddlewaretoken")[0]
        == (wrong_password.split("csrfmiddlewaretoken")[0])
    )


def test_a_guesser_is_locked_out_and_nobody_else(client: Client) -> None:
    tinh = province()
    account_of(person_in(tinh.office, Role.CLERK), "buoi")
    account_of(person_in(tinh.home, Role.OFFICER), "mit")

    answers = [enter(client, "buoi", "sai") for _ in range(settings.AXES_FAILURE_LIMIT)]

    assert answers[0] == 401
    assert answers[-1] == 429
    assert enter(client, "buoi") == 429
    assert enter(client, "BUOI") == 429
    assert enter(client, "mit") == 302


@pytest.mark.parametrize(
    "target",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "\\\\example.org", "mot-trang", "x\ny"],
)
def test_sign_in_leads_nowhere_else(client: Client, target: str) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")

    response = client.post(SIGN_IN, {"username": "buoi", "password": PASSWORD, "next": target})

    assert response["Location"] == "/start/"


def test_the_session_gets_a_new_token_at_sign_in(client: Client) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")
    client.get(SIGN_IN)
    session = client.session
    session["before"] = "1"
    session.save()
    before = session.session_key

    enter(client, "buoi")

    assert client.session.session_key != before


def test_a_closed_account_ends_its_sessions(client: Client) -> None:
    user = account_of(person_in(province().office, Role.CLERK), "buoi")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/post/").status_code == 200

    services.close_account(user=user, by=None, at=AT)

    assert client.get("/post/")["Location"].startswith(SIGN_IN)
    assert enter(client, "buoi") == 401


def test_a_stranger_is_sent_to_sign_in_and_an_unknown_page_is_404(client: Client) -> None:
    assert client.get("/post/")["Location"] == "/sign-in/?next=/post/"
    assert client.get("/khong-co/").status_code == 404


def test_a_form_sent_after_the_session_ended_is_not_sent_again(client: Client) -> None:
    assert client.post("/password/", {"new": "x"})["Location"] == SIGN_IN
    assert client.get("/password/", headers={"hx-request": "true"})["HX-Redirect"] == SIGN_IN


def test_signing_out_needs_a_post_and_ends_the_session(client: Client) -> None:
    client.force_login(
        account_of(person_in(province().office, Role.CLERK), "buoi"),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert client.get("/sign-out/")["Location"] == "/"
    assert "_auth_user_id" in client.session
    client.post("/sign-out/")

    assert "_auth_user_id" not in client.session


def test_choosing_a_post_is_kept_and_recorded(client: Client) -> None:
    holding = person_in(province().office, Role.CLERK, since=timezone.localdate() - dt.timedelta(days=1))
    user = account_of(holding, "buoi")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    client.post("/post/", {"holding": str(holding.pk)})

    assert client.session["holding"] == holding.pk
    assert history_of(("account", user.pk))[0].kind == "account.post_chosen"


@pytest.mark.parametrize("wrong", ["", "999999", "x", "9" * 40])
def test_a_post_that_is_not_held_is_said_so_and_changes_nothing(client: Client, wrong: str) -> None:
    holding = person_in(province().office, Role.CLERK, since=timezone.localdate() - dt.timedelta(days=1))
    client.force_login(account_of(holding, "buoi"), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post("/post/", {"holding": wrong})

    assert answer.status_code == 422
    assert "không giữ chức vụ ấy" in answer.content.decode()
    assert "holding" not in client.session


def test_the_language_is_the_accounts_then_the_cookies_then_vietnamese(client: Client) -> None:
    assert client.get(SIGN_IN, headers={"accept-language": "en"})["Content-Language"] == "vi"

    client.post("/language/", {"language": "en"})
    assert client.get(SIGN_IN)["Content-Language"] == "en"

    user = account_of(person_in(province().office, Role.CLERK), "buoi")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/post/")["Content-Language"] == "vi"


@pytest.mark.parametrize(
    ("username", "password", "code"),
    [
        ("buoi", PASSWORD, "account.username.taken"),
        ("Bưởi", PASSWORD, "account.username.form"),
        ("a", PASSWORD, "account.username.form"),
        ("na", "ngắn", "account.password.weak"),
        ("na", "1234567890", "account.password.weak"),
    ],
)
def test_opening_refuses_with_advice(username: str, password: str, code: str) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")

    with pytest.raises(Refusal) as refused:
        services.open_account(username=username, password=password, person_id=None, by=None, at=AT)

    assert refused.value.code == code
    assert str(refused.value.advice)


def test_changing_the_password_asks_for_the_present_one(client: Client) -> None:
    user = account_of(person_in(province().office, Role.CLERK), "buoi")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    wrong = client.post("/password/", {"present": "sai", "new": "một câu dài khác hẳn"})
    right = client.post("/password/", {"present": PASSWORD, "new": "một câu dài khác hẳn"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert enter(Client(), "buoi") == 401
    assert enter(Client(), "buoi", "một câu dài khác hẳn") == 302
    assert verify_chain().sound
    assert "câu dài" not in repr([(line.old, line.new) for line in history_of(("account", user.pk))])


def test_pages_carry_the_strict_headers(client: Client) -> None:
    response = client.get(SIGN_IN)

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert response["Referrer-Policy"] == "same-origin"


def test_static_files_carry_the_policy_too() -> None:
    order = settings.MIDDLEWARE

    assert order.index("csp.middleware.CSPMiddleware") < order.index("whitenoise.middleware.WhiteNoiseMiddleware")


def enter_through(client: Client, told: str, password: str = PASSWORD) -> int:
    """Signing in by a request that carries this X-Forwarded-For."""
    return client.post(
        SIGN_IN, {"username": "buoi", "password": password}, headers={"X-Forwarded-For": told}
    ).status_code


def test_behind_a_proxy_a_guesser_locks_the_account_for_his_own_machine(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")
    monkeypatch.setattr(settings, "SAURO_PROXY", True)

    # what stands before the last address is the guesser's own word
    guesses = [enter_through(client, f"10.9.9.{n}, 10.0.0.66", "sai") for n in range(settings.AXES_FAILURE_LIMIT)]

    assert guesses[-1] == 429
    assert enter_through(client, "10.0.0.66") == 429
    assert enter_through(client, "10.0.0.7") == 302


def test_without_a_proxy_nobody_chooses_an_address(client: Client) -> None:
    account_of(person_in(province().office, Role.CLERK), "buoi")

    guesses = [enter_through(client, f"10.0.0.{n}", "sai") for n in range(settings.AXES_FAILURE_LIMIT)]

    assert guesses[-1] == 429
