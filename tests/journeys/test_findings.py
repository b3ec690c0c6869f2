"""Overlap is found, explained by the unit, decided by an inspector; a clause without a task is closed by one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sauro.apps.findings.jobs import look_again
from sauro.apps.findings.models import Finding
from tests.journeys import clock, office
from tests.journeys.clock import now

pytestmark = pytest.mark.journey
NUMBER = "341-CV/TU"
PAPER = (Path(__file__).parent / "papers" / "cong-van-341.txt").read_text(encoding="utf-8")


def worker_compares() -> int:
    return office.elsewhere(lambda: look_again(now()))


def finding(rule: str, words: str = "") -> int:
    """The newest finding of a rule about the document of this story."""
    directive = f"directive:{office.directive_id(NUMBER)}"
    rows = Finding.objects.filter(rule=rule, abouts__name=directive)
    return office.elsewhere(lambda: next(r.pk for r in rows if words in str(r.said) + str(r.proof)))


def read_in(clerk, tmp_path: Path) -> None:
    file = tmp_path / "Cong van 341.txt"
    file.write_text(PAPER, encoding="utf-8")
    clerk.go("/directives/upload/")
    clerk.page.check("#id_declared_open")
    clerk.page.set_input_files("#id_files", str(file))
    clerk.click("text=Tải lên và đọc")
    office.worker_reads()
    worker_compares()


def test_overlap_is_found_explained_and_decided(sit_down, tmp_path: Path) -> None:
    read_in(sit_down("vanthu"), tmp_path)
    ours, inspector, phone = sit_down("tonghop"), sit_down("kiemtra"), sit_down("tonghop", width=360)
    pk = finding("overlap.control", "Ủy ban Kiểm tra")

    inspector.go("/findings/")
    assert NUMBER not in inspector.reads("main")
    ours.go("/findings/")
    assert NUMBER in ours.reads("main")
    assert ours.faults() == []
    ours.picture("findings-1440")
    phone.go("/findings/")
    assert phone.faults() == []
    phone.picture("findings-360")
    ours.go(f"/findings/{pk}/")
    for body in ("Ủy ban Kiểm tra Tỉnh ủy", "Đảng ủy Ủy ban nhân dân tỉnh", "mọi đơn vị"):
        assert body in ours.reads("h1")
    assert ours.faults() == []
    ours.picture("finding-1440")
    phone.go(f"/findings/{pk}/")
    assert phone.faults() == []
    phone.picture("finding-360")

    ours.page.fill("form[action$='/explain/'] textarea", "Mỗi nơi kiểm tra một cấp; công văn chưa ghi rõ phạm vi.")
    ours.click("text=Gửi giải trình")
    inspector.go(f"/findings/{pk}/")
    assert "công văn chưa ghi rõ phạm vi" in inspector.reads("main")
    inspector.page.check("text=Giữ nguyên, cần khắc phục")
    inspector.page.fill("form[action$='/decide/'] textarea", "Cần ghi rõ ai kiểm tra nơi nào.")
    assert inspector.faults() == []
    inspector.picture("finding-decide-1440")
    inspector.click("text=Ghi kết luận")

    assert "Giữ nguyên, cần khắc phục" in inspector.reads("main")
    ours.go(f"/findings/{pk}/")
    assert "Gửi đề nghị" in ours.reads("main")
    assert ours.faults() == []
    ours.picture("finding-upheld-1440")


def test_a_clause_without_a_task_is_closed_by_one(sit_down) -> None:
    ours = sit_down("tonghop")
    directive = office.directive_id(NUMBER)
    ours.go(f"/review/{directive}/")
    ours.click("#de-xuat a:has-text('vị trí tiếp nhận')")
    ours.click("button:has-text('Duyệt')")
    code = ours.reads("#thong-bao").partition("vào sổ: ")[2][:12]
    assert code.startswith("NV-2026-")
    worker_compares()
    clock.move_to(dt.date(2026, 9, 18))  # the days for the register have passed
    worker_compares()
    pk = finding("omission.clause", "2.2")

    ours.go(f"/findings/{pk}/")
    ours.page.fill("form[action$='/remedy/'] input[name=task_code]", "NV-2026-9999")
    ours.page.fill("form[action$='/remedy/'] textarea", "Gộp vào nhiệm vụ đã giao.")
    ours.click("text=Ghi cách khắc phục")
    assert "Không thấy nhiệm vụ" in ours.reads("main")
    assert ours.faults() == []
    ours.picture("finding-refused-1440")
    ours.page.fill("form[action$='/remedy/'] input[name=task_code]", code)
    ours.click("text=Ghi cách khắc phục")

    assert "Đã khắc phục bằng nhiệm vụ" in ours.reads("main") and code in ours.reads("main")
    ours.go(f"/directives/{directive}/")
    assert "Điều cần xem lại" in ours.reads("main")
    assert ours.faults() == []
    ours.picture("directive-findings-1440")
    clock.move_to(clock.MORNING.date())
