"""Quy định ban đầu về đường triển khai. When a body acknowledges and plans, how a plan is held against its parent."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_CLERKS = N_("30/2020/NĐ-CP, công tác văn thư")
_KHANH_HOA = N_("cách làm của một văn phòng đảng ủy xã ở Khánh Hòa, 2026")
_WORKING = N_("ngày làm việc")
_POINTS = N_("điểm")

DESCENT: tuple[TitledRule, ...] = (
    titled(
        N_("Báo đã nhận văn bản"),
        N_("Nơi nhận báo đã nhận trong bấy nhiêu ngày làm việc."),
        Rule("descent.acknowledge_within", "1", _WORKING, _CLERKS, key="E0"),
    ),
    titled(
        N_("Kế hoạch của nơi nhận"),
        N_("Nơi nhận có kế hoạch triển khai trong bấy nhiêu ngày làm việc."),
        Rule("descent.plan_within", "10", _WORKING, _KHANH_HOA, key="A6a"),
    ),
    titled(
        N_("Đối chiếu: dẫn đúng mục"),
        N_("Kế hoạch dẫn số mục của văn bản trên: cộng."),
        Rule("coverage.cited", "60", _POINTS, _HOUSE, key="E0"),
    ),
    titled(
        N_("Đối chiếu: cùng cụm từ"),
        N_("Hai mục cùng cụm từ thì được cộng đến bấy nhiêu."),
        Rule("coverage.words", "60", _POINTS, _HOUSE, key="E0"),
    ),
    titled(
        N_("Đối chiếu: cùng sản phẩm"),
        N_("Hai mục cùng loại sản phẩm thì được cộng."),
        Rule("coverage.product", "15", _POINTS, _HOUSE, key="E0"),
    ),
    titled(
        N_("Đối chiếu: cùng thời hạn"),
        N_("Hai mục cùng ngày thì được cộng."),
        Rule("coverage.deadline", "25", _POINTS, _HOUSE, key="E0"),
    ),
    titled(
        N_("Đối chiếu: mức được đề xuất"),
        N_("Cặp mục từ mức này trở lên mới được đề xuất."),
        Rule("coverage.least", "35", _POINTS, _HOUSE, key="E0"),
    ),
    titled(
        N_("Đối chiếu: số đề xuất"),
        N_("Mỗi mục có nhiều nhất bấy nhiêu đề xuất."),
        Rule("coverage.pairs", "2", N_("đề xuất mỗi mục"), _HOUSE, key="E0"),
    ),
)
