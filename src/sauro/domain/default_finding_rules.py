"""Quy định ban đầu về điều cần xem lại. Terms of the answer, who sees it when, and how alike two pieces of work are."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")
_PAIRS = N_("cặp chữ")
_SHARE = N_("phần trăm cặp chữ của việc ngắn hơn")
_METHOD = N_("cách tính")

FINDING_ROWS: tuple[Rule, ...] = (
    Rule("finding.answer_within", "5", _WORKING, _HOUSE, key="R4"),
    Rule("finding.decide_within", "5", _WORKING, _HOUSE, key="R4"),
    Rule("finding.contest_within", "5", _WORKING, _HOUSE, key="R4"),
    Rule(
        "finding.first_to_unit",
        "until_answer_or_due",
        _METHOD,
        _HOUSE,
        key="R4",
        note=N_(
            "until_answer_or_due: đơn vị xem trước, nơi khác xem khi đã giải trình hoặc qua hạn giải trình; "
            "until_answer: nơi khác chỉ xem khi đã giải trình; at_once: mọi nơi có thẩm quyền xem ngay"
        ),
    ),
    Rule("finding.kept_months", "24", N_("tháng"), _HOUSE, key="R4"),
    Rule("overlap.work_pairs", "4", _PAIRS, _HOUSE, key="A3"),
    Rule("overlap.work_share", "60", _SHARE, _HOUSE, key="A3"),
    Rule("overlap.product_pairs", "3", _PAIRS, _HOUSE, key="A3"),
    Rule("overlap.product_share", "60", _SHARE, _HOUSE, key="A3"),
    Rule("overlap.common_above", "50", N_("văn bản"), _HOUSE, key="A3"),
)
