"""Đọc văn bản thường: kept to the letter, so that offsets are those of the file; old encodings converted and said."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from sauro.domain.refusal import Refusal
from sauro.readers.legacy import TCVN3, from_vni
from tests.readers.forms import flowing, read, words
from tests.readers.papers import DISPATCH

SENTENCE = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm chế độ báo cáo định kỳ của tỉnh."


@pytest.mark.parametrize("text", [DISPATCH, DISPATCH.replace("\n", "\r\n"), "\ufeff" + DISPATCH])
def test_a_utf8_file_is_not_touched(tmp_path: Path, text: str) -> None:
    source = read(tmp_path, text)

    assert source.text == text
    assert source.text[source.lines[0].start : source.lines[0].end] == "TỈNH ỦY AN LẠC"


def test_decomposed_letters_stay_as_the_file_has_them(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", DISPATCH)

    assert read(tmp_path, text).text == text


def test_utf16_is_read(tmp_path: Path) -> None:
    assert flowing(read(tmp_path, DISPATCH.encode("utf-16"))).startswith("TỈNH ỦY AN LẠC")


def test_an_old_encoding_is_converted_and_said(tmp_path: Path) -> None:
    # TCVN3 keeps capitals with marks for another font, so the sentence is in small letters
    back = {new: chr(old) for old, new in TCVN3.items()}
    old = "".join(back.get(ch, ch) for ch in SENTENCE.lower()).encode("latin-1")

    source = read(tmp_path, old)

    assert source.text == SENTENCE.lower()
    assert [note.code for note in source.notes] == ["reader.encoding"]


def test_vni_letters_are_put_together() -> None:
    assert from_vni("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM, thöïc hieän ñuùng") == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, thực hiện đúng"
    )


def test_a_page_of_html_gives_its_words_and_not_its_scripts(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>Chỉ đạo</title><style>p{}</style></head><body><script>var mật=1</script>"
        "<p>Sở Nội vụ<br>rà soát</p><ol><li>Báo cáo</li><li>Tổng hợp</li></ol>"
        "<table border=1><tr><th rowspan=2>TT<th>Nội dung</tr><tr><td>Chủ trì</tr></table></body></html>"
    )

    source = read(tmp_path, page)

    assert words(source) == ["Sở Nội vụ", "rà soát", "1. Báo cáo", "2. Tổng hợp", "TT", "Nội dung", "Chủ trì"]
    assert [(x.row, x.column, x.rowspan) for x in source.lines if x.table == 0] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]


@pytest.mark.parametrize("data", [b"", b"   \n\n", b"\0\1\2" * 500], ids=["empty", "blank", "binary"])
def test_what_holds_no_words_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, data)

    assert refused.value.code in ("reader.unreadable", "reader.unsupported")
    assert str(refused.value.advice)
