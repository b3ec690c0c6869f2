"""A meeting whose paper comes late, moved by a swap day, held, concluded, and its conclusions in the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.findings.models import Finding
from sauro.apps.meetings.jobs import look_again, screen_waiting
from sauro.apps.meetings.models import Meeting
from sauro.apps.rulebook.services import set_day
from sauro.domain.acting import Acting, Role
from sauro.domain.worktime import DayKind
from tests import cast
from tests.journeys import clock, office

pytestmark = pytest.mark.journey
HOST, GUEST = "Văn phòng Tỉnh ủy", "Sở Xây dựng"
THURSDAY = dt.date(2026, 10, 1)


@pytest.fixture
def _clock_stands_again() -> Iterator[None]:
    yield
    clock.move_to(clock.MORNING.date())


def _open_accounts() -> None:
    host, guest = Agency.objects.get(name=HOST), Agency.objects.get(name=GUEST)
    for username, body, role in (
        ("hop.chuyenvien", host, Role.COORDINATOR), ("hop.chanhvp", host, Role.LEADER), ("hop.soxd", guest, Role.CLERK),
    ):  # fmt: skip
        title = "Phó Chánh Văn phòng" if role is Role.LEADER else ""
        holding = cast.person_in(body, role, title=title)
        cast.account(cast.acting_in(holding), username=username)


def _acting(username: str) -> Acting:
    user = User.objects.get(username=username)
    holding = Holding.objects.select_related("person", "post__agency").get(person_id=user.person_id)
    return cast.acting_in(holding, account_id=user.pk)


def _swap_day() -> None:
    keeper = replace(_acting("hop.chanhvp"), role=Role.ADMINISTRATOR)
    set_day(
        date=dt.date(2026, 9, 29), kind=DayKind.OFF_SWAPPED, name="Nghỉ hoán đổi", source="500/TB-VP", by=keeper,
        at=clock.now(),
    )  # fmt: skip
    look_again(clock.now())


def _latest() -> int:
    return Meeting.objects.latest("pk").pk


def test_from_invitation_to_the_register(sit_down: Any, _clock_stands_again: None) -> None:
    office.elsewhere(_open_accounts)
    planner, leader = sit_down("hop.chuyenvien"), sit_down("hop.chanhvp")
    pk = _planned(planner)
    path = f"/meetings/{pk}/"
    leader.go(f"{path}announce/")
    assert leader.faults() == []
    leader.picture("meeting-announce-1440")
    leader.click("form.box .btn-primary")
    assert "01-GM/VPTU" in leader.reads("main") or "GM/VPTU" in leader.reads("main")

    office.elsewhere(_swap_day)
    clock.move_to(dt.date(2026, 9, 28))
    _paper_comes_late(sit_down("hop.soxd", width=360), path)
    planner.go(path)
    assert planner.faults() == []
    planner.picture("meeting-late-1440")

    clock.move_to(THURSDAY + dt.timedelta(days=1))
    _held_and_concluded(planner, leader, path)
    office.worker_reads()
    _in_the_register(sit_down("hop.chuyenvien", width=360), path)


def _planned(planner: Any) -> int:
    """Plan, agenda with a paper, two seats."""
    planner.go("/meetings/new/")
    for name, value in (
        ("title", "Họp giao ban tháng 9"), ("day", "01/10/2026"), ("begins", "08:00"), ("ends", "10:30"),
        ("place", "Phòng họp số 1, trụ sở Tỉnh ủy"),
    ):  # fmt: skip
        planner.page.fill(f"#id_{name}", value)
    assert planner.faults() == []
    planner.picture("meeting-plan-1440")
    planner.click("form.box .btn-primary")
    pk = office.elsewhere(_latest)
    planner.page.fill("#id_title", "Tiến độ các dự án trọng điểm")
    planner.page.fill("#id_minutes", "60")
    planner.page.fill("#id_presenter", GUEST)
    planner.page.fill("#id_papers", "Báo cáo tiến độ các dự án")
    planner.click("form[action$='/items/'] .btn:has-text('Thêm nội dung')")
    for body in ("Sở Nội vụ", GUEST):
        if not planner.page.is_visible("#id_body"):
            planner.page.click("summary:has-text('Thêm thành phần')")
        planner.page.fill("#id_body", body)
        planner.click("form[action$='/seats/'] .btn:has-text('Thêm thành phần')")
    assert planner.faults() == []
    planner.picture("meeting-draft-1440")
    return pk


def _paper_comes_late(guest: Any, path: str) -> None:
    """By phone: the light shows the old day beside the new one; late without a reason is refused, with one accepted."""
    guest.go(path)
    assert "25/09/2026" in guest.reads("main") and "Nghỉ hoán đổi" not in guest.reads("h1")
    assert guest.faults() == []
    guest.picture("meeting-guest-360")
    guest.click("a[href*='/papers/']")
    file = {"name": "bao cao.txt", "mimeType": "text/plain", "buffer": "Báo cáo tiến độ các dự án.".encode()}
    guest.page.set_input_files("#id_file", file)
    guest.page.check("#id_declared_open")
    guest.click("form.box .btn-primary")
    assert "Tài liệu phải đến người dự chậm nhất ngày 25/09/2026" in guest.reads("main")
    assert guest.faults() == []
    guest.picture("meeting-paper-late-360")
    guest.page.set_input_files("#id_file", file)
    guest.page.fill("#id_late_because", "Chờ số liệu giải ngân đến hết quý III")
    guest.click("form.box .btn-primary")
    assert "Lý do gửi muộn: Chờ số liệu" in guest.reads("main")
    office.elsewhere(lambda: screen_waiting(clock.now()))


def _held_and_concluded(planner: Any, leader: Any, path: str) -> None:
    planner.go(f"{path}hold/")
    planner.page.fill("#id_lasted", "140")
    planner.page.fill("#id_minutes", "Các cơ quan báo cáo; chủ trì kết luận từng việc.")
    assert planner.faults() == []
    planner.picture("meeting-hold-1440")
    planner.click("form .btn-primary")
    planner.go(f"{path}conclude/")
    planner.page.fill("#id_pasted", "1. Đánh giá cao sự cố gắng của các sở.\n2. Tăng cường kiểm tra giờ làm việc.")
    planner.page.fill("#id_cau-0-work", "Lập danh mục dự án chậm tiến độ")
    planner.page.fill("#id_cau-0-lead", GUEST)
    planner.page.fill("#id_cau-0-due_on", "20/10/2026")
    planner.page.fill("#id_cau-0-product", "danh mục")
    planner.click("form.stack .btn:has-text('Ghi và đọc thử')")
    assert "rõ chủ trì, thời hạn, sản phẩm" in planner.reads("main") and "chưa rõ chủ trì" in planner.reads("main")
    assert planner.faults() == []
    planner.picture("meeting-conclude-1440")
    leader.go(f"{path}conclude/")
    leader.click("form[action$='/sign/'] .btn-primary")
    assert "các câu giao việc chờ rà soát" in leader.reads("main")
    office.elsewhere(lambda: look_again(clock.now()))


def _in_the_register(reader: Any, path: str) -> None:
    """The signed notice was read: its orders wait in the review as drafts; the unclear one is found."""
    directive = office.elsewhere(lambda: Meeting.objects.latest("pk").directive_id)
    assert office.elsewhere(lambda: Finding.objects.filter(rule="meeting.unclear").count()) == 1
    reader.go(path)
    assert "chưa rõ" in reader.reads("main")
    assert reader.faults() == []
    reader.picture("meeting-concluded-360")
    reader.go(f"/review/{directive}/")
    assert "lập danh mục dự án chậm tiến độ" in reader.reads("main")
    reader.picture("meeting-review-360")
