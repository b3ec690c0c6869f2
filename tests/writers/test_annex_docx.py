"""The annex as DOCX: the official columns, the head repeated, text as text."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from sauro.writers.annex_docx import COLUMNS, annex_docx
from sauro.writers.register import RegisterRow, RegisterSheet
from tests.writers.cast import HOSTILE, ROWS, SHEET


def opened(sheet: RegisterSheet) -> Any:
    return Document(io.BytesIO(annex_docx(sheet)))


def test_the_official_columns_and_one_row_per_task() -> None:
    table = opened(SHEET).tables[0]

    assert [cell.text for cell in table.rows[0].cells] == [
        "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm",
    ]  # fmt: skip
    assert len(table.rows) == 1 + len(ROWS)
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        ROWS[0].work,
        "Sở Nội vụ",
        "Văn phòng Ủy ban nhân dân tỉnh;\nSở Khoa học và Công nghệ",
        "15 ngày làm việc kể từ ngày ký\n(05/10/2026)",
        "danh mục hồ sơ",
    ]


def test_a4_landscape_times_13_with_the_head_on_each_page() -> None:
    document = opened(SHEET)
    section, row = document.sections[0], document.tables[0].rows[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size.pt) == ("Times New Roman", 13)
    assert row._tr.trPr.find(qn("w:tblHeader")) is not None


def test_widths_stand_in_the_grid_for_programs_that_go_by_it() -> None:
    grid = [round(column.width.mm) for column in opened(SHEET).tables[0].columns]

    assert grid == [round(width) for _, width in COLUMNS]


def test_without_a_row_there_is_no_table_but_a_sentence() -> None:
    empty = opened(replace(SHEET, rows=()))

    assert (empty.tables, empty.paragraphs[-1].text) == ([], "Không có nhiệm vụ.")


def test_the_title_names_the_document_and_that_it_is_a_draft() -> None:
    lines = [p.text for p in opened(SHEET).paragraphs]

    assert lines[0] == "PHỤ LỤC"
    assert "(Công văn 215-CV/TU ngày 14/09/2026 của Tỉnh ủy An Lạc)" in lines
    assert any("chưa được duyệt" in line for line in lines)
    assert not any("chưa được duyệt" in p.text for p in opened(replace(SHEET, draft=False)).paragraphs)


@pytest.mark.parametrize("text", [*HOSTILE, "<w:b/>{{ 7*7 }} {% x %} & ]]>"])
def test_any_text_stays_text(text: str) -> None:
    cell = opened(RegisterSheet((RegisterRow(work=text),), about=text)).tables[0].rows[1].cells[1]

    assert cell.text.strip().replace("\ud800", "") == "".join(c for c in text if c not in "\x1b\x00\ud800").strip()


def test_equal_facts_give_the_same_document() -> None:
    first, second = opened(SHEET), opened(SHEET)

    assert first.element.xml == second.element.xml
