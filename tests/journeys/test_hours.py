"""An attendance sheet with errors is mended and imported; the head sees counts; an officer explains his own day."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sauro.apps.hours.models import AttendanceDay, DayExplanation
from tests.journeys import office

pytestmark = pytest.mark.journey
HEAD = ("STT", "Mã chấm công", "Họ và tên", "Ngày", "Giờ vào", "Giờ ra")
DAY = dt.date(2026, 9, 14)
PEOPLE = ("Nguyễn Hữu Phước", "Phạm Thu Nguyệt", "Trần Thị Hoài An", "Lê Quang Tín", "Đinh Công Lực")


def _sheet(at: Path) -> Path:
    """Monday as the clock has it: one punch that is no time, one name that the office does not know."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["BẢNG CHẤM CÔNG TUẦN 38, VĂN PHÒNG TỈNH ỦY"])
    page.append(list(HEAD))
    for n, name in enumerate(PEOPLE):
        page.append([n + 1, f"{n + 1:03d}", name, "14/09/2026", "06:5x" if n == 3 else "06:55", "17:04"])
    page.append([6, "009", "Y BHĂM", "14/09/2026", "07:24", "17:10"])
    out = io.BytesIO()
    book.save(out)
    at.write_bytes(out.getvalue())
    return at


def test_a_sheet_is_mended_and_a_day_is_explained(sit_down: Any, tmp_path: Path) -> None:
    clerk = sit_down("vanthu")
    clerk.go("/imports/new/attendance/")
    clerk.page.set_input_files("input[type=file]", str(_sheet(tmp_path / "cham-cong-tuan-38.xlsx")))
    clerk.click("form .btn-primary")
    assert clerk.faults() == []
    clerk.picture("hours-import-1440")
    _mend(clerk)
    clerk.picture("hours-preview-1440")
    clerk.click(".head .btn-primary")
    monday = AttendanceDay.objects.filter(day=DAY, person__name__in=(*PEOPLE, "Y Bhăm Niê"))
    assert office.elsewhere(monday.count) == 6

    officer = sit_down("chuyenvien", width=360)
    officer.go("/hours/")
    assert officer.faults() == []
    officer.picture("hours-mine-360")
    officer.click(f"tr:has-text('{DAY:%d/%m/%Y}') a.btn")
    officer.page.fill("input[name=words]", "Nhận tài liệu tại Bưu điện tỉnh trước giờ làm việc")
    officer.picture("hours-explain-360")
    officer.click("form .btn-primary")
    assert "Chờ xem" in officer.reads("table")

    head = sit_down("lanhdao")
    head.go("/hours/")
    head.picture("hours-mine-1440")
    head.click(".head a[href^='/hours/units/']")
    assert head.faults() == []
    shown = head.reads("#main, main")
    assert "Y Bhăm Niê" in shown
    assert "lượt của 8 người" in shown  # the two drivers of the sample among them
    head.picture("hours-unit-1440")
    head.click("form button[value='1']")
    assert office.elsewhere(lambda: DayExplanation.objects.get().state) == "accepted"
    head.click("a[href$='/times/']")
    head.picture("hours-times-1440")

    phone = sit_down("lanhdao", width=360)
    phone.go(f"{head.page.url.removeprefix(phone.site).removesuffix('times/')}")
    assert phone.faults() == []
    phone.picture("hours-unit-360")
    phone.go(f"/agencies/{phone.page.url.rstrip('/').split('/')[-1]}/absences/")
    assert phone.faults() == []
    phone.picture("absences-360")


def _mend(clerk: Any) -> None:
    """The time is typed where it stands; who is meant is chosen once."""
    row = clerk.page.locator("tr", has_text="không phải là giờ")
    row.locator("input[name=value]").fill("06:58")
    row.locator("button").click()
    clerk.rest()
    row = clerk.page.locator("tr", has_text="không có trong cơ quan")
    row.locator("select").select_option(label="Y Bhăm Niê")
    row.locator("button").click()
    clerk.rest()
