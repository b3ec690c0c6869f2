"""A draft with faults is checked before it is signed: places, remarks, the annex completed and taken, all gone."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from sauro.apps.findings.jobs import check_drafts
from tests.journeys import office
from tests.journeys.clock import now

pytestmark = pytest.mark.journey
DRAFT = """TỈNH ỦY AN LẠC
*
Số: 6-CV/TU

V/v siết chặt giờ giấc làm việc và báo cáo định kỳ

ĐẢNG CỘNG SẢN VIỆT NAM

An Lạc, ngày 30 tháng 11 năm 2026

Kính gửi:
- Các cơ quan tham mưu, giúp việc Tỉnh ủy;
- Các đảng ủy trực thuộc Tỉnh ủy.

Thời gian qua, việc chấp hành giờ giấc làm việc ở một số cơ quan chưa nghiêm. Ban Thường vụ Tỉnh ủy yêu cầu:

1. Về giờ giấc làm việc

1.1. Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh lập danh mục nơi hay vắng người, trình Thường trực \
Tỉnh ủy trước ngày 15/12/2026.

1.2. Ban Tổ chức Tỉnh ủy, Ban Nội chính Tỉnh ủy xây dựng kế hoạch kiểm tra giờ giấc, trình Ban Thường vụ Tỉnh ủy chậm \
nhất ngày 20/12/2026.

1.3. Các cơ quan, đơn vị, địa phương rà soát quy chế làm việc, báo cáo Văn phòng Tỉnh ủy trong tháng 01/2027.

2. Về báo cáo

2.1. Ủy ban Kiểm tra Tỉnh ủy tổng hợp vi phạm, báo cáo Ban Thường vụ Tỉnh ủy ngày 31/11/2026.

2.2. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện, định kỳ báo cáo Thường trực Tỉnh ủy./.

Nơi nhận:
- Như trên;
- Lưu: VT, TH.

TM. BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đặng Hoài Sơn
"""

SAID = (
    "“Số” không có dấu hai chấm",
    "Số dưới 10 ghi “6”",
    "Một việc giao 2 nơi cùng chủ trì",
    "20/12/2026 là ngày nghỉ",
    "Không có ngày 31/11/2026",
    "“định kỳ” không nêu kỳ",
    "Nội dung kết thúc bằng “./.”",
    "Hình thức ký ghi “TM.”",
    "Nội dung dùng phông Arial",
    "Lề trái 25 mm",
    "Dòng lưu ghi",
)


def as_docx(path: Path) -> str:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(13)
    for line in DRAFT.splitlines():
        document.add_paragraph(line)
    document.save(path)
    return str(path)


def worker_checks() -> int:
    return office.elsewhere(lambda: check_drafts(now()))


def test_a_draft_is_checked_completed_and_gone(sit_down, tmp_path: Path) -> None:
    writer, phone = sit_down("tonghop"), sit_down("tonghop", width=360)

    writer.go("/drafts/")
    assert writer.faults() == []
    writer.page.check("#id_declared_open")
    writer.page.set_input_files("#id_file", as_docx(tmp_path / "Dự thảo công văn giờ giấc.docx"))
    writer.picture("draft-send-1440")
    writer.click("main form.stack button.btn-primary")
    assert writer.faults() == []
    worker_checks()
    writer.page.wait_for_selector("#loi-nhac")
    address = writer.page.url.removeprefix(writer.site)

    shown = writer.reads("#loi-nhac")
    for said in SAID:
        assert said in shown
    writer.press("j", "j", "j", "j", "j")
    assert writer.page.locator("#loi-nhac li[aria-current]").count() == 1
    assert writer.faults() == []
    writer.picture("draft-1440")
    phone.go(address)
    assert phone.faults() == []
    phone.picture("draft-360")
    phone.go(address + "?severity=error#loi-nhac")
    assert "Lề trái" not in phone.reads("#loi-nhac")

    writer.click("text=Bảng nhiệm vụ")
    writer.page.fill("#lead-2", "Ban Tổ chức Tỉnh ủy")
    writer.page.fill("#coordinating-2", "Ban Nội chính Tỉnh ủy")
    writer.click("text=Lưu bảng")
    assert writer.faults() == []
    writer.picture("draft-tasks-1440")
    phone.go(address + "tasks/")
    assert phone.faults() == []
    phone.picture("draft-tasks-360")
    with writer.page.expect_download() as taken:
        writer.page.click("text=Phụ lục, DOCX")
    table = docx.Document(io.BytesIO(Path(taken.value.path()).read_bytes())).tables[0]
    assert table.rows[2].cells[2].text == "Ban Tổ chức Tỉnh ủy"

    writer.go(address)
    writer.click("text=Xóa ngay")
    assert "Đã xóa dự thảo" in writer.reads("main")
    assert writer.go(address).status == 404
