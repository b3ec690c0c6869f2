"""Extension, causes and endings on their pages: a button does it, a refusal comes back with what was typed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sauro.apps.accounts.models import User
from sauro.apps.tasks.models import Extension, ObjectiveCause
from sauro.domain.acting import Acting
from sauro.domain.tasks import Status
from tests.apps.tasks.running import running

pytestmark = pytest.mark.django_db


def page_of(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def in_september(settings: Settings) -> None:
    settings.SAURO_CLOCK = "tests.apps.tasks.running.september"


def test_asking_and_granting_by_buttons() -> None:
    story = running()
    address = f"/tasks/{story.task.code}/extension/"

    asked = page_of(story.doer).post(address, {"do": "ask", "day": "20/10/2026", "reason": "Chờ số liệu"})
    row = Extension.objects.get()
    granted = page_of(story.giver).post(address, {"do": "grant", "extension": row.pk, "reason": ""})

    assert (asked.status_code, granted.status_code) == (302, 302)
    assert story.again().due_on == dt.date(2026, 10, 20)


def test_a_refusal_keeps_what_was_typed() -> None:
    story = running()

    answer = page_of(story.doer).post(
        f"/tasks/{story.task.code}/extension/", {"do": "ask", "day": "01/10/2026", "reason": "Chờ số liệu của xã"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngày mới phải sau hạn đang có" in page and "Chờ số liệu của xã" in page


def test_a_cause_is_asked_and_confirmed_by_buttons() -> None:
    story = running()
    address = f"/tasks/{story.task.code}/causes/"
    told = {"do": "ask", "kind": "disaster", "since": "16/09/2026", "until": "18/09/2026", "reason": "Bão số 5"}

    asked = page_of(story.doer).post(address, told)
    row = ObjectiveCause.objects.get()
    own = page_of(story.doer).post(address, {"do": "confirm", "cause": row.pk, "reason": ""})
    page_of(story.giver).post(address, {"do": "confirm", "cause": row.pk, "reason": ""})

    row.refresh_from_db()
    assert (asked.status_code, own.status_code, row.decision) == (302, 403, "granted")


def test_the_task_is_suspended_by_a_button() -> None:
    story = running()

    answer = page_of(story.giver).post(
        f"/tasks/{story.task.code}/endings/", {"do": "suspend", "reason": "Chờ luật", "document": "88-KL/TU"}
    )

    assert answer.status_code == 302
    assert story.again().status == Status.SUSPENDED
    shown = page_of(story.doer).get(f"/tasks/{story.task.code}/endings/").content.decode()
    assert "88-KL/TU" in shown


@pytest.mark.parametrize("part", ["extension", "causes", "endings"])
def test_each_page_opens_for_the_doer_and_the_giver(part: str) -> None:
    story = running()

    codes = {page_of(who).get(f"/tasks/{story.task.code}/{part}/").status_code for who in (story.doer, story.giver)}

    assert codes == {200}
