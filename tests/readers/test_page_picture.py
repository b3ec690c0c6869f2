"""The picture of a page, drawn in the capped child."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from sauro.domain.refusal import Refusal
from sauro.readers.open import page_picture
from tests.readers.typeset import to_pages, to_pdf

WORDS = "TỈNH ỦY AN LẠC\n\n1. Giao Sở Nội vụ lập danh mục hồ sơ quá hạn.\n"


def test_a_page_of_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(to_pdf(WORDS))

    picture = Image.open(io.BytesIO(page_picture(file, 1)))

    assert picture.format == "PNG"
    assert 1200 <= picture.width <= 1260


def test_a_scanned_page(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    to_pages(WORDS)[0].save(file)

    assert Image.open(io.BytesIO(page_picture(file, 1))).format == "PNG"


@pytest.mark.parametrize("number", [0, 2, 999])
def test_no_such_page(tmp_path: Path, number: int) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(to_pdf(WORDS))

    with pytest.raises(Refusal):
        page_picture(file, number)


def test_a_text_has_no_pictures(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WORDS, encoding="utf-8")

    with pytest.raises(Refusal):
        page_picture(file, 1)
