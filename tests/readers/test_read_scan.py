"""Đọc bản quét: Vietnamese without a system package; turned and leaning pages put straight, unreadable ones held."""

from __future__ import annotations

import hashlib
import io
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

from sauro.domain.documents.secrecy import held
from sauro.domain.refusal import Refusal
from sauro.readers.ocr import DATA
from tests.readers.forms import flowing, read
from tests.readers.papers import DISPATCH
from tests.readers.typeset import to_docx, to_pages


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return to_pages(DISPATCH)[0]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    return flowing(read(tmp_path_factory.mktemp("plain"), to_docx(DISPATCH)))


def test_the_language_data_is_the_one_named_in_its_readme() -> None:
    digest = hashlib.sha256((DATA / "vie.traineddata").read_bytes()).hexdigest()

    assert digest in (DATA / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("turn", [0, 180])
def test_a_scan_reads_as_the_paper_does(tmp_path: Path, page: Image.Image, plain: str, turn: int) -> None:
    source = read(tmp_path, saved(page.rotate(turn, expand=True)))

    assert likeness(flowing(source), plain) > 0.97
    assert source.pages[0].rotated == turn
    assert (source.pages[0].confidence or 0) > 0.9
    assert any(note.code == "reader.page_turned" for note in source.notes) == (turn != 0)


def test_a_leaning_sideways_page_is_put_straight(tmp_path: Path, page: Image.Image, plain: str) -> None:
    leaning = page.rotate(4, fillcolor=255).rotate(90, expand=True)

    source = read(tmp_path, saved(leaning, "JPEG", quality=85))

    assert likeness(flowing(source), plain) > 0.95
    assert source.pages[0].rotated == 90


def test_a_picture_of_several_pages_with_a_blank_back(tmp_path: Path, page: Image.Image) -> None:
    small = page.crop((0, 0, page.width, 500))
    back = Image.new("L", small.size, 255)

    source = read(tmp_path, saved(small, "TIFF", save_all=True, append_images=[back]))

    assert len(source.pages) == 2
    assert source.pages[1].start == source.pages[1].end
    assert held(source) == ()


def test_a_page_that_nobody_could_screen_is_held(tmp_path: Path) -> None:
    smear = Image.effect_noise((900, 1200), 90)

    source = read(tmp_path, saved(smear))

    assert [note.page for note in held(source)] == [1]


def test_a_mark_on_a_scan_is_refused(tmp_path: Path) -> None:
    page = to_pages("TỐI MẬT\n\n" + DISPATCH)[0]

    with pytest.raises(Refusal) as refused:
        read(tmp_path, saved(page))

    assert refused.value.code == "reader.secret"
