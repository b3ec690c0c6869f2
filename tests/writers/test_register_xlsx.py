"""The register as XLSX: opened again as an office would, and never evaluated."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sauro.writers.register import RegisterRow, RegisterSheet
from sauro.writers.register_xlsx import COLUMNS, register_xlsx
from tests.writers.cast import HOSTILE, ROWS, SHEET


def opened(sheet: RegisterSheet) -> Worksheet:
    page = openpyxl.load_workbook(io.BytesIO(register_xlsx(sheet))).active
    assert isinstance(page, Worksheet)
    return page


def line(page: Worksheet, number: int) -> dict[str, object]:
    heads = [cell.value for cell in page[4]]
    return {str(head): cell.value for head, cell in zip(heads, page[4 + number], strict=True)}


def test_one_row_per_task_with_its_six_lights() -> None:
    page = opened(SHEET)
    first, second = line(page, 1), line(page, 2)

    assert page.max_row == 4 + len(ROWS)
    assert first["Nhiệm vụ"] == ROWS[0].work
    assert (first["Sáu rõ"], second["Sáu rõ"]) == ("6/6", "4/6")
    assert second["Thiếu, chưa rõ"] == "thiếu: sản phẩm; chưa rõ: người"
    assert second["Cơ quan chủ trì"] == "Sở Xây dựng;\nSở Nông nghiệp và Môi trường"
    assert first["Nguồn"] == "Công văn 215-CV/TU ngày 14/09/2026, mục 3.1"
    assert first["Thời hạn (văn bản ghi)"] == "15 ngày làm việc kể từ ngày ký"


def test_the_computed_day_is_a_date_with_its_reason() -> None:
    row = line(opened(SHEET), 1)

    assert row["Hạn tính được"] == dt.datetime(2026, 10, 5)
    assert str(row["Ghi chú"]).startswith("15 ngày làm việc kể từ ngày ký 14/09/2026")


def test_it_prints_on_a4_landscape_with_its_head_on_each_page() -> None:
    page = opened(SHEET)

    assert (page.page_setup.orientation, int(page.page_setup.paperSize or 0)) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$4:$4"
    assert page["B5"].font.name == "Times New Roman"
    assert page["B5"].alignment.wrap_text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    page = opened(RegisterSheet((RegisterRow(work=text, leads=(text,), deadline=text, note=text),), about=text))
    cell = page["B5"]

    assert cell.data_type == "s"
    assert "\x1b" not in str(cell.value)
    assert "\x00" not in str(cell.value)
    if text[0] in "=+-@＝＋－＠\t":
        assert cell.value == text
        assert cell.quotePrefix


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    value = str(opened(RegisterSheet((RegisterRow(work="x" * 40_000),)))["B5"].value)

    assert value.endswith("…")
    assert len(value) == 32_000


def test_a_draft_register_says_that_nothing_is_approved() -> None:
    assert "chưa duyệt" in str(opened(SHEET)["A1"].value)
    assert "chưa duyệt" not in str(opened(replace(SHEET, draft=False))["A1"].value)


def test_equal_facts_give_equal_bytes() -> None:
    assert register_xlsx(SHEET) == register_xlsx(SHEET)


def test_an_empty_register_is_still_a_register() -> None:
    page = opened(RegisterSheet(()))

    assert [cell.value for cell in page[4]] == [heading for heading, _ in COLUMNS]
