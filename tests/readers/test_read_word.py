"""Đọc DOCX: the order of the body, automatic numbers as text, tables as cells, marks in headers seen."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from sauro.domain.documents.source import LineKind
from sauro.domain.refusal import Refusal
from sauro.readers.legacy import TCVN3
from tests.readers.forms import cells, flowing, read, words
from tests.readers.hostile import docx_of
from tests.readers.papers import ANNEX, DISPATCH, NUMBERED
from tests.readers.typeset import to_docx, to_numbered_docx


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_letterhead_of_two_columns_reads_left_side_first(tmp_path: Path) -> None:
    source = read(tmp_path, to_docx(DISPATCH))

    assert words(source)[:6] == [
        "TỈNH ỦY AN LẠC",
        "Số 412-CV/TU",
        "V/v chấn chỉnh chế độ báo cáo,",
        "theo dõi nhiệm vụ được giao",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "An Lạc, ngày 12 tháng 5 năm 2026",
    ]
    assert words(source)[-1] == "Đinh Văn Khoa"


def test_numbers_that_word_prints_by_itself_become_text(tmp_path: Path) -> None:
    source = read(tmp_path, to_numbered_docx(NUMBERED))

    assert [line.split(" ")[0] for line in words(source)] == ["1.", "a)", "b)", "2.", "a)"]


def test_a_table_gives_its_cells(tmp_path: Path) -> None:
    source = read(tmp_path, to_docx(DISPATCH + "\n" + ANNEX))

    table = cells(source)
    assert table[0, 2] == "Chủ trì"
    assert table[3, 1] == "Tập huấn cán bộ theo dõi nhiệm vụ ở xã, phường"


def test_merged_cells_are_given_once_with_their_spans(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Cơ quan thực hiện"
    table.cell(1, 1).text = "Chủ trì"
    table.cell(1, 2).text = "Phối hợp"
    table.cell(2, 1).text = "Sở Nội vụ"

    source = read(tmp_path, saved(document))

    places = {
        source.text[x.start : x.end]: (x.row, x.column, x.rowspan, x.colspan) for x in source.lines if x.end > x.start
    }
    assert places == {
        "TT": (0, 0, 2, 1),
        "Cơ quan thực hiện": (0, 1, 1, 2),
        "Chủ trì": (1, 1, 1, 1),
        "Phối hợp": (1, 2, 1, 1),
        "Sở Nội vụ": (2, 1, 1, 1),
    }


def test_running_lines_stand_after_the_body_by_their_kind(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Sở Nội vụ báo cáo.")
    document.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"

    source = read(tmp_path, saved(document))

    assert words(source, LineKind.TEXT) == ["Sở Nội vụ báo cáo."]
    assert words(source, LineKind.HEADER) == ["Dự thảo lần 2"]


@pytest.mark.parametrize("place", ["header", "footer", "table", "properties"])
def test_a_mark_in_any_part_is_refused(tmp_path: Path, place: str) -> None:
    document = docx.Document()
    document.add_paragraph("Sở Nội vụ báo cáo.")
    if place == "header":
        document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    elif place == "footer":
        document.sections[0].footer.paragraphs[0].text = "M Ậ T"
    elif place == "table":
        document.add_table(1, 2).cell(0, 1).text = "TUYỆT MẬT"
    else:
        document.core_properties.keywords = "mật"

    with pytest.raises(Refusal) as refused:
        read(tmp_path, saved(document))

    assert refused.value.code == "reader.secret"


def test_a_stamp_in_a_text_box_is_refused(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:document {space}><w:body><w:p><w:r><w:t>Báo cáo</w:t></w:r>{box}</w:p></w:body></w:document>"

    with pytest.raises(Refusal) as refused:
        read(tmp_path, docx_of(xml.encode()))

    assert refused.value.code == "reader.secret"


def test_deleted_words_are_left_out_and_old_fonts_converted(tmp_path: Path) -> None:
    back = {new: chr(old) for old, new in TCVN3.items()}
    old = "".join(back.get(ch, ch) for ch in "sở nội vụ báo cáo")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = (
        f"<w:document {space}><w:body><w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        f'<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>{old}</w:t></w:r></w:p></w:body></w:document>'
    )

    source = read(tmp_path, docx_of(xml.encode()))

    assert flowing(source) == "sở nội vụ báo cáo"
    assert [note.code for note in source.notes] == ["reader.encoding"]
