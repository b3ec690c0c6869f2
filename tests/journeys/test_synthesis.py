"""A quarter's work becomes a report: one click, figures that open, words set right, signed, on paper."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.reports.models import Synthesis
from sauro.apps.reports.queries.synthesis_files import docx_of, pdf_of, xlsx_of
from sauro.apps.reports.queries.synthesis_paper import held
from sauro.apps.tasks.models import HolderRole, Progress, Task, TaskHolder
from sauro.apps.tasks.services.moving import recount
from sauro.domain.tasks import Status
from tests.journeys import clock, office
from tests.journeys.person import SCREENS, Person

pytestmark = pytest.mark.journey
Seat = Callable[..., Person]
NUMBER = "388-CV/TU"
AFTER = dt.date(2026, 10, 28)
WORKS = (
    ("Rà soát, công khai danh mục thủ tục hành chính quá hạn theo từng lĩnh vực", "Sở Nội vụ"),
    ("Kiểm kê hồ sơ đất đai, xây dựng chưa trả kết quả", "Sở Xây dựng"),
    ("Bố trí người trực bộ phận một cửa trong giờ nghỉ trưa", "Sở Nội vụ"),
    ("Báo cáo kết quả khắc phục hồ sơ tồn đọng", "Sở Xây dựng"),
)


@pytest.fixture(autouse=True)
def _the_clock_is_set_back() -> Iterator[None]:
    """What follows finds the clock where it was."""
    yield
    clock.move_to(clock.MORNING.date())


def at(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)))


def lay_the_directive() -> int:
    """A dispatch with thirty-six tasks of two departments: most done, some late, three overdue, one without a day."""
    giver, tracker = Agency.objects.get(code="TU"), Agency.objects.get(code="VPTU")
    clerk = User.objects.get(username="vanthu")
    directive = Directive.objects.create(
        state=DirectiveState.REGISTERED, kind="cong_van", family="party", issuer=giver, giver=giver,
        issuer_printed="TỈNH ỦY AN LẠC", number=NUMBER, issued_on=dt.date(2026, 9, 15), registrar=tracker,
        subject="chấn chỉnh kỷ luật, kỷ cương trong giải quyết hồ sơ quá hạn", uploaded_by=clerk,
        uploaded_at=clock.MORNING, read_at=clock.MORNING, registered_at=clock.MORNING,
    )  # fmt: skip
    for number in range(36):
        work, name = WORKS[number % 4]
        lead = Agency.objects.get(name=name)
        holding = Holding.objects.filter(post__agency=lead, person__account__isnull=False, until=None).first()
        done = number < 30
        due = None if number == 35 else dt.date(2026, 10, 2) if number in (32, 33, 34) else dt.date(2026, 10, 9)
        day = dt.date(2026, 10, 12 if number < 3 else 6)
        status = Status.CONFIRMED if done else Status.IN_PROGRESS
        task = Task.objects.create(
            code=f"NV-2026-8{number:03d}", directive=directive, work=f"{work}, đợt {number // 4 + 1}", text=work,
            clause_marker=f"{number // 9 + 1}.{number % 9 + 1}.", lead=lead, registrar=tracker, giver=giver,
            responsible=holding, status=str(status), due_on=dt.date(2026, 10, 30) if number in (30, 31) else due,
            original_due_on=due, standing=due is None, approved_by=clerk, approved_at=at(dt.date(2026, 9, 16)),
            submitted_on=day if done else None, submitted_at=at(day) if done else None,
            ended_at=at(day) if done else None,
        )  # fmt: skip
        TaskHolder.objects.create(task=task, role=HolderRole.LEAD, agency=lead, since=task.approved_at)
        recount(lead.pk, None, status)
        if number == 33:
            Progress.objects.create(
                task=task, agency=lead, by_name="…", at=at(dt.date(2026, 10, 8)), line="Đang đối chiếu.",
                obstacle="Chờ dữ liệu từ phần mềm một cửa của Sở Khoa học và Công nghệ. Đề nghị Thường trực Tỉnh ủy "
                "yêu cầu cung cấp dữ liệu trước ngày 06/11/2026.",
            )  # fmt: skip
    return directive.pk


def papers(number: str) -> list[str]:
    """The files as they went out, kept small; each made twice, to see that they are the same."""
    row = Synthesis.objects.select_related("letter__agency", "directive", "body", "agency").get(
        directive__number=number
    )
    whole = held(row)
    assert all(make(whole) == make(whole) for make in (docx_of, pdf_of, xlsx_of))
    folder = SCREENS.parent / "screens"
    paper = folder / "synthesis.pdf"
    paper.write_bytes(pdf_of(whole))
    subprocess.run(["pdftoppm", "-r", "50", "-png", "-gray", str(paper), str(folder / "synthesis-paper")], check=True)
    paper.unlink()
    return sorted(picture.name for picture in folder.glob("synthesis-paper-*.png"))


def test_a_month_is_synthesised_set_right_signed_and_printed(sit_down: Seat, site: str) -> None:
    directive = office.elsewhere(lay_the_directive)
    clock.move_to(AFTER)
    coordinator = sit_down("tonghop")

    coordinator.go(f"/directives/{directive}/")
    coordinator.click("button:has-text('Tổng hợp kỳ này')")
    assert "Kết quả thực hiện Công văn 388-CV/TU, tháng 10/2026" in coordinator.reads("h1")
    assert coordinator.faults() == []
    coordinator.picture("synthesis-1440")
    here = coordinator.page.url.removeprefix(site)

    coordinator.click("a:has-text('Mới quá hạn trong kỳ')")
    assert coordinator.reads("main").count("NV-2026-80") == 3
    assert coordinator.faults() == []
    coordinator.picture("synthesis-figure-1440")

    coordinator.go(here)
    coordinator.page.click("summary:has-text('Sửa phần “Kết quả thực hiện”')")
    text = coordinator.page.input_value("#results_text")
    coordinator.page.fill("#results_text", text.replace("có 36 nhiệm vụ", "được giao 38 nhiệm vụ"))
    coordinator.click("button:has-text('Lưu phần này') >> nth=0")
    assert "1 con số khác số liệu" in coordinator.reads("main")
    coordinator.click("button:has-text('Trình ký')")
    assert "con số trong dự thảo khác với số liệu" in coordinator.reads("main")
    assert coordinator.faults() == []
    coordinator.picture("synthesis-refused-1440")
    coordinator.page.click("summary:has-text('Sửa phần “Kết quả thực hiện”')")
    coordinator.click("button:has-text('Sửa theo số mới')")
    assert "được giao 36 nhiệm vụ" in coordinator.reads("article")
    coordinator.click("button:has-text('Trình ký')")
    assert "Đã soát" in coordinator.reads("main")

    leader = sit_down("lanhdao", width=360)
    leader.go(here)
    assert leader.faults() == []
    leader.picture("synthesis-360")
    leader.click("main button:has-text('Ký, lấy số')")
    assert "-BC/VPTU" in leader.reads("main")
    coordinator.go(here)
    coordinator.click("button:has-text('Khóa kỳ')")
    assert "Đã khóa kỳ" in coordinator.reads("main")
    coordinator.go("/syntheses/")
    assert coordinator.faults() == []
    coordinator.picture("syntheses-1440")

    assert len(office.elsewhere(lambda: papers(NUMBER))) >= 2
