"""The pages of a meeting: what each person sees on them, what a refused step keeps, and how many questions they ask."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.meetings import services
from sauro.apps.meetings.models import Meeting
from sauro.domain.acting import Acting
from sauro.domain.meetings import Stance
from tests import cast
from tests.apps.meetings.story import NOW, Story, at, plan_of, story

pytestmark = pytest.mark.django_db


def signed_in(who: Acting) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOW)


def test_planning_step_by_step_in_the_browser(today: None) -> None:
    there = story(announced=False)
    client, leader = signed_in(there.coordinator), signed_in(there.leader)
    chair = plan_of(there.leader).chair_id
    typed = {
        "title": "Họp chuyên đề đất đai", "kind": "chuyen_de", "form": "in_person", "place": "Hội trường",
        "day": "25/09/2026", "begins": "08:00", "ends": "17:00", "chair": chair, "needless": ["delegated"],
    }  # fmt: skip

    without_place = client.post("/meetings/new/", {**typed, "place": ""})
    made = client.post("/meetings/new/", typed)
    meeting = Meeting.objects.get(title="Họp chuyên đề đất đai")
    path = f"/meetings/{meeting.pk}/"
    item = client.post(f"{path}items/", {"title": "Giá đất", "minutes": "600", "papers": "Tờ trình\nDự thảo"})
    wrong = client.post(f"{path}seats/", {"body": "Sở không có"})
    client.post(f"{path}seats/", {"body": "Sở Nội vụ", "required": "on"})
    page = leader.get(f"{path}announce/").content.decode()

    assert without_place.status_code == 422 and "Họp chuyên đề đất đai" in without_place.content.decode()
    assert made.headers["Location"] == path and item.status_code == 302
    assert wrong.status_code == 422 and "Không có cơ quan tên này" in wrong.content.decode()
    assert "Chương trình cộng lại 10 giờ; loại cuộc họp này nhiều nhất 8 giờ." in page
    assert "Đã đánh dấu trường hợp không tổ chức họp" in page
    assert client.get(f"{path}announce/").status_code == 403
    assert leader.post(f"{path}announce/", {"symbol": "GM/VPTU"}).status_code == 302
    calendar = leader.get(f"{path}meeting.ics")
    assert b"METHOD:REQUEST" in calendar.content and "Sở" not in calendar.content.decode().replace("\r\n ", "")


def test_a_guest_sees_his_meeting_not_the_opinions_of_others(today: None) -> None:
    there = story()
    item = there.meeting.items.get()
    services.give_opinion(
        meeting_id=there.meeting.pk, seat_id=there.seat(there.home).pk, item_id=item.pk, stance=Stance.OBJECTS,
        words="Số liệu chưa khớp.", by=there.home, at=NOW,
    )  # fmt: skip
    path = f"/meetings/{there.meeting.pk}/"

    host, own, other = (signed_in(who).get(path).content.decode() for who in (there.leader, there.home, there.building))

    assert "Số liệu chưa khớp." in host and "Số liệu chưa khớp." in own and "Số liệu chưa khớp." not in other
    assert "0 trên 1 tài liệu, còn 5 ngày làm việc" in other
    stranger = cast.acting(there.home.role, there.tinh.commune)
    user = cast.account(stranger)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(path).status_code == 404


def test_a_late_paper_is_refused_on_the_page_with_rule_and_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    there = story()
    monkeypatch.setattr("sauro.web.clock.now", lambda: at("2026-09-22 09:00"))
    path = f"/meetings/{there.meeting.pk}/papers/{there.paper.pk}/"
    data = {"file": SimpleUploadedFile("a.txt", b"Bao cao"), "declared_open": "on", "late_because": ""}
    refused = signed_in(there.building).post(path, data)

    assert refused.status_code == 422
    for words in ("chậm nhất ngày 21/09/2026", "1773-CV/TU, mục 3", "ghi lý do đột xuất"):
        assert words in refused.content.decode()


def test_lists_and_pages_ask_no_more_for_more_rows(today: None) -> None:
    there = story()
    client, page = signed_in(there.leader), f"/meetings/{there.meeting.pk}/"
    client.get(page)
    before = asked(client, "/meetings/"), asked(client, page), asked(client, "/meetings/statistics/")

    more(there)

    assert (asked(client, "/meetings/"), asked(client, page), asked(client, "/meetings/statistics/")) == before


def more(there: Story) -> None:
    bodies = (there.tinh.commune, there.tinh.state, there.tinh.organisation)
    for n, body in enumerate(bodies):
        plan = plan_of(there.leader, title=f"Họp {n}", starts_at=at(f"2026-09-2{n + 5} 08:00"),
                       ends_at=at(f"2026-09-2{n + 5} 09:00"))  # fmt: skip
        services.plan_meeting(plan=plan, by=there.coordinator, at=NOW)
        services.add_seat(
            meeting_id=there.meeting.pk, agency_id=body.pk, holding_id=None, required=False, by=there.coordinator,
            at=NOW,
        )  # fmt: skip
        services.add_item(
            meeting_id=there.meeting.pk, title=f"Việc {n}", minutes=10, presenter_id=there.tinh.home.pk, consent=False,
            papers=["Tài liệu"], by=there.coordinator, at=NOW,
        )  # fmt: skip
