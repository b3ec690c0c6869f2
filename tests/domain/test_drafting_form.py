"""The form of a draft: a clean one of each family has no remark; each spoiled place has its own, and no other."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.drafting.cards import DRAFT_CARDS
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.drafting.model import place_of
from tests.domain.draft_stories import PARTY, STATE, check, spoiled, told

OLD_PARTY = PARTY.replace("14 tháng 9 năm 2026", "14 tháng 4 năm 2026")
STATE_LETTER = (
    STATE.replace("15/CT-UBND", "15/UBND-KT")
    .replace("CHỈ THỊ\nVề việc quản lý đất công\n", "Kính gửi:\n- Sở Tài chính;\n- Thanh tra tỉnh.\n")
    .replace("15/UBND-KT\n", "15/UBND-KT\nV/v quản lý đất công\n")
)


@pytest.mark.parametrize("text", [PARTY, STATE, STATE_LETTER, OLD_PARTY])
def test_a_clean_draft_has_no_remark(text: str) -> None:
    assert told(text) == []


SPOILED = [
    # number
    (PARTY, "Số 215-CV/TU", "Số: 215-CV/TU", "form.number", "should"),
    (PARTY, "215-CV/TU", "215/CV-TU", "form.number", "error"),
    (PARTY, "215-CV/TU", "215 - CV/TU", "form.number", "should"),
    (PARTY, "215-CV/TU", "215–CV/TU", "form.number", "should"),
    (PARTY, "215-CV/TU", "5-CV/TU", "form.number", "should"),
    (PARTY, "215-CV/TU", "0215-CV/TU", "form.number", "look"),
    (PARTY, "215-CV/TU", "215-KH/TU", "form.code", "error"),
    (STATE, "Số: 15/CT-UBND", "Số 15/CT-UBND", "form.number", "should"),
    (STATE, "15/CT-UBND", "15-CT/UBND", "form.number", "error"),
    (STATE, "15/CT-UBND", "15/KH-UBND", "form.code", "error"),
    (STATE_LETTER, "15/UBND-KT", "15/CV-UBND", "form.code", "should"),
    # place and day
    (PARTY, "An Lạc, ngày 14", "Ngày 14", "form.day", "should"),
    (PARTY, "ngày 14 tháng 9", "ngày 4 tháng 9", "form.day", "should"),
    (STATE, "ngày 14 tháng 9", "ngày 14 tháng 09", "form.day", "look"),
    # subject
    (PARTY, "Về việc chấn chỉnh", "V/v chấn chỉnh", "form.subject", "look"),
    (STATE, "Về việc quản lý", "V/v quản lý", "form.subject", "should"),
    (STATE_LETTER, "V/v quản lý", "Về việc quản lý", "form.subject", "should"),
    (STATE_LETTER, "V/v quản lý", "V/v: quản lý", "form.subject", "should"),
    # names of nation and Party
    (STATE, "Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc", "form.nation", "should"),
    (STATE, "Độc lập - Tự do - Hạnh phúc\n", "", "form.nation", "error"),
    (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM\n", "", "form.head", "error"),
    # ending
    (PARTY, "quý IV/2026.", "quý IV/2026./.", "form.ending", "should"),
    (STATE, "20/11/2026./.", "20/11/2026.", "form.ending", "should"),
    # recipients
    (PARTY, "- Lưu Văn phòng Tỉnh ủy.", "- Lưu: VT, TH.", "form.recipients", "should"),
    (PARTY, "- Lưu Văn phòng Tỉnh ủy.\n", "", "form.recipients", "should"),
    (STATE, "- Lưu: VT, KT.", "- Lưu Văn phòng.", "form.recipients", "should"),
    (STATE, "- Lưu: VT, KT.", "- Lưu: VT, KT;\n- Sở Tài chính.", "form.recipients", "should"),
    # signature
    (PARTY, "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ", "form.signature", "error"),
    (PARTY, "T/M BAN THƯỜNG VỤ\nBÍ THƯ", "K/T BÍ THƯ\nPHÓ BÍ THƯ", "form.signature", "error"),
    (PARTY, "T/M BAN THƯỜNG VỤ\nBÍ THƯ", "T/U BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", "form.signature", "error"),
    (STATE, "KT. CHỦ TỊCH", "K/T CHỦ TỊCH", "form.signature", "error"),
    (STATE, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", "form.signature", "error"),
    (STATE, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nCHỦ TỊCH", "form.signature", "error"),
    (STATE, "Hà Thị Sen", "TS. Hà Thị Sen", "form.signature", "should"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "rule", "severity"), SPOILED)
def test_one_spoiled_place_gives_one_remark(text: str, old: str, new: str, rule: str, severity: str) -> None:
    assert told(spoiled(text, old, new)) == [(rule, severity)]


def test_the_guide_follows_the_day_of_issue() -> None:
    """Until 26/5/2026 V/v and ./. were nobody's matter; from 27/5/2026 they are."""
    older = spoiled(spoiled(OLD_PARTY, "Về việc chấn", "V/v chấn"), "quý IV/2026.", "quý IV/2026./.")

    last, first = (older.replace("14 tháng 4 năm", f"{day} tháng 5 năm") for day in (26, 27))

    assert told(last) == []
    assert told(first) == [("form.subject", "look"), ("form.ending", "should")]
    assert {r.clause for r in check(first)} == {"05-HD/VPTW ngày 27/5/2026"}


