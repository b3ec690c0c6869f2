"""The pages of a document's family and of its way down, as a person opens them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.directives.models import Descent, Relation, Validity
from sauro.domain.acting import Acting, Role
from tests.apps.directives.letters import LETTER, office, read
from tests.apps.directives.test_send_down import PLAN
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
NEW = LETTER.replace("2. Giao Văn phòng", "2. Công văn này thay thế Công văn số 140-CV/TU.\n\n3. Giao Văn phòng")


def client_of(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, name: str, /, *, status: int = 200, query: str = "", **path: Any) -> str:
    answer = client.get(reverse(f"directives:{name}", kwargs=path) + query)
    assert answer.status_code == status
    return answer.content.decode()


def post(client: Client, name: str, data: dict[str, Any], **path: Any) -> Any:
    return client.post(reverse(f"directives:{name}", kwargs=path), data)


def test_the_family_is_drawn_and_said_and_decided_on_one_page() -> None:
    _, clerk, coordinator = office()
    document = read(clerk, NEW)
    client = client_of(coordinator)

    before = page(client, "family", pk=document.pk)
    post(client, "confirm_relations", {}, pk=document.pk)
    after = page(client, "family", pk=document.pk, query="?depth=2&cited=1&on=01/10/2026")

    assert "<svg" in before
    assert "140-CV/TU" in before
    assert "“Công văn này thay thế Công văn số 140-CV/TU”" in before or "thay thế Công văn số 140-CV/TU" in before
    assert "chờ xác nhận" in before
    assert Relation.objects.filter(state="confirmed").count() == 2
    assert "hỏi cho ngày 01/10/2026" in after


def test_what_was_typed_stays_when_a_rule_says_no() -> None:
    _, clerk, coordinator = office()
    document = read(clerk)
    client = client_of(coordinator)

    itself = post(client, "add_relation", {"number": "215-CV/TU", "kind": "replaces"}, pk=document.pk)
    bare = post(client, "validity", {"in_force_from": "01/10/2026", "basis": ""}, pk=document.pk)
    post(client, "validity", {"in_force_from": "01/10/2026", "basis": "Điều 4"}, pk=document.pk)

    assert (itself.status_code, bare.status_code) == (422, 422)
    assert 'value="01/10/2026"' in bare.content.decode()
    assert Validity.objects.get(directive=document).in_force_from == dt.date(2026, 10, 1)


def test_the_way_down_from_the_office_to_the_plan_beside_its_parent() -> None:
    tinh, clerk, coordinator = office()
    home = at_desk(Role.CLERK, tinh.home)
    document, office_client, home_client = read(clerk), client_of(coordinator), client_of(home)

    preview = page(office_client, "send", pk=document.pk)
    post(office_client, "send", {"asked": "2", "plan": "1"}, pk=document.pk)
    row = Descent.objects.get(agency=tinh.home)
    inbox = page(home_client, "inbox")
    own = page(home_client, "own", pk=row.pk)
    post(home_client, "acknowledge", {"descent": [row.pk]})
    plan = read(home, PLAN, name="KH12.txt")
    refused = post(home_client, "plan", {"none": "1", "because": ""}, pk=row.pk)
    post(home_client, "plan", {"plan": plan.pk}, pk=row.pk)
    beside = page(office_client, "coverage", pk=row.pk)
    way_down = page(office_client, "way_down", pk=document.pk, query="?state=planned")

    assert "“Sở Nội vụ”" in preview
    assert "215-CV/TU" in inbox
    assert "Báo đã nhận" in own
    assert refused.status_code == 422
    assert "lập danh mục hồ sơ quá hạn" in beside
    assert "Chưa thấy trong kế hoạch" in beside
    assert ("Sở Nội vụ" in way_down, "Sở Xây dựng</a>" in way_down) == (True, False)
    sheet = office_client.get(reverse("directives:way_down_xlsx", kwargs={"pk": document.pk}))
    assert sheet.content[:2] == b"PK"
    row.refresh_from_db()
    assert row.received_at is not None


def test_the_directive_page_shows_the_strip() -> None:
    _, clerk, coordinator = office()
    document = read(clerk, NEW)

    shown = client_of(coordinator).get(reverse("desk:directive", args=[document.pk])).content.decode()

    assert "Căn cứ, tiếp nối" in shown
    assert "140-CV/TU" in shown
    assert "Chưa gửi nơi nhận" in shown
