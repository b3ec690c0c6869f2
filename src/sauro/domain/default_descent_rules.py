"""Quy định ban đầu về đường triển khai. When a body acknowledges and plans, how a plan is held against its parent."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_CLERKS = N_("30/2020/NĐ-CP, công tác văn thư")
_KHANH_HOA = N_("cách làm của một văn phòng đảng ủy xã ở Khánh Hòa, 2026")
_WORKING = N_("ngày làm việc")
_POINTS = N_("điểm")

DESCENT_ROWS: tuple[Rule, ...] = (
    Rule("descent.acknowledge_within", "1", _WORKING, _CLERKS, key="E0"),
    Rule("descent.plan_within", "10", _WORKING, _KHANH_HOA, key="A6a"),
    Rule("coverage.cited", "60", _POINTS, _HOUSE, key="E0"),
    Rule("coverage.words", "60", _POINTS, _HOUSE, key="E0"),
    Rule("coverage.product", "15", _POINTS, _HOUSE, key="E0"),
    Rule("coverage.deadline", "25", _POINTS, _HOUSE, key="E0"),
    Rule("coverage.least", "35", _POINTS, _HOUSE, key="E0"),
    Rule("coverage.pairs", "2", N_("đề xuất mỗi mục"), _HOUSE, key="E0"),
)