def test_a_draft_without_day_and_number_is_held_against_the_guide_of_today() -> None:
    blank = spoiled(spoiled(PARTY, "Số 215-CV/TU", "Số       -CV/TU"), "ngày 14 tháng 9", "ngày    tháng 9")

    assert told(spoiled(blank, "quý IV/2026.", "quý IV/2026./."), on=dt.date(2026, 9, 10)) == [
        ("form.ending", "should")
    ]


def test_a_remark_names_place_what_stands_and_what_to_write() -> None:
    text = spoiled(STATE, "Số: 15/CT-UBND", "Số: 5/CT-UBND")

    (remark,) = check(text)

    assert remark.span.of(text) == "5/CT-UBND"
    assert (place_of(text, remark.span.start).line, place_of(text, remark.span.start).column) == (4, 5)
    assert (str(remark.said), str(remark.right)) == ("Số dưới 10 ghi “5”.", "Thêm số 0 phía trước: “05”.")
    assert remark.clause == "30/2020/NĐ-CP, Phụ lục I"


def test_paper_margins_font_and_size_of_a_docx() -> None:
    good = PageFacts(210.0, 297.0, 20.0, 20.1, 30.0, 15.0, (("Times New Roman", 98), ("Symbol", 2)), 14.0)
    poor = PageFacts(215.9, 279.4, 25.4, 20.0, 30.0, 15.0, (("Calibri", 60), ("Times New Roman", 40)), 12.0)

    assert told(PARTY, page=good) == told(PARTY, page=PageFacts()) == []
    assert [str(r.said) for r in check(PARTY, page=poor)] == [
        "Khổ giấy 216 × 279 mm.",
        "Nội dung dùng phông Calibri.",
        "Nội dung dùng cỡ chữ 12.",
        "Lề trên 25 mm.",
    ]
    assert told(STATE, page=poor._replace(top=22.0))[0] == ("form.page", "error")


def test_a_press_account_is_no_draft_and_a_bare_text_has_no_form() -> None:
    press = (
        "Tin tức\n\nSiết chặt giờ giấc làm việc\n\nThứ sáu, 26/06/2026 - 06:23\n\n"
        "BAL - Tỉnh ủy yêu cầu các cơ quan đi làm đúng giờ."
    )

    assert told(press) == [("form.family", "look")]
    assert ("form.family", "look") in told("Sở Nội vụ lập danh mục hồ sơ quá hạn, trình Ủy ban nhân dân tỉnh.")


def test_every_rule_that_speaks_has_its_card() -> None:
    spoken = {rule for *_, rule, _ in SPOILED}

    assert spoken <= DRAFT_CARDS.keys()
