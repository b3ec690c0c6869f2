"""Điều chưa gửi: a session that ended, a page that went old, a post not chosen: what was typed is never lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from sauro.apps.agencies import services
from sauro.domain.acting import Role
from tests.apps.accounts.people import account_of
from tests.cast import AT, KEEPER, START, account, acting, person_in, post_in, province

pytestmark = pytest.mark.django_db
TYPED = "Sở báo cáo: đã rà soát 12 thủ tục, còn 3 thủ tục chờ ý kiến của Bộ."
PLACE = "/notices/preferences/"
OURS = {"origin": "http://testserver", "referer": f"http://testserver{PLACE}"}
ENTER = {"username": "buoi", "password": "An-Lac-2026!"}


def form_of(answer: Any, action: str) -> dict[str, Any]:
    """The fields of the form of a page that goes to an address."""
    (form,) = (f for f in html.fromstring(answer.content).forms if f.get("action") == action)
    return {name: value.removeprefix("\n") for name, value in form.fields.items() if value is not None}


@pytest.fixture
def browser() -> Client:
    """A browser that keeps the rules against forged forms; its person has an account, and no session any more."""
    account(acting(Role.CLERK, province().office), username="buoi")
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")
    return client


def send(client: Client, path: str, fields: dict[str, Any], **headers: str) -> Any:
    token = {"csrfmiddlewaretoken": client.cookies["sauro-csrf"].value}
    return client.post(path, fields | token, headers=OURS | headers)


def test_what_was_typed_after_the_session_ended_goes_on_after_sign_in(browser: Client) -> None:
    ended = send(browser, "/tasks/NV-1/update/", {"note": TYPED, "share": "40"})
    assert ended.status_code == 401
    assert ended["Cache-Control"] == "no-store"

    wrong = browser.post("/sign-in/", form_of(ended, "/sign-in/") | ENTER | {"password": "nhầm"}, headers=OURS)
    waiting = browser.post("/sign-in/", form_of(wrong, "/sign-in/") | ENTER, headers=OURS)

    fields = form_of(waiting, "/tasks/NV-1/update/")
    assert (fields["note"], fields["share"]) == (TYPED, "40")
    assert f'href="{PLACE}"' in waiting.content.decode()
    sent = browser.post("/tasks/NV-1/update/", fields, headers=OURS)
    assert sent.status_code == 404  # taken as a form of today: there is no such task
    assert TYPED in sent.content.decode()  # and even then it can be copied


def test_a_part_of_a_page_that_was_sent_is_answered_with_the_whole_page(browser: Client) -> None:
    ended = send(browser, "/review/1/drafts/1/skip/", {"reason": TYPED}, **{"hx-request": "true"})

    assert (ended.status_code, ended["HX-Retarget"]) == (409, "body")
    assert form_of(ended, "/sign-in/")["unsent"]


def test_a_file_is_told_to_be_lost_and_a_password_is_never_carried(browser: Client) -> None:
    told = send(browser, "/tasks/NV-1/submit/", {"note": TYPED, "file": SimpleUploadedFile("a.txt", b"x")})
    secret = send(browser, "/password/", {"present": "cũ", "new": "mới hơn nhiều"})

    assert "chọn lại tệp" in told.content.decode()
    assert secret["Location"] == "/sign-in/"


def test_a_page_that_went_old_by_signing_in_elsewhere_is_sent_on_by_one_press(browser: Client) -> None:
    stale = browser.cookies["sauro-csrf"].value
    send(browser, "/sign-in/", ENTER)  # in another tab: every form before that is stale

    old = browser.post("/tasks/NV-1/update/", {"note": TYPED, "csrfmiddlewaretoken": stale}, headers=OURS)

    assert old.status_code == 403
    assert form_of(old, "/tasks/NV-1/update/")["note"] == TYPED


def test_a_form_from_elsewhere_is_neither_shown_nor_sent_on(browser: Client) -> None:
    send(browser, "/sign-in/", ENTER)

    for origin in ({"origin": "http://noi.khac"}, {"referer": "http://noi.khac/"}, {}):
        forged = browser.post("/tasks/NV-1/update/", {"note": TYPED}, headers=origin)
        assert forged.status_code == 403
        assert TYPED not in forged.content.decode()
    signed_by_nobody = Client().post("/sign-in/", ENTER | {"unsent": "WyJ4Il0:1:x"})
    assert signed_by_nobody["Location"] == "/start/"


def test_who_has_two_posts_chooses_one_and_sends_on() -> None:
    tinh = province()
    holding = person_in(tinh.office, Role.CLERK)
    second = post_in(tinh.home, "Chuyên viên kiêm nhiệm")
    services.appoint(person=holding.person, post=second, role=Role.OFFICER, since=START, by=KEEPER, at=AT)
    client = Client()
    client.force_login(account_of(holding, "mit"), backend="django.contrib.auth.backends.ModelBackend")

    asked = client.post("/tasks/NV-1/update/", {"note": TYPED}, headers=OURS)

    assert asked.status_code == 403
    assert form_of(asked, "/tasks/NV-1/update/")["note"] == TYPED
    assert 'href="/post/"' in asked.content.decode()


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/meetings/7/seats/3/reply/", "/meetings/7/seats/"),
        ("/sign-out/", "/"),
        ("/notices/read/", "/notices/"),
    ],
)
def test_the_address_of_a_form_alone_leads_to_the_page_above(browser: Client, address: str, above: str) -> None:
    send(browser, "/sign-in/", ENTER)

    assert browser.get(address)["Location"] == above
