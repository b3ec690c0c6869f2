"""Pages of parts and contributions: what a person types, what comes back, what the task page then shows."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Evidence, Task, TaskCoordinator
from sauro.domain.acting import Acting, Role
from tests.apps.tasks.desk import AT, at_desk
from tests.apps.tasks.parts_story import EARLY, Story, accepted, part

pytestmark = pytest.mark.django_db


def client(who: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def rows(*filled: dict[str, str]) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0"}
    for number, row in enumerate(filled):
        data |= {f"form-{number}-{name}": value for name, value in row.items()}
    return data


def row(to: str, **changes: str) -> dict[str, str]:
    return {"to": to, "work": "Rà soát hồ sơ", "due_on": "25/09/2099", "product": "list"} | changes


def page(story: Story) -> str:
    return f"/tasks/{story.task.code}/parts/"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages stand on 14/09/2026, 9:00."""
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)


def test_two_rows_of_one_form_become_two_parts() -> None:
    story = accepted()
    day = EARLY.isoformat()

    answer = client(story.head).post(
        page(story), rows(row("phong dia gioi", due_on=day), row("Phòng Hồ sơ", due_on=day)), follow=True
    )

    assert answer.status_code == 200
    assert [t.lead for t in Task.objects.filter(parent=story.task).order_by("pk")] == [story.first, story.second]
    assert "Đã giao 2 phần việc" in answer.content.decode()


def test_a_refused_form_keeps_what_was_typed_and_names_the_rule() -> None:
    story = accepted()

    answer = client(story.head).post(page(story), rows(row("Phòng Hồ sơ")))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "05/10/2026" in text or "02/10/2026" in text
    assert "Rà soát hồ sơ" in text and "gia hạn" in text
    assert not Task.objects.exclude(parent=None).exists()


def test_a_body_that_is_not_below_is_not_found() -> None:
    story = accepted()

    answer = client(story.head).post(page(story), rows(row("Sở Xây dựng", due_on=EARLY.isoformat())))

    assert answer.status_code == 422
    assert "Không có người, đơn vị hay cơ quan cấp dưới nào tên này" in answer.content.decode()


def test_the_number_is_shown_before_every_body_gets_its_part() -> None:
    story = accepted()
    browser = client(story.head)

    shown = browser.get(page(story) + "?which=below").content.decode()
    same = {"which": "below", "work": "Rà soát", "due_on": EARLY.isoformat(), "product": "list"}
    stale = browser.post(page(story), {**same, "sure": "9"})
    done = browser.post(page(story), {**same, "sure": "2"})

    assert "Giao 2 phần việc, mỗi nơi một phần?" in shown
    assert (stale.status_code, done.status_code) == (422, 302)
    assert Task.objects.filter(parent=story.task).count() == 2


def test_the_task_page_shows_parts_and_who_keeps_waiting() -> None:
    story = accepted()
    services.give_parts(task_id=story.task.pk, parts=[part(story.first)], by=story.head, at=AT)

    text = client(story.head).get(f"/tasks/{story.task.code}/").content.decode()

    assert f"{story.task.code}.1" in text and "Phòng Địa giới" in text
    assert "Cấp dưới chưa có phần việc" in text and "Phòng Hồ sơ" in text


def test_a_contribution_goes_through_its_pages() -> None:
    story = accepted()
    coordinator = TaskCoordinator.objects.get(task=story.task)
    builder = at_desk(Role.CLERK, story.desk.tinh.building)
    base = f"/tasks/{story.task.code}/contributions/{coordinator.pk}"
    lead, other = client(story.head), client(builder)

    steps = [
        lead.post(f"{base}/ask/", {"work": "Gửi danh sách", "due_on": EARLY.isoformat()}),
        lead.post(f"{base}/remind/"),
        other.post(f"{base}/deliver/", {"note": ""}),
        other.post(f"{base}/deliver/", {"note": "Gửi 214 hồ sơ, công văn 31/SXD"}),
        lead.post(f"{base}/send-back/", {"remark": "Thiếu nơi giữ"}),
        other.post(f"{base}/deliver/", {"note": "Đã bổ sung"}),
    ]

    assert [s.status_code for s in steps] == [302, 302, 422, 302, 302, 302]
    assert "Đã bổ sung" in lead.get(f"/tasks/{story.task.code}/").content.decode()


def test_files_hang_on_the_contribution() -> None:
    story = accepted()
    coordinator = TaskCoordinator.objects.get(task=story.task)
    builder = at_desk(Role.CLERK, story.desk.tinh.building)
    base = f"/tasks/{story.task.code}/contributions/{coordinator.pk}"
    client(story.head).post(f"{base}/ask/", {"work": "Gửi danh sách", "due_on": EARLY.isoformat()})
    file = SimpleUploadedFile("danh sach.txt", "Danh sách hồ sơ".encode())

    answer = client(builder).post(f"{base}/deliver/", {"note": "Gửi kèm", "files": file, "declared_open": "on"})

    assert answer.status_code == 302
    assert Evidence.objects.get().contribution == coordinator


def test_the_lead_adds_an_agency_by_its_name() -> None:
    story = accepted()

    answer = client(story.head).post(
        f"/tasks/{story.task.code}/contributions/",
        {"agency": "ubnd xa suoi may", "work": "Rà soát tại xã", "due_on": EARLY.isoformat()},
    )

    assert answer.status_code == 302
    assert story.task.coordinators.filter(agency=story.desk.tinh.commune, work="Rà soát tại xã").exists()
