"""Extension, causes and endings on their pages: a button does it, a refusal comes back with what was typed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sauro.apps.accounts.models import User
from sauro.apps.agencies.services import merge_agencies
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Extension, ObjectiveCause
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import at, running

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


def test_a_date_that_was_extended_explains_itself_with_the_original() -> None:
    story = running()
    row = services.ask_extension(
        task_id=story.task.pk, asked_due=dt.date(2026, 10, 20), reason="Chờ", by=story.doer, at=at("2026-09-21")
    )
    services.grant_extension(extension_id=row.pk, by=story.giver, at=at("2026-09-22"))

    for address in ("/tasks/", f"/tasks/{story.task.code}/"):
        page = page_of(story.head).get(address).content.decode()

        assert "Hạn gốc 05/10/2026" in page, address


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


def test_minutes_are_made_noted_and_signed_by_both_on_their_page() -> None:
    story = running()
    taker = cast.person_in(story.here.tinh.home, Role.OFFICER, title="Chuyên viên chính")
    taking = cast.acting_in(taker, account_id=cast.account(cast.acting_in(taker)).pk)
    told = {"predecessor": story.holding.pk, "successor": taker.pk, "reason": "Điều động"}
    made = page_of(story.doer).post("/handover/", told)
    address = made["Location"]

    noted = page_of(story.doer).post(address, {"do": "note", f"note{story.task.pk}": "Đã có dự thảo"})
    given = page_of(story.doer).post(address, {"do": "give"})
    taken = page_of(taking).post(address, {"do": "take"})

    assert {noted.status_code, given.status_code, taken.status_code} == {302}
    assert story.again().responsible == taker
    assert "Đã có dự thảo" in page_of(taking).get(address).content.decode()


def test_the_list_of_a_merged_body_is_confirmed_on_its_page() -> None:
    story = running()
    tinh = story.here.tinh
    at_desk(Role.LEADER, tinh.building)
    above = at_desk(Role.LEADER, tinh.state)
    merge_agencies(
        predecessors=[tinh.home], successor=tinh.building, on=dt.date(2026, 9, 20), decision="77/QĐ-UBND",
        by=cast.KEEPER, at=cast.AT,
    )  # fmt: skip
    address = f"/agencies/{tinh.home.pk}/succession-tasks/"

    listed = page_of(above).get("/handover/").content.decode()
    shown = page_of(above).get(address)
    hidden = page_of(story.doer).get(address)
    done = page_of(above).post(address, {f"to{story.task.pk}": tinh.building.pk})

    assert address in listed
    assert (shown.status_code, hidden.status_code, done.status_code) == (200, 404, 302)
    assert story.again().lead == tinh.building


def test_the_administrator_takes_a_proposed_day_over_on_the_page() -> None:
    story = running()
    keeper = at_desk(Role.ADMINISTRATOR, story.here.tinh.office)

    proposed = page_of(keeper).post("/rulebook/years/", {"year": "2028", "do": "propose"})
    page = page_of(keeper).get("/rulebook/?year=2028").content.decode()
    confirmed = page_of(keeper).post("/rulebook/years/", {"year": "2028", "do": "confirm", "source": "TB 5/2027"})

    assert (proposed.status_code, confirmed.status_code) == (302, 302)
    assert "Nhận vào lịch" in page and "24/11/2028" in page
