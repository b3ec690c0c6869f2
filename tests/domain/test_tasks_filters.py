"""What is no task: purposes, assessments, the issuer's own acts, closings, norms of procedure."""

from __future__ import annotations

import pytest

from tests.domain.reading_stories import directive, leads, tasks, words


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức của cán bộ.\n2. Yêu cầu\nBảo đảm thiết thực, hiệu "
        "quả.",
        "I. TÌNH HÌNH\n1. Kết quả đạt được\nCác sở, ngành đã triển khai kịp thời.",
        "1. Đánh giá cao nỗ lực của các ngành trong quý I.",
        "1. Kinh phí thực hiện được bố trí từ ngân sách nhà nước theo phân cấp.",
        "1. Về thành phần tham dự: thực hiện theo khoản 2 Mục I Hướng dẫn số 01-HD/BTCTU.",
        "1. Chủ tịch UBND các huyện chịu trách nhiệm trước UBND tỉnh nếu để xảy ra vi phạm.",
    ],
)
def test_these_direct_nobody(body: str) -> None:
    assert tasks(directive(body)) == []


def test_closing_formulas_are_left_out_but_spreading_the_text_is_a_task() -> None:
    text = directive(
        "1. Sở Nội vụ rà soát biên chế.\n\nChỉ thị này phổ biến đến chi bộ.\n\n"
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan báo cáo UBND tỉnh.\n\n"
        "Yêu cầu Thủ trưởng các cơ quan nghiêm túc triển khai thực hiện Chỉ thị này./."
    )

    assert [words(t, text) for t in tasks(text)] == ["Sở Nội vụ rà soát biên chế.", "Chỉ thị này phổ biến đến chi bộ."]


def test_a_decision_gives_tasks_only_where_it_gives_work() -> None:
    text = directive(
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Thành lập Tổ công tác rà soát vị trí việc làm.\n\nĐiều 2. Tổ công tác có nhiệm vụ:\n"
        "1. Rà soát vị trí việc làm, hoàn thành trước ngày 30 tháng 9 năm 2026.\n\n"
        "Điều 3. Giao Sở Nội vụ theo dõi, báo cáo trước ngày 25 hằng tháng.\n\n"
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết "
        "định này./.",
        number="215/QĐ-UBND",
        title="QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác",
    )

    found = tasks(text)

    assert [t.section_marker for t in found] == ["1.", "Điều 3."]
    assert leads(text) == [["Tổ công tác"], ["Sở Nội vụ"]]


def test_a_press_account_reports_only_what_was_asked() -> None:
    text = (
        "Tăng cường phòng cháy rừng\n\nThứ hai, 15/01/2024 - 08:15\n\n(ANLACTV) - Thời gian qua thời tiết hanh khô "
        "kéo dài.\n\n"
        "Chủ tịch UBND tỉnh yêu cầu UBND các huyện, thành phố tổ chức trực 24/24 giờ; xử lý nghiêm các trường hợp "
        "đốt nương.\n\n"
        "Theo ông Bốn, người dân địa phương, mùa khô năm nay đến sớm hơn mọi năm.\n\nThanh Hà\n"
    )

    found = tasks(text)

    assert leads(text) == [["UBND các huyện, thành phố"]]
    assert found[0].confidence < 0.6


def test_what_a_report_asks_of_its_superior_is_no_task() -> None:
    text = directive(
        "I. KẾT QUẢ\n1. Thu ngân sách đạt 52% dự toán.\n\nII. KIẾN NGHỊ\n"
        "Đề nghị UBND tỉnh giao Sở Xây dựng đẩy nhanh tiến độ.",
        number="210/BC-STC",
        title="BÁO CÁO\nTình hình thực hiện dự toán\n\nKính gửi: UBND tỉnh",
    )

    assert tasks(text) == []
