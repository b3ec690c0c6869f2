"""Định mức. The numeric rules that a document sets, and the figures that are none."""

from __future__ import annotations

import pytest

from sauro.domain.documents.layout import layout_of
from sauro.domain.documents.source import plain_lines
from sauro.domain.documents.view import View
from sauro.domain.extraction.measures import read_measures


def rules_in(text: str) -> list[tuple[str, str, float | str, str]]:
    view = View(plain_lines(text))
    return [(m.text, m.kind, m.value, m.unit) for m in read_measures(view, layout_of(view)[0])]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "gửi trước cho đại biểu ít nhất 03 ngày làm việc;",
            ("ít nhất 03 ngày làm việc", "min_lead_time", 3, "ngày làm việc"),
        ),
        ("đánh giá, xếp loại hằng quý, hằng năm đối với", ("hằng quý, hằng năm", "frequency", "P3M", "lần")),
        ("đoàn công tác tối đa 05 người", ("tối đa 05 người", "count_limit", 5, "người")),
        ("hoàn thành 100% chỉ tiêu", ("100%", "percent_target", 100, "%")),
        ("cắt giảm tối thiểu 30% thời gian", ("tối thiểu 30%", "percent_target", 30, "%")),
        ("kiểm tra ít nhất 02 lần/năm", ("ít nhất 02 lần/năm", "frequency", "P1Y", "lần")),
        ("họp 03 tháng một lần", ("03 tháng một lần", "frequency", "P3M", "lần")),
        ("xử lý trong thời hạn 05 ngày", ("trong thời hạn 05 ngày", "duration", 5, "ngày")),
        ("hỗ trợ khoảng 1.200 triệu đồng", ("khoảng 1.200 triệu đồng", "money", 1200, "triệu đồng")),
    ],
)
def test_a_limit_a_period_or_an_aim_makes_a_rule(text: str, rule: tuple[str, str, float | str, str]) -> None:
    assert rules_in(f"Yêu cầu {text}.") == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "tăng 14,38% so với cùng kỳ, đạt 88,9% mục tiêu",
        "có 27 xã và 45 thôn",
        "trong 10 tháng đầu năm 2025",
        "Điều 100 của Luật",
    ],
)
def test_figures_of_an_assessment_are_no_rules(text: str) -> None:
    assert rules_in(f"Đã có {text}.") == []
