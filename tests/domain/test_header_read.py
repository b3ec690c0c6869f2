"""Thể thức. The head and the closing block of papers of an invented province, in the forms that offices use."""

from __future__ import annotations

import pytest

from sauro.domain.documents.header import read_header
from sauro.domain.documents.layout import layout_of
from sauro.domain.documents.model import Family, Found, Header, Layout
from sauro.domain.documents.source import plain_lines
from sauro.domain.documents.view import View


def parts_of(text: str) -> tuple[Header, Layout]:
    view = View(plain_lines(text))
    layout, head, closing, press = layout_of(view)
    return read_header(view, head, closing, press, layout.family), layout


def header_of(text: str) -> Header:
    return parts_of(text)[0]


def said(found: Found | None) -> str | None:
    return found.value if found else None


def values(found: tuple[Found, ...]) -> list[str]:
    return [f.value for f in found]


PARTY_LETTER = """TỈNH ỦY AN LẠC
*
Số 145-CV/TU
Về việc tăng cường kỷ luật,
kỷ cương hành chính

ĐẢNG CỘNG SẢN VIỆT NAM

An Lạc, ngày 05 tháng 02 năm 2026

Kính gửi:
- Các đảng ủy trực thuộc Tỉnh ủy;
- Các sở, ban, ngành
thuộc tỉnh.

Thời gian qua, các cấp ủy đã quan tâm lãnh đạo.

1. Tiếp tục thực hiện.

Nơi nhận:
- Như trên,
- Văn phòng Trung ương Đảng (để báo cáo),
- Lưu Văn phòng Tỉnh ủy, TH.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ



Đàm Quốc Việt
"""

STATE_DECISION = """ỦY BAN NHÂN DÂN
TỈNH AN LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/2026/QĐ-UBND
An Lạc, ngày 9 tháng 2 năm 2026
QUYẾT ĐỊNH
Ban hành Quy định phân cấp quản lý đường bộ
ỦY BAN NHÂN DÂN TỈNH AN LẠC
Căn cứ Luật Đường bộ số 35/2024/QH15;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Đại tá Huỳnh Công Tâm

QUY ĐỊNH
Phân cấp quản lý đường bộ
(Kèm theo Quyết định số 07/2026/QĐ-UBND)
Điều 1. Phạm vi
"""


def test_a_party_letter_gives_every_value_of_its_form() -> None:
    header, layout = parts_of(PARTY_LETTER)

    assert layout.family is Family.PARTY
    assert said(header.issuer) == "TỈNH ỦY AN LẠC"
    assert header.parent is None
    assert said(header.doc_type) == "cong_van"
    assert (said(header.number), said(header.symbol)) == ("145-CV/TU", "CV/TU")
    assert (said(header.place), said(header.issued_on)) == ("An Lạc", "2026-02-05")
    assert said(header.subject) == "Về việc tăng cường kỷ luật, kỷ cương hành chính"
    assert values(header.kinh_gui) == ["Các đảng ủy trực thuộc Tỉnh ủy", "Các sở, ban, ngành thuộc tỉnh"]
    assert values(header.noi_nhan)[1:] == ["Văn phòng Trung ương Đảng (để báo cáo)", "Lưu Văn phòng Tỉnh ủy, TH"]
    assert said(header.signing_form) == "T/M"
    assert (said(header.signer_title), said(header.signer_name)) == ("PHÓ BÍ THƯ", "Đàm Quốc Việt")


def test_the_layout_says_where_head_body_and_closing_block_meet() -> None:
    _, layout = parts_of(PARTY_LETTER)

    assert PARTY_LETTER[layout.head_end :].lstrip().startswith("Thời gian qua")
    assert PARTY_LETTER[layout.tail_start :].startswith("Nơi nhận")
    assert PARTY_LETTER[: layout.tail_end].endswith("Đàm Quốc Việt")
    assert layout.annex_start is None


def test_a_decision_keeps_its_year_and_its_annex_apart() -> None:
    header, layout = parts_of(STATE_DECISION)

    assert said(header.issuer) == "ỦY BAN NHÂN DÂN TỈNH AN LẠC"
    assert (said(header.number), said(header.symbol)) == ("07/2026/QĐ-UBND", "QĐ-UBND")
    assert said(header.signing_form) == "TM.; KT."
    assert said(header.signer_name) == "Huỳnh Công Tâm"  # a rank is no part of the name
    assert layout.annex_start is not None
    assert STATE_DECISION[layout.annex_start :].startswith("QUY ĐỊNH\nPhân cấp")


