"""Việc của tôi, the table of a body, Ctrl+K and a common action on ticked rows, at a desk and with a phone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.models import Extension, Task, TaskCoordinator, Urging
from sauro.apps.tasks.services.moving import recount
from sauro.domain.tasks import Status
from tests.journeys import clock, office

pytestmark = pytest.mark.journey
TODAY = clock.MORNING.date()
WORKS = (
    ("Tổng hợp kết quả tháng 8 về hồ sơ quá hạn", Status.IN_PROGRESS, -14),
    ("Trả lời kiến nghị của xã Gò Sậy về kinh phí máy quét", Status.SENT_BACK, -1),
    ("Gửi tài liệu họp giao ban tháng 10", Status.IN_PROGRESS, 0),
    ("Lập danh sách 10 xã, phường kiểm tra không báo trước", Status.IN_PROGRESS, 1),
    ("Góp ý dự thảo kế hoạch trực cuối tuần quý IV", Status.ACCEPTED, 3),
    ("Kiểm kê hồ sơ đất đai chưa trả kết quả", Status.IN_PROGRESS, 8),
    ("Bố trí xe đi chung cho các đoàn kiểm tra quý IV", Status.ASSIGNED, 20),
    ("Soạn báo cáo quý III về kỷ cương", Status.ASSIGNED, 25),
    ("Đề án vị trí việc làm của bộ phận một cửa cấp xã", Status.SUBMITTED, -3),
    ("Thông báo lịch kiểm tra quý IV đến 12 xã, phường", Status.CONFIRMED, 2),
)


def lay_the_table() -> str:
    """Work of every sort for Sở Nội vụ, beside what the review made; the code of one task that is late."""
    pattern = Task.objects.filter(draft__isnull=False, parent=None).order_by("pk").first()
    assert pattern is not None
    lead = Agency.objects.get(name="Sở Nội vụ")
    holding = Holding.objects.filter(post__agency=lead, person__account__isnull=False, until=None).first()
    if Task.objects.filter(code__startswith="NV-2026-9").exists():
        return "NV-2026-9000"
    for number, (work, status, days) in enumerate(WORKS):
        fields: dict[str, Any] = {f.attname: getattr(pattern, f.attname) for f in Task._meta.concrete_fields}
        handed = status in (Status.SUBMITTED, Status.CONFIRMED)
        fields |= {
            "id": None, "draft_id": None, "code": f"NV-2026-{9000 + number}", "work": work, "status": str(status),
            "lead_id": lead.pk, "due_on": TODAY + dt.timedelta(days=days), "responsible_id": holding.pk,
            "folded": f"nv-2026-{9000 + number}", "percent": 65, "last_sign_at": clock.MORNING,
            "submitted_at": clock.MORNING if handed else None, "submitted_on": TODAY if handed else None,
            "ended_at": clock.MORNING if status is Status.CONFIRMED else None, "assigned_at": clock.MORNING,
            "accept_by": TODAY + dt.timedelta(days=number - 6),
        }  # fmt: skip
        task = Task.objects.create(**fields)
        recount(lead.pk, None, status)
        if number == 0:
            Urging.objects.create(task=task, rung="urge.n4", slot=task.due_on, on=TODAY, at=clock.MORNING)
        if number == 3:
            building = Agency.objects.get(name="Sở Xây dựng")
            since = clock.MORNING - dt.timedelta(days=7)
            TaskCoordinator.objects.create(task=task, agency=building, printed=building.name, asked_at=since)
        if number == 5:
            Extension.objects.create(
                task=task, number=1, due_before=task.due_on, asked_due=task.due_on + dt.timedelta(days=10),
                reason="Chờ số liệu", by_person=holding.person, by_agency=lead, at=clock.MORNING, decide_by=TODAY,
            )  # fmt: skip
    return "NV-2026-9000"


@pytest.fixture
def late(sit_down: Any) -> str:
    return str(office.elsewhere(lay_the_table))


def heads(person: Any) -> list[str]:
    return [" ".join(text.split()) for text in person.page.locator("main h2").all_inner_texts()]


def test_my_work_at_a_desk_and_with_a_phone(sit_down: Any, late: str) -> None:
    someone = sit_down("snv.lanhdao", width=1280)
    someone.go("/")

    assert heads(someone)[:3] == ["Quá hạn", "Đến hạn trong 3 ngày làm việc", "Chờ tôi nhận việc"]
    assert "Bị đôn đốc 15/09" in someone.reads("#qua-han")
    assert "chờ Sở Xây dựng phối hợp" in someone.reads("#dang-cho")
    someone.page.focus("#qua-han .why button >> nth=0")
    assert someone.faults() == []
    someone.page.keyboard.press("Escape")
    someone.page.evaluate("document.activeElement.blur()")
    someone.picture("my-work-1280")
    someone.click("nav[aria-label='Các nhóm việc'] a[href='#cho-nhan']")
    phone = sit_down("snv.lanhdao", width=360)
    phone.go("/")
    assert phone.faults() == []
    phone.picture("my-work-360")
    phone.go("/search/?q=noi vu")
    assert phone.faults() == []


def test_the_table_of_a_body(sit_down: Any, late: str) -> None:
    someone = sit_down("snv.lanhdao", width=1280)
    someone.go("/")
    someone.click("text=Việc của cơ quan")

    assert someone.faults() == []
    someone.picture("body-work-1280")
    phone = sit_down("snv.lanhdao", width=360)
    phone.go(someone.page.url.removeprefix(someone.site))
    assert phone.faults() == []
    phone.picture("body-work-360")


def test_ctrl_k_by_keyboard_alone(sit_down: Any, late: str) -> None:
    someone = sit_down("tonghop", width=1280)
    someone.go("/tasks/")

    someone.page.keyboard.press("Control+k")
    someone.page.keyboard.type("so noi vu")
    someone.page.wait_for_selector("#found [role=option]")
    someone.rest()
    someone.page.keyboard.press("ArrowDown")
    assert someone.page.get_attribute("#find", "aria-activedescendant") == "found-1"
    assert someone.faults() == []
    someone.picture("ctrl-k-1280")
    someone.page.keyboard.press("Escape")
    assert not someone.page.is_visible("#found")
    someone.page.keyboard.press("ArrowDown")
    someone.page.keyboard.press("Enter")
    someone.page.wait_for_url("**/NV-2026-*/")


def test_ticked_rows_go_through_one_verb(sit_down: Any, late: str) -> None:
    someone = sit_down("tonghop", width=1280)
    someone.go("/tasks/?due=overdue")

    someone.page.check("input[name=task] >> nth=0")
    someone.page.check("input[name=task] >> nth=1")
    assert "Đã chọn 2" in someone.reads(".bulk")
    assert someone.faults() == []
    someone.picture("register-bulk-1280")
    someone.click(".bulk button[value=star]")
    assert "Gắn sao: 2 nhiệm vụ" in someone.reads("h1")
    assert someone.faults() == []
    someone.picture("bulk-summary-1280")
    someone.click("main button.btn-primary")
    someone.click("text=Hoàn tác cả lượt")

    assert "Đã hoàn tác cả lượt" in someone.reads("main")
    assert someone.faults() == []
    phone = sit_down("tonghop", width=360)
    phone.go("/tasks/?due=overdue")
    assert phone.faults() == []
    phone.picture("register-bulk-360")
