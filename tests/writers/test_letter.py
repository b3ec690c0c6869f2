"""A letter of the office on paper: in the layout of the Party or the State, the same bytes for the same letter."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io

import docx
import pypdfium2
import pytest

from sauro.writers.letter import LetterSheet, SheetLine
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

LINE = SheetLine("NV-2026-0001", "Lập danh mục #panic() Ứng ỹ ặ", "215-CV/TU", "Sở Nội vụ", dt.date(2026, 10, 5), 5)
PARTY = LetterSheet(
    kind="urging",
    party=True,
    above="Tỉnh ủy An Lạc",
    agency="Văn phòng Tỉnh ủy",
    number="12-CV/VPTU",
    place="An Lạc",
    day=dt.date(2026, 2, 3),
    subject="đôn đốc nhiệm vụ quá hạn",
    to="Sở Nội vụ",
    opening="Các nhiệm vụ đã quá hạn sau đây:",
    lines=(LINE,),
    asks="Đề nghị hoàn thành.",
    closing="",
    signer_title="Chánh Văn phòng",
    signer_name="Lê Quang Tín",
)
STATE = dataclasses.replace(PARTY, party=False, kind="report_up", number="03/BC-SNV", agency="Sở Nội vụ")


def pdf_text(sheet: LetterSheet) -> str:
    pages = pypdfium2.PdfDocument(letter_pdf(sheet))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def docx_text(sheet: LetterSheet) -> str:
    document = docx.Document(io.BytesIO(letter_docx(sheet)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("text_of", [pdf_text, docx_text])
def test_a_party_letter_has_its_head_number_and_date(text_of: object) -> None:
    text = text_of(PARTY)  # type: ignore[operator]

    for words in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-CV/VPTU", "An Lạc, ngày 03 tháng 02 năm 2026", "CHÁNH VĂN PHÒNG"):
        assert words in text
    assert "./." not in text


@pytest.mark.parametrize("text_of", [pdf_text, docx_text])
def test_a_state_report_has_motto_title_and_end_mark(text_of: object) -> None:
    text = text_of(STATE)  # type: ignore[operator]

    for words in ("Độc lập - Tự do - Hạnh phúc", "Số: 03/BC-SNV", "BÁO CÁO", "Đề nghị hoàn thành./."):
        assert words in text


def test_words_of_a_task_are_printed_and_never_run() -> None:
    assert "#panic() Ứng ỹ ặ" in pdf_text(PARTY)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert letter_pdf(PARTY) == letter_pdf(PARTY)


def test_many_tasks_go_to_a_page_of_their_own() -> None:
    many = dataclasses.replace(PARTY, lines=(LINE,) * 30)

    text = pdf_text(many)

    assert "DANH MỤC NHIỆM VỤ QUÁ HẠN" in text
    assert "(có danh mục kèm theo)" in text


def test_a_sign_that_the_font_lacks_does_not_stop_the_letter() -> None:
    assert letter_pdf(dataclasses.replace(PARTY, subject="đôn đốc 😀")).startswith(b"%PDF")


INVITATION = dataclasses.replace(
    PARTY, kind="invitation", number="05-GM/VPTU", subject="dự họp giao ban tháng 2 #panic()", lines=(), opening="",
    asks="", text=("Văn phòng Tỉnh ủy trân trọng kính mời:", "- Thời gian: 8 giờ, ngày 06/02/2026."),
)  # fmt: skip
CONCLUSION = dataclasses.replace(
    INVITATION, kind="conclusion", party=False, number="07/TB-SNV", subject="kết luận tại cuộc họp giao ban"
)


@pytest.mark.parametrize("text_of", [pdf_text, docx_text])
def test_a_paper_has_its_title_its_text_and_no_list_of_tasks(text_of: object) -> None:
    invited, concluded = text_of(INVITATION), text_of(CONCLUSION)  # type: ignore[operator]

    for words in ("GIẤY MỜI", "dự họp giao ban tháng 2 #panic()", "Kính gửi: Sở Nội vụ", "- Thời gian: 8 giờ"):
        assert words in invited
    for words in ("THÔNG BÁO", "Kết luận tại cuộc họp giao ban", "Số: 07/TB-SNV", "06/02/2026./."):
        assert words in concluded
    assert "Kính gửi" not in concluded and "Quá hạn" not in invited + concluded


def test_the_signature_never_stands_on_a_page_of_its_own() -> None:
    ends = []
    for many in range(20, 27):  # from one page to two, a line at a time
        said = tuple(f"Câu thứ {number}." for number in range(1, many + 1))
        pages = pypdfium2.PdfDocument(letter_pdf(dataclasses.replace(INVITATION, text=said)))
        ends.append((len(pages), f"Câu thứ {many}." in pages[len(pages) - 1].get_textpage().get_text_range()))
    paragraphs = docx.Document(io.BytesIO(letter_docx(INVITATION))).paragraphs

    assert {count for count, _ in ends} == {1, 2} and all(with_words for _, with_words in ends)
    assert paragraphs[-1].paragraph_format.keep_with_next


def test_a_title_is_not_said_twice() -> None:
    report = dataclasses.replace(STATE, subject="báo cáo nhiệm vụ quá hạn")

    assert report.subject_line == "Về nhiệm vụ quá hạn"
