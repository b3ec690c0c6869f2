"""The administrator keeps the registry: a sheet goes out and comes in, is undone and comes again; a body is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apps.agencies.sheets import workbook

pytestmark = pytest.mark.journey
ROWS = (
    ("KBS", "Khu kinh tế Bãi Sậy", "", "Nhà nước", "", ""),
    ("KBS1", "Ban quản lý Khu kinh tế Bãi Sậy", "BQL Bãi Sậy", "Nhà nước", "KBS", ""),
)
OFFERED = "[...document.querySelectorAll('#co-quan option')].map(o => o.value)"


def brought_in(keeper, file: Path) -> None:
    """The sheet uploaded, up to its preview."""
    keeper.go("/imports/new/agencies/")
    keeper.page.set_input_files("input[type=file]", str(file))
    keeper.click("text=Tải lên, xem trước")


def test_the_registry_goes_out_and_comes_back_unchanged(sit_down, tmp_path: Path) -> None:
    keeper = sit_down("quantri")
    keeper.go("/agencies/")
    assert keeper.faults() == []
    with keeper.page.expect_download() as download:
        keeper.page.click("text=Xuất XLSX")
    download.value.save_as(tmp_path / "danh-muc.xlsx")

    brought_in(keeper, tmp_path / "danh-muc.xlsx")

    assert "0 thêm mới 0 sửa" in keeper.reads("main")


def test_a_sheet_is_applied_undone_and_applied_again(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "moi.xlsx"
    file.write_bytes(workbook(*ROWS))
    keeper = sit_down("quantri")

    brought_in(keeper, file)
    assert keeper.faults() == []
    keeper.click("button:has-text('Nhập 2 dòng')")
    keeper.click("text=Hoàn tác cả lượt")
    assert "Đã hoàn tác" in keeper.reads("main")
    brought_in(keeper, file)
    keeper.click("button:has-text('Nhập 2 dòng')")

    assert "Đã nhập 2 dòng" in keeper.reads("main")
    assert keeper.faults() == []


def test_a_body_is_found_while_typing_without_diacritics(sit_down) -> None:
    keeper = sit_down("quantri")
    keeper.go("/agencies/add/")

    with keeper.page.expect_response("**/agencies/find/**"):
        keeper.page.locator("input[name=parent]").press_sequentially("khu kinh te bai", delay=20)
    keeper.rest()

    assert set(keeper.page.evaluate(OFFERED)) == {"KBS", "KBS1"}
