"""Turns of phrase of offices, found outside the corpus, and what the reader makes of them."""

from __future__ import annotations

import pytest

from sauro.domain.extraction.model import DeadlineKind
from tests.domain.reading_stories import directive, leads, read, tasks, words


@pytest.mark.parametrize(
    ("clause", "lead"),
    [
        ("1. Các cấp ủy, chi bộ trực thuộc tập trung lãnh đạo giải ngân vốn.", "Các cấp ủy, chi bộ trực thuộc"),
        (
            "1. Căn cứ Hướng dẫn này, Ủy ban Kiểm tra Đảng ủy xã cụ thể hóa nội dung kiểm tra.",
            "Ủy ban Kiểm tra Đảng ủy xã",
        ),
        (
            "1. Đoàn Thanh niên, Công đoàn các cơ quan phối hợp tuyên truyền, cổ vũ Hội thi.",
            "Đoàn Thanh niên; Công đoàn các cơ quan",
        ),
    ],
)
def test_a_name_ends_where_its_verb_begins(clause: str, lead: str) -> None:
    text = directive(clause)

    found = leads(text)

    assert ["; ".join(names) for names in found] == [lead]


def test_bodies_to_work_with_end_before_what_is_organised() -> None:
    text = directive("1. Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức học tập Chỉ thị.")

    [task] = tasks(text)

    assert [a.name for a in task.coordinating] == ["các cơ quan liên quan"]


def test_a_heading_with_hang_khong_keeps_its_whole_name() -> None:
    text = directive("1. Cục Hàng không An Lạc\n1.1. Chỉ đạo các hãng tăng chuyến bay đêm dịp Tết.")

    assert leads(text) == [["Cục Hàng không An Lạc"]]


def test_counting_is_a_verb_and_the_office_of_statistics_a_body() -> None:
    text = directive(
        "1. Ủy ban nhân dân các xã\n- Thống kê tổng đàn lợn, gửi về Sở trước ngày 20/5/2026;\n"
        "2. Thống kê tỉnh công bố số liệu tăng trưởng hằng quý."
    )

    assert leads(text) == [["Ủy ban nhân dân các xã"], ["Thống kê tỉnh"]]


def test_an_order_may_open_with_its_time() -> None:
    text = directive("1. Ban Quản lý dự án tỉnh\na) Trước ngày 25 hằng tháng báo cáo UBND tỉnh tiến độ dự án.")

    [task] = tasks(text)

    assert [a.name for a in task.lead] == ["Ban Quản lý dự án tỉnh"]
    assert task.deadline.iso == "R/P1M"


def test_a_thing_to_be_sent_by_a_day_is_asked_of_all() -> None:
    text = directive("1. Hồ sơ gửi về Sở Nội vụ (qua Phòng Công chức) trước ngày 31/3/2026 để tổng hợp.")

    [task] = tasks(text)

    assert task.addressee == "all_recipients"
    assert task.deadline.iso == "2026-03-31"


def test_a_thing_to_be_sent_without_a_day_is_a_norm() -> None:
    text = directive("1. Hồ sơ gửi về Sở Nội vụ gồm: tờ trình, danh sách.\n2. Sở Y tế lập danh sách hộ nghèo.")

    assert leads(text) == [["Sở Y tế"]]


@pytest.mark.parametrize(
    "line",
    [
        "Điều 2. Chánh Văn phòng UBND tỉnh, Giám đốc các sở và Chủ tịch UBND các xã căn cứ Quyết định thi hành.",
        "Điều 2. Chánh Văn phòng UBND tỉnh và Giám đốc Sở Nội vụ chịu trách nhiệm thi hành./.",
        "2. Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã:",
    ],
)
def test_closings_and_openings_are_no_tasks(line: str) -> None:
    first = "Điều 1. Giao Sở Nội vụ rà soát biên chế." if line.startswith("Điều") else "1. Sở Nội vụ rà soát biên chế."
    text = directive(f"{first}\n{line}", number="09/QĐ-UBND", title="QUYẾT ĐỊNH\nVề việc giao nhiệm vụ")

    assert leads(text) == [["Sở Nội vụ"]]


def test_legal_grounds_are_no_tasks_where_no_line_parts_them_from_the_orders() -> None:
    text = directive(
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa, một cửa liên thông;\n\n"
        "Sở Nội vụ rà soát thủ tục, báo cáo UBND tỉnh trước ngày 30/6/2026."
    )

    assert leads(text) == [["Sở Nội vụ"]]


