"""Gập chữ, đặt dấu, bản đồ vị trí, lỗi nhận dạng: the text may be read in another shape, never changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.documents.source import plain_lines
from sauro.domain.reading import read_directive
from sauro.domain.text.fold import fold, key, same, toneless
from sauro.domain.text.legacy import legacy_encoding, legacy_note
from sauro.domain.text.mapped import chained, composed, without_marks
from sauro.domain.text.slips import find_slips
from sauro.domain.text.tones import new_style, old_style

LETTERS = st.text(alphabet="aăâeêioôơuưyđ ĐÐẮừộ*_b\n\u0301\u0323-", max_size=60)


def test_folding_forgets_marks_case_and_the_eth() -> None:
    assert fold("ĐẮK LẮK, Ðảng ủy") == "dak lak, dang uy"
    assert key("Ủỷ  ban - Nhân dân") == "uybannhandan"
    assert same("TỈNH ỦY HUNG YÊN", "Tỉnh uỷ Hưng Yên")
    assert toneless("đùn đẩy") == "đun đây"


def test_tone_marks_move_between_the_two_styles_but_not_after_qu() -> None:
    assert old_style("hoà, Uỷ ban, thuý, quý, hoàn") == "hòa, Ủy ban, thúy, quý, hoàn"
    assert new_style("hòa, Ủy ban, quỳ") == "hoà, Uỷ ban, quỳ"


@given(LETTERS)
def test_folding_keeps_offsets(text: str) -> None:
    whole = unicodedata.normalize("NFC", text)

    assert len(fold(whole)) == len(whole)


@given(LETTERS, st.integers(0, 60), st.integers(0, 20))
def test_a_changed_text_leads_back_to_the_words_of_the_file(text: str, start: int, length: int) -> None:
    first = composed(text)
    way = chained(first, without_marks(first.text))

    span = way.back(min(start, len(way.text)), min(start + length, len(way.text)))

    assert 0 <= span.start <= span.end <= len(text)
    kept = without_marks(unicodedata.normalize("NFC", span.of(text))).text
    wanted = way.text[min(start, len(way.text)) : min(start + length, len(way.text))]
    assert wanted.replace("_", "") in kept.replace("_", "") or wanted == ""


def test_marks_go_but_a_code_keeps_its_underscore() -> None:
    way = without_marks("**Lưu:** VT, _PVHCC_ (B_04b)")

    assert way.text == "Lưu: VT, PVHCC (B_04b)"
    assert way.back(9, 14).of("**Lưu:** VT, _PVHCC_ (B_04b)") == "PVHCC"


@pytest.mark.parametrize(
    ("text", "printed", "suggested"),
    [
        ("né tránh, dùn đẩy trách nhiệm", "dùn đẩy", "đùn đẩy"),
        ("Ủỷ ban nhân dân tỉnh", "Ủỷ", "Ủy"),
        ("Ðảng ủy xã", "Ð", "Đ"),
        ("ĐẢNG BỘ TỈNH HUNG YÊN\n\nHưng Yên, ngày 19 tháng 4 năm 2024", "HUNG YÊN", "HƯNG YÊN"),
        ("- Đảng Subdomain của ĐUK,", "Subdomain", None),
        ("- Lưu VP^V.", "VP^V.", None),
    ],
)
def test_a_misread_word_is_a_suggestion_beside_the_original(text: str, printed: str, suggested: str | None) -> None:
    (slip,) = find_slips(text)

    assert (slip.printed, slip.suggested) == (printed, suggested)
    assert slip.span.of(text) == printed


def test_plain_prose_has_no_slips() -> None:
    assert find_slips("Ủy ban nhân dân xã Tân Hòa đẩy mạnh cải cách hành chính, tránh đùn đẩy, quý II năm 2026.") == ()


def test_old_code_pages_are_told_not_guessed() -> None:
    assert legacy_encoding("Uû ban nh©n d©n tØnh An L¹c ®Ò nghÞ c¸c së, ngµnh thùc hiÖn") == "TCVN3"
    assert legacy_encoding("UÛY BAN NHAÂN DAÂN TÆNH An Laïc ñeà nghò caùc sôû, ngaønh thöïc hieän") == "VNI"
    assert legacy_encoding("Ủy ban nhân dân tỉnh An Lạc đề nghị các sở, ngành thực hiện") is None
    note = legacy_note("Uû ban nh©n d©n tØnh An L¹c ®Ò nghÞ c¸c së, ngµnh thùc hiÖn")
    assert note is not None and "TCVN3" in str(note.message)


def test_a_file_with_separate_marks_is_read_and_keeps_its_own_offsets() -> None:
    text = unicodedata.normalize(
        "NFD", "TỈNH ỦY AN LẠC\nSố 12-CV/TU\nKính gửi: Các đảng ủy.\nThực hiện Chỉ thị số 34-CT/TW.\n"
    )

    reading = read_directive(plain_lines(text))

    assert reading.parsed.source.text == text
    issuer = reading.parsed.header.issuer
    assert issuer is not None and issuer.value == "TỈNH ỦY AN LẠC"
    assert issuer.span is not None and unicodedata.normalize("NFC", issuer.span.of(text)) == "TỈNH ỦY AN LẠC"
    (reference,) = reading.parsed.references
    assert unicodedata.normalize("NFC", reference.span.of(text)) == "Chỉ thị số 34-CT/TW"
