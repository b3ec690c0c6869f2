"""Dẫn chiếu. Each document cited in a text, once, by the grammar of citations."""

from __future__ import annotations

import pytest

from sauro.domain.documents.layout import layout_of
from sauro.domain.documents.model import Found, Header, Reference
from sauro.domain.documents.references import read_references
from sauro.domain.documents.source import plain_lines
from sauro.domain.documents.view import View


def cited(text: str, own: str | None = None) -> tuple[Reference, ...]:
    view = View(plain_lines(text))
    header = Header(number=Found(own, None, 1.0, "number.line")) if own else Header()
    return read_references(view, header, layout_of(view)[0])


def brief(text: str, own: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(r.type, r.number, r.date) for r in cited(text, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Kết luận số 21-KL/TW, ngày 25/10/2021 của Bộ Chính trị", ("ket_luan", "21-KL/TW", "2021-10-25")),
        ("Quy định số 1506-QĐ/TU ngày 18.3.2019 về nêu gương", ("quy_dinh", "1506-QĐ/TU", "2019-03-18")),
        (
            "Nghị định 30/2020/NĐ-CP của Chính phủ ngày 05 tháng 3 năm 2020",
            ("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05"),
        ),
        ("theo Quyết định số\n1850/QĐ-TTg ngày 27\ntháng 8 năm 2025", ("quyet_dinh", "1850/QĐ-TTg", "2025-08-27")),
        ("Tờ trình số 12/TTr-\nSNV ngày 5/5/2025", ("to_trinh", "12/TTr- SNV", "2025-05-05")),
        ("Thông tư liên tịch số 02/2011/TTLT-VPCP-BNV", ("thong_tu", "02/2011/TTLT-VPCP-BNV", None)),
        ("văn bản đề ngày 29 tháng 10 năm 2025 số 16/CV-HAL của Hội", ("cong_van", "16/CV-HAL", "2025-10-29")),
        ("văn bản số 574/TB-VPCP ngày 23/10/2025", ("thong_bao", "574/TB-VPCP", "2025-10-23")),
        ("văn bản số 6902/VPCP-KSTT", ("van_ban", "6902/VPCP-KSTT", None)),
        ("Thông báo kết luận số 45-TB/TU", ("thong_bao", "45-TB/TU", None)),
        ("Nghị quyết của Quốc hội số 190/2025/QH15", ("nghi_quyet", "190/2025/QH15", None)),
        ("quán triệt Chỉ thị số 34 ngày 20.4.2024 của Ban Thường vụ", ("chi_thi", "34", "2024-04-20")),
        ("chuyển đổi số theo Đề án 06 của Thủ tướng Chính phủ", ("de_an", "06", None)),
        ("triển khai Kết luận 21 năm 2021 của Ban Chấp hành", ("ket_luan", "21", None)),
    ],
)
def test_a_citation_is_read_in_each_form(text: str, expected: tuple[str, str, str | None]) -> None:
    assert brief(f"Thực hiện {text}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 5 năm 2026-2030 và báo cáo 6 tháng đầu năm",
        "ban hành 05 nghị quyết; Quyết định 02 cơ sở; Thông báo 03 nội dung",
        "mẫu số 01/BC-TH, tỷ lệ 3/4, ngày 20/11/2025, số 12/5 Nguyễn Trãi, QCVN 102:2016/BTTTT, thứ 04/34 tỉnh",
        "Nghị quyết Trung ương 4 khóa XII, Nghị quyết Đại hội XIII của Đảng",
        "Trường Đại học Luật An Lạc, Hội Luật gia, dự thảo Luật Thủ đô (sửa đổi)",
    ],
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert brief(f"Thực hiện {text}.") == []


def test_a_list_gives_each_document_with_its_own_date() -> None:
    text = "tại các Công điện số 217/CĐ-TTg ngày 16/11/2025; số 218/CĐ-TTg ngày\n17/11/2025 và số 219/CĐ-TTg."

    assert brief(text) == [
        ("cong_dien", "217/CĐ-TTg", "2025-11-16"),
        ("cong_dien", "218/CĐ-TTg", "2025-11-17"),
        ("cong_dien", "219/CĐ-TTg", None),
    ]


def test_one_day_may_hold_for_two_documents() -> None:
    text = "Bãi bỏ Quyết định số 15/2019/QĐ-UBND và số 20/2019/QĐ-UBND cùng ngày 05/5/2019 của UBND tỉnh."

    assert [r.date for r in cited(text)] == ["2019-05-05", "2019-05-05"]


def test_the_act_before_the_number_gives_date_and_issuer() -> None:
    text = "Ngày 28 tháng 10 năm 2025, Chủ tịch UBND tỉnh đã ban hành Công văn số 3280/UBND-VX về việc cập nhật."

    (reference,) = cited(text)

    assert (reference.date, reference.issuer) == ("2025-10-28", "Chủ tịch UBND tỉnh")


def test_the_same_document_cited_twice_is_one_with_all_that_is_known() -> None:
    text = (
        "Nghị quyết số 57-NQ/TW đề ra mục tiêu. Nghị quyết 57 yêu cầu. Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ "
        "Chính trị."
    )

    (reference,) = cited(text)

    assert (reference.number, reference.date, reference.issuer) == ("57-NQ/TW", "2024-12-22", "Bộ Chính trị")


def test_the_document_itself_is_not_cited() -> None:
    text = "(Kèm theo Quyết định số 2813/QĐ-UBND ngày 20/11/2025) và Quyết định số 99/QĐ-UBND."

    assert brief(text, own="2813/QĐ-UBND") == [("quyet_dinh", "99/QĐ-UBND", None)]


def test_laws_go_by_their_names_and_end_where_the_name_ends() -> None:
    text = (
        "Việc thi hành Luật Việc làm bảo đảm đúng Luật Cán bộ, công chức, Bộ luật Lao động năm 2019 và LUẬT VIỆC LÀM."
    )

    assert [r.title for r in cited(text)] == ["Luật Việc làm", "Luật Cán bộ, công chức", "Bộ luật Lao động"]


def test_a_numbered_law_is_one_with_its_name() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; theo Luật Tổ chức chính quyền địa phương."

    (reference,) = cited(text)

    assert (reference.type, reference.number) == ("luat", "72/2025/QH15")
    assert reference.title == "Luật Tổ chức chính quyền địa phương"


def test_an_amending_law_does_not_cite_the_laws_it_names() -> None:
    text = (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tố cáo ngày 22 tháng 11 năm 2019;"
    )

    (reference,) = cited(text)

    assert reference.title == "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tố cáo"
    assert reference.date == "2019-11-22"


def test_spans_hold_the_printed_words() -> None:
    text = "theo **Chỉ thị** số *34-CT/TU* của Tỉnh ủy"

    (reference,) = cited(text)

    assert reference.span.of(text) == "Chỉ thị** số *34-CT/TU"
