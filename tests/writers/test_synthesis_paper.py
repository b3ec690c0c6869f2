"""Report of a synthesis on paper: sections and tables, old and new guide, every Vietnamese letter, the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import time
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from sauro.domain.agencies import BodyKind, Tree
from sauro.domain.letters import mandate
from sauro.writers import letter_pdf as pdf_writer
from sauro.writers.annex_xlsx import AnnexSheet, annex_xlsx
from sauro.writers.letter import LetterSection, LetterTable
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf
from tests.writers.test_letter import PARTY, docx_text, pdf_text

ALPHABET = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TABLE = LetterTable(
    "Biểu 1", (("Cơ quan", 100.0, "l"), ("Số", 65.0, "c")), (("Dưới 30 nhiệm vụ", ""), ("Sở Nội vụ", "9")),
    frozenset({0}), "Xếp theo danh mục.",
)  # fmt: skip
REPORT = dataclasses.replace(
    PARTY, kind="synthesis", number="04-BC/VPTU", subject="kết quả thực hiện Công văn 215-CV/TU, tháng 10/2026",
    sections=(LetterSection("Kết quả", ("Có 90 nhiệm vụ.",)), LetterSection("Kỳ tới", ("Hoàn thành 2 nhiệm vụ.",))),
    tables=(TABLE,), sent_to=("- Tỉnh ủy An Lạc (báo cáo),", "- Lưu Văn phòng Tỉnh ủy."),
)  # fmt: skip
STATE = dataclasses.replace(REPORT, party=False, number="04/BC-SNV", mandate=("TM. ỦY BAN NHÂN DÂN",))


@pytest.mark.parametrize("text_of", [pdf_text, docx_text])
def test_a_report_has_its_sections_numbered_its_table_and_no_addressee(text_of: object) -> None:
    said = " ".join(text_of(REPORT).split())  # type: ignore[operator]

    for words in ("BÁO CÁO", "về kết quả thực hiện", "1. Kết quả", "2. Kỳ tới", "Biểu 1", "Xếp theo danh mục.",
                  "Lưu Văn phòng Tỉnh ủy", "Số 04-BC/VPTU"):  # fmt: skip
        assert words in said, words
    assert "Kính gửi" not in said and "./." not in said


@pytest.mark.parametrize("text_of", [pdf_text, docx_text])
def test_a_report_of_the_state_ends_with_its_mark_and_says_for_whom_it_is_signed(text_of: object) -> None:
    said = " ".join(text_of(STATE).split())  # type: ignore[operator]

    assert "Hoàn thành 2 nhiệm vụ./." in said and "Có 90 nhiệm vụ. " in said
    assert "TM. ỦY BAN NHÂN DÂN" in said and "Kết quả thực hiện Công văn" in said


def test_under_the_new_guide_the_title_below_a_mandate_is_not_bold() -> None:
    old = dataclasses.replace(REPORT, mandate=("T/M BAN THƯỜNG VỤ",), signer_title="Phó Bí thư")
    new = dataclasses.replace(old, form="05-HD")

    assert old.titles == (("T/M BAN THƯỜNG VỤ", True), ("PHÓ BÍ THƯ", True))
    assert new.titles == (("T/M BAN THƯỜNG VỤ", True), ("PHÓ BÍ THƯ", False))
    spaced = docx.Document(io.BytesIO(letter_docx(new)))
    assert {p.paragraph_format.line_spacing.pt for p in spaced.paragraphs if "nhiệm vụ." in p.text} == {18.0}


@pytest.mark.parametrize(
    ("tree", "kind", "head", "lines"),
    [
        (Tree.PARTY, BodyKind.COMMITTEE, False, ("T/M BAN THƯỜNG VỤ",)),
        (Tree.PARTY, BodyKind.ADVISORY, True, ()),
        (Tree.PARTY, BodyKind.ADVISORY, False, ("K/T TRƯỞNG BAN",)),
        (Tree.STATE, BodyKind.PEOPLE_COMMITTEE, True, ("TM. ỦY BAN NHÂN DÂN",)),
        (Tree.STATE, BodyKind.PEOPLE_COMMITTEE, False, ("TM. ỦY BAN NHÂN DÂN", "KT. TRƯỞNG BAN")),
        (Tree.STATE, BodyKind.DEPARTMENT, False, ("KT. TRƯỞNG BAN",)),
    ],
)
def test_who_signs_for_whom(tree: Tree, kind: BodyKind, head: bool, lines: tuple[str, ...]) -> None:
    assert mandate(tree, kind, head=head, head_title="Trưởng ban") == lines


def test_every_vietnamese_letter_is_printed_in_the_embedded_font() -> None:
    every = ALPHABET + ALPHABET.upper()
    sheet = dataclasses.replace(REPORT, sections=(LetterSection("Chữ", (" ".join(every),)),))

    data = letter_pdf(sheet)

    printed = "".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split())
    assert set(every) <= set(printed)
    assert b"Tinos" in data and b"pdfaid" in data
    assert not list(Path(pdf_writer.__file__).parent.glob("fonts/Deja*"))


def test_the_same_report_gives_the_same_bytes_at_another_second() -> None:
    first = letter_docx(REPORT), letter_pdf(REPORT)
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert (letter_docx(REPORT), letter_pdf(REPORT)) == first
    with zipfile.ZipFile(io.BytesIO(first[0])) as pack:
        assert {part.date_time for part in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def rows(count: int) -> AnnexSheet:
    columns = (("TT", 6.0), ("Nhiệm vụ", 40.0), ("Ghi chú", 20.0))
    return AnnexSheet(
        "Tất cả", "Nhiệm vụ", columns, [(n, f"=1+{n} <việc & ặ>", "" if n % 2 else "có") for n in range(count)]
    )


@pytest.mark.parametrize("count", [3, 700])
def test_a_sheet_reads_back_as_it_was_written_and_text_is_no_formula(count: int) -> None:
    data = annex_xlsx([rows(count)], about="Kèm theo báo cáo", made_on=dt.date(2026, 10, 15))

    page = openpyxl.load_workbook(io.BytesIO(data)).active
    stream = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
    assert stream.max_row == page.max_row
    assert page is not None
    read = [(a.value, b.value, (c.value or "").strip()) for a, b, c in page.iter_rows(min_row=5, max_row=4 + count)]
    assert read == [tuple(row) for row in rows(count).rows]
    assert page.cell(5, 2).data_type == page.cell(4 + count, 2).data_type == "s"
    assert page.cell(4 + count, 2).number_format == "@"


def test_the_same_annex_gives_the_same_bytes() -> None:
    made = [annex_xlsx([rows(600)], about="Kèm theo", made_on=dt.date(2026, 10, 15)) for _ in range(2)]

    assert made[0] == made[1]


def test_a_long_sheet_keeps_the_headings_of_its_groups() -> None:
    bodies = [("Từ 100 nhiệm vụ",), *[(f"Xã {n}", n, "60 %") for n in range(400)]]
    bodies += [("Dưới 100 nhiệm vụ",), *[(f"Phường {n}", n, "") for n in range(400)]]
    sheet = AnnexSheet("Cơ quan", "Cơ quan", (("Cơ quan", 40.0), ("Nhiệm vụ", 10.0), ("Tỷ lệ", 10.0)), bodies)

    data = annex_xlsx([sheet], about="Kèm theo", made_on=dt.date(2026, 10, 15))

    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert page is not None
    read = [tuple(v for v in row if v is not None) for row in page.iter_rows(min_row=5, values_only=True)]
    assert [tuple(v for v in row if v != "") for row in bodies] == read
    assert page.cell(406, 1).value == "Dưới 100 nhiệm vụ" and page.cell(406, 1).font.bold
    assert not page.cell(407, 1).font.bold and page.cell(407, 2).number_format == "#,##0"