def test_a_title_that_opens_with_ban_hanh_is_a_subject() -> None:
    text = directive(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LẠC\nCăn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;\n\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Giao Sở Nội vụ rà soát biên chế.",
        number="09/QĐ-UBND",
        title="QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ PHỐI HỢP GIẢI QUYẾT THỦ TỤC\nTẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    ).replace("CÔNG\n\n", "CÔNG\n")

    reading = read(text)

    header = reading.parsed.header
    assert header.subject is not None
    assert header.subject.value.endswith("TẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
    assert [r.title for r in reading.parsed.references] == ["Luật Tổ chức HĐND và UBND"]


def test_addressees_with_commas_one_a_line_are_all_kept() -> None:
    text = directive("1. Thống kê đàn lợn.", title="Kính gửi: - Các sở, ban, ngành,\n- Công an tỉnh.")

    assert [f.value for f in read(text).parsed.header.kinh_gui] == ["Các sở, ban, ngành", "Công an tỉnh"]


def test_what_a_press_account_says_was_given_is_proposed() -> None:
    text = (
        "Không để đứt gãy dịch vụ công\nThứ Tư, 15/4/2026 08:30\n\n"
        "(ALO) - Sáng 14/4, Chủ tịch UBND tỉnh Hà Thị Sen chủ trì cuộc họp về dịch vụ công.\n\n"
        "Chủ tịch UBND tỉnh cũng giao Sở Nội vụ rà soát cán bộ các xã; đồng thời đề nghị Ban Dân tộc tỉnh giám sát.\n"
    )

    assert leads(text) == [["Sở Nội vụ"], ["Ban Dân tộc tỉnh"]]


def test_a_body_named_for_building_builds_nothing() -> None:
    text = directive("1. Ban Xây dựng Đảng phường tham mưu tổ chức quán triệt Chỉ thị xong trước ngày 15/9/2026.")

    [task] = tasks(text)

    assert task.product is None
    assert task.deadline.kind is DeadlineKind.DATE
    assert words(task, text).startswith("Ban Xây dựng Đảng phường")


def test_a_line_under_a_heading_is_its_own_clause() -> None:
    text = directive(
        "2. Tổ chức thực hiện\nYêu cầu các sở, ban, ngành nghiêm túc triển khai; "
        "định kỳ ngày 20 hằng tháng báo cáo UBND tỉnh."
    )

    [task] = tasks(text)

    assert words(task, text).startswith("Yêu cầu các sở, ban, ngành")
    assert task.deadline.iso == "R/P1M"


def test_the_body_may_be_named_after_the_work() -> None:
    text = directive("1. Hoàn thành việc sắp xếp trước ngày 30/6/2026, giao Sở Nội vụ chủ trì, theo dõi.")

    assert leads(text) == [["Sở Nội vụ"]]


def test_keeping_watch_is_a_task_of_its_own() -> None:
    text = directive("1. Công an xã xây dựng phương án bảo vệ; Trạm Y tế xã trực 24/24 giờ.")

    assert leads(text) == [["Công an xã"], ["Trạm Y tế xã"]]


@pytest.mark.parametrize(
    ("clause", "product"),
    [
        ("1. Sở Nội vụ bám sát các quy định của Chính phủ để hoàn thiện tổ chức bộ máy.", None),
        ("1. Đảng ủy xã đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống chính trị.", None),
        ("1. Sở Nội vụ đôn đốc; các chuyến công tác phải có trong chương trình công tác.", None),
        ("1. Sở Nội vụ ban hành quy định về trực lễ.", "regulation"),
        ("1. Sở Y tế có kế hoạch phòng bệnh.", "plan"),
    ],
)
def test_what_is_only_spoken_of_is_no_product(clause: str, product: str | None) -> None:
    [task] = tasks(directive(clause))

    assert task.product == product


def test_yeu_cau_over_named_bodies_gives_and_over_aims_does_not() -> None:
    orders = directive("1. Yêu cầu:\na) Sở Công Thương theo dõi giá cả.\nb) Thuế tỉnh rà soát hộ kinh doanh.")
    aims = directive("1. Yêu cầu:\na) Bảo đảm đúng tiến độ.\n2. Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.")

    assert leads(orders) == [["Sở Công Thương"], ["Thuế tỉnh"]]
    assert leads(aims) == [["Sở Nội vụ"]]
