"""From the file to the register: the clerk uploads, the worker reads, the coordinator reviews and approves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import office

pytestmark = pytest.mark.journey


def test_the_main_job(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "Cong van 231.txt"
    file.write_text(office.paper("231-CV/TU"), encoding="utf-8")
    clerk, coordinator = sit_down("vanthu"), sit_down("tonghop")

    clerk.go("/directives/upload/")
    clerk.page.check("#id_declared_open")
    clerk.page.set_input_files("#id_files", str(file))
    assert "Cong van 231.txt" in clerk.reads("#da-chon")
    assert clerk.faults() == []
    clerk.picture("upload-1440")
    clerk.click("text=Tải lên và đọc")
    assert "Chờ đọc" in clerk.reads("#luot-tai")
    office.worker_reads()
    clerk.page.wait_for_selector("text=Chờ rà soát")
    assert clerk.faults() == []
    clerk.picture("reading-1440")

    pk = office.directive_id("231-CV/TU")
    coordinator.go("/")
    assert "231-CV/TU" in coordinator.reads("main")
    assert coordinator.faults() == []
    coordinator.picture("home-1440")
    coordinator.go(f"/directives/{pk}/")
    assert coordinator.faults() == []
    coordinator.picture("directive-1440")
    coordinator.click("text=/Rà soát \\d+ đề xuất/")
    waiting = coordinator.page.locator(".draft").count()
    assert waiting >= 6
    coordinator.click("#de-xuat a:has-text('lập danh mục')")
    assert coordinator.faults() == []
    coordinator.picture("review-1440")
    coordinator.click("button:has-text('Duyệt')")

    code = coordinator.reads("#thong-bao").partition("vào sổ: ")[2][:12]
    assert code.startswith("NV-2026-")
    assert coordinator.page.locator(".draft").count() == waiting - 1
    coordinator.click("#de-xuat a:has-text('cắt giảm giấy tờ')")
    coordinator.click("button:has-text('Duyệt')")
    coordinator.go("/tasks/?q=danh muc ho so 231")
    assert "Sở Nội vụ" in coordinator.reads("table")
    assert coordinator.page.locator("tbody tr").count() == 1
    coordinator.go("/tasks/")
    coordinator.page.hover(".why button >> nth=0")
    assert "ngày làm việc" in coordinator.reads("[role=tooltip] >> nth=0")
    assert coordinator.faults() == []
    coordinator.picture("register-1440")
    coordinator.go(f"/tasks/{code}/")
    assert f"Duyệt đề xuất thành nhiệm vụ {code}" in coordinator.reads(".line >> nth=-1")
    assert coordinator.faults() == []
    coordinator.picture("task-1440")


def test_the_same_pages_on_a_phone(sit_down) -> None:
    pk = office.directive_id("231-CV/TU")
    someone = sit_down("tonghop", width=360)
    someone.go("/tasks/")
    task = someone.page.get_attribute("tbody a.t", "href")

    for name, address in {
        "home": "/",
        "register": "/tasks/",
        "task": task,
        "review": f"/review/{pk}/",
        "directive": f"/directives/{pk}/",
        "directives": "/directives/",
        "upload": "/directives/upload/",
        "reviews": "/review/",
        "menu": "/more/",
    }.items():
        someone.go(address)
        assert someone.faults() == [], address
        someone.picture(f"{name}-360")


def test_what_is_shown_can_be_taken_away_as_xlsx(sit_down) -> None:
    someone = sit_down("tonghop")
    someone.go("/tasks/?q=danh+muc+ho+so")

    with someone.page.expect_download() as taken:
        someone.page.click("text=/Xuất XLSX/")

    assert taken.value.suggested_filename.endswith(".xlsx")
