"""Đọc PDF: columns in reading order, wrapped lines joined, page numbers aside, ruled tables as cells."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pypdfium2
import pytest

from sauro.domain.documents.source import LineKind
from sauro.domain.refusal import Refusal
from sauro.readers.pdf import read_pdf
from tests.readers.forms import cells, flowing, read, words
from tests.readers.hostile import pdf_of
from tests.readers.papers import ANNEX, DISPATCH
from tests.readers.typeset import to_docx, to_pages, to_pdf


def test_the_same_words_in_the_same_order_as_the_docx(tmp_path: Path) -> None:
    of_pdf, of_docx = read(tmp_path, to_pdf(DISPATCH)), read(tmp_path, to_docx(DISPATCH))

    assert flowing(of_pdf) == flowing(of_docx)
    assert words(of_pdf, LineKind.TEXT) == words(of_docx, LineKind.TEXT)


def test_a_table_over_two_pages_is_one_table(tmp_path: Path) -> None:
    source = read(tmp_path, to_pdf(DISPATCH + "\n" + ANNEX))

    table = cells(source)
    assert len(source.pages) == 2
    assert table[0, 1] == "Nội dung"
    assert table[2, 5] == "Danh sách"
    assert {line.table for line in source.lines if line.kind is LineKind.CELL} == {0}
    assert words(source, LineKind.HEADER) == ["2"]


def test_a_page_break_inside_a_paragraph_does_not_cut_it(tmp_path: Path) -> None:
    filling = "các cơ quan, đơn vị đã chấp hành tốt chế độ báo cáo; " * 60
    long = DISPATCH.replace("Thời gian qua,", "Thời gian qua, " + filling)

    source = read(tmp_path, to_pdf(long))

    second = source.pages[1].start
    line = next(line for line in source.lines if line.start < second <= line.end)
    assert source.text[line.start : line.end].startswith("Thời gian qua,")
    assert filling.strip() in source.text
    assert source.text[second - 1] == " "


def test_pages_without_text_are_recognised_and_the_others_read(tmp_path: Path) -> None:
    scan = io.BytesIO()
    to_pages(DISPATCH)[0].save(scan, "PDF", resolution=200)
    both = pypdfium2.PdfDocument(to_pdf(DISPATCH))
    both.import_pages(pypdfium2.PdfDocument(scan.getvalue()))
    out = io.BytesIO()
    both.save(out)

    source = read(tmp_path, out.getvalue())

    assert [page.scanned for page in source.pages] == [False, True]
    assert source.text.count("Số 412-CV/TU") == 2


def test_a_stamp_laid_on_a_page_is_refused(tmp_path: Path) -> None:
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 90 30]/Contents(TOI MAT)>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]/Contents 5 0 R>>"
    content = b"<</Length 0>>stream\n\nendstream"
    data = pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stamp, content])

    with pytest.raises(Refusal) as refused:
        read(tmp_path, data)

    assert refused.value.code == "reader.secret"


def test_a_page_of_text_adds_less_than_20_ms(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(to_pdf(DISPATCH * 5))
    read_pdf(str(path), lambda *_: None)

    begun = time.process_time()
    source, _ = read_pdf(str(path), lambda *_: None)
    spent = (time.process_time() - begun) / len(source.pages)

    assert spent < 0.02, f"{spent * 1000:.1f} ms"


def test_a_number_cut_at_its_hyphen_is_whole(tmp_path: Path) -> None:
    numbers = " ".join(f"Kết luận số {n}-KL/TW và Quyết định số {n}/QĐ-UBND;" for n in range(100, 160))

    source = read(tmp_path, to_pdf(DISPATCH.replace("Thời gian qua,", "Thời gian qua, " + numbers)))

    assert numbers in source.text