def test_two_columns_on_one_line_read_as_two_columns() -> None:
    text = (
        "UBND TỈNH AN LẠC              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   SỞ NỘI VỤ                      Độc lập - Tự do - Hạnh phúc\n"
        "Số:      /KH-SNV                An Lạc, ngày    tháng 3 năm 2026\n\n"
        "                            KẾ HOẠCH\n"
        "                Cải cách hành chính năm 2026\n\n"
        "Thực hiện chương trình công tác, Sở xây dựng kế hoạch.\n\n"
        "Nơi nhận:                                KT. GIÁM ĐỐC\n"
        "- UBND tỉnh (b/c);                       PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT.\n\n"
        "                                         Trương Thị Mỹ Lệ\n"
    )

    header = header_of(text)

    assert (said(header.issuer), said(header.parent)) == ("SỞ NỘI VỤ", "UBND TỈNH AN LẠC")
    assert header.number is None  # the serial is blank: a draft
    assert said(header.symbol) == "KH-SNV"
    assert said(header.place) == "An Lạc"
    assert header.issued_on is None
    assert said(header.subject) == "Cải cách hành chính năm 2026"
    assert values(header.noi_nhan) == ["UBND tỉnh (b/c)", "Lưu: VT"]
    assert (said(header.signer_title), said(header.signer_name)) == ("PHÓ GIÁM ĐỐC", "Trương Thị Mỹ Lệ")


def test_columns_read_line_by_line_give_the_same_names() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG ĐÔNG THÀNH\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 300/UBND-VHXH\nĐông Thành, ngày 22 tháng 9 năm 2025\nV/v phòng, chống\ndịch bệnh\nKính gửi: Trạm Y tế "
        "phường.\n"
        "Thực hiện nhiệm vụ được giao.\nNơi nhận:\nTM. ỦY BAN NHÂN DÂN\n- Như trên;\nCHỦ TỊCH\n- Lưu: VT.\nLò Văn Pha\n"
    )

    header = header_of(text)

    assert said(header.issuer) == "ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG THÀNH"
    assert said(header.subject) == "V/v phòng, chống dịch bệnh"
    assert values(header.noi_nhan) == ["Như trên", "Lưu: VT"]
    assert (said(header.signer_title), said(header.signer_name)) == ("CHỦ TỊCH", "Lò Văn Pha")


def test_one_space_between_the_columns_is_enough() -> None:
    text = (
        "UBND TỈNH AN LẠC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 1207/SNV-CCHC An Lạc, ngày 9 tháng 4 năm 2026\nV/v báo cáo kết quả\nKính gửi: Các sở, ngành tỉnh; UBND "
        "các xã.\n"
        "Sở Nội vụ đề nghị các cơ quan báo cáo.\n"
    )

    header = header_of(text)

    assert (said(header.issuer), said(header.parent)) == ("SỞ NỘI VỤ", "UBND TỈNH AN LẠC")
    assert said(header.number) == "1207/SNV-CCHC"
    assert values(header.kinh_gui) == ["Các sở, ngành tỉnh", "UBND các xã"]


def test_marks_and_broken_lines_leave_the_words_as_printed() -> None:
    text = (
        "**ỦY BAN NHÂN\nDÂN **\nTỈNH AN LẠC\n--------\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - "
        "Hạnh phúc\n"
        "Số: 012/CT-UBND\n*An Lạc, ngày\n2**6** tháng 11 năm 2025*\n\n**CHỈ THỊ**\n\nVỀ\nVIỆC CẢI CÁCH HÀNH "
        "CHÍNH\n\nThời gian qua.\n"
    )

    header = header_of(text)

    assert said(header.issuer) == "ỦY BAN NHÂN DÂN TỈNH AN LẠC"
    assert (said(header.place), said(header.issued_on)) == ("An Lạc", "2025-11-26")
    assert said(header.subject) == "VỀ VIỆC CẢI CÁCH HÀNH CHÍNH"
    assert header.subject is not None and header.subject.span is not None
    assert header.subject.span.of(text) == "VỀ\nVIỆC CẢI CÁCH HÀNH CHÍNH"


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        ("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None),
        ("VĂN PHÒNG\nCHÍNH PHỦ", "VĂN PHÒNG CHÍNH PHỦ", None),
        ("ỦY BAN NHÂN DÂN TỈNH AN LẠC\nVĂN PHÒNG", "VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH AN LẠC"),
        ("ỦY BAN NHÂN DÂN TỈNH AN LẠC\nBAN QUẢN LÝ\nCÁC KHU CÔNG NGHIỆP", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
         "ỦY BAN NHÂN DÂN TỈNH AN LẠC"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "CỤC THUẾ", "BỘ TÀI CHÍNH"),
        ("SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", None),
        ("CÔNG AN TỈNH AN LẠC\nCÔNG AN XÃ TÂN HÒA", "CÔNG AN XÃ TÂN HÒA", "CÔNG AN TỈNH AN LẠC"),
    ],
)  # fmt: skip
def test_names_over_several_lines_are_one_body_each(lines: str, issuer: str, parent: str | None) -> None:
    text = (
        f"{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/TB-VP\n"
        "An Lạc, ngày 3 tháng 2 năm 2026\nTHÔNG BÁO\nKết luận tại cuộc họp\nNgày 01/02/2026, cuộc họp đã diễn ra.\n"
    )

    header = header_of(text)

    assert (said(header.issuer), said(header.parent)) == (issuer, parent)


def test_a_department_whose_code_reads_like_a_kind_still_writes_a_letter() -> None:
    text = (
        "BỘ TÀI CHÍNH\nCỤC THUẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5678/CT-NVT\n"
        "V/v hướng dẫn khai thuế\nHà Nội, ngày 01 tháng 9 năm 2025\nKính gửi: Thuế các tỉnh\nCục Thuế có ý kiến như "
        "sau:\n"
    )

    assert said(header_of(text).doc_type) == "cong_van"


def test_an_urgent_wire_lists_those_it_is_sent_to() -> None:
    text = (
        "**CÔNG ĐIỆN**\n\nV/V ỨNG PHÓ VỚI MƯA LŨ\n\n**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LẠC điện:**\n\n"
        "- Chủ tịch Ủy ban nhân dân các xã: Tân Hòa; Tân An;\n- Giám đốc các sở.\n\nHiện nay mưa lũ phức tạp.\n"
    )

    header = header_of(text)

    assert said(header.doc_type) == "cong_dien"
    assert said(header.issuer) == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LẠC"
    assert values(header.kinh_gui) == ["Chủ tịch Ủy ban nhân dân các xã: Tân Hòa; Tân An", "Giám đốc các sở"]


def test_a_digital_signature_is_not_the_signer() -> None:
    text = PARTY_LETTER.replace(
        "\n\n\nĐàm Quốc Việt", "\nNgười ký: Phạm Văn Khác\nThời gian ký: 05/02/2026 10:12:33 +07:00\nTS. Đàm Quốc Việt"
    )

    assert said(header_of(text).signer_name) == "Đàm Quốc Việt"


def test_a_text_without_a_form_gives_no_values() -> None:
    header, layout = parts_of("Hôm nay trời đẹp.\n\nChúng tôi đi họp tại xã Tân Hòa.\n")

    assert header == Header()
    assert (layout.head_end, layout.family) == (0, Family.UNKNOWN)


def test_a_press_account_is_told_by_its_stamp() -> None:
    text = (
        "Tin tức\n\nTỉnh ủy An Lạc quán triệt chỉ thị về kỷ luật hành chính\n\nThứ sáu, 06/02/2026 - 06:23\n\n"
        "ALTV - Tỉnh ủy tổ chức hội nghị.\n\nẢnh: N.D\n"
    )

    header, layout = parts_of(text)

    assert layout.family is Family.PRESS
    assert said(header.doc_type) == "news_article"
    assert said(header.issued_on) == "2026-02-06"
    assert said(header.subject) == "Tỉnh ủy An Lạc quán triệt chỉ thị về kỷ luật hành chính"
    assert header.issuer is None
