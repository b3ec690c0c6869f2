"""Quy định ban đầu về báo cáo. Closing dates (NĐ 09/2019, Điều 12), due dates, reminders (R1 to R3).

A province republishes the regime in its own decision: its rows override these. A closing day is a day of the last month
of the period; 31 is its last day, and the next period begins on the day after.
"""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_REGIME = "09/2019/NĐ-CP, Điều 12"
_PARTY = N_("kỳ báo cáo của khối Đảng, quy ước ban đầu của phần mềm")
_DAY = N_("ngày của tháng cuối kỳ")
_WORKING = N_("ngày làm việc")

REPORT_ROWS: tuple[Rule, ...] = (
    Rule(
        "report.closes.month", "14", _DAY, _REGIME, key="C4.2", note=N_("chưa đối chiếu nguyên văn kỳ tháng, 6 tháng")
    ),
    Rule("report.closes.quarter", "14", _DAY, _REGIME, key="C4.2"),
    Rule("report.closes.half", "14", _DAY, _REGIME, key="C4.2", note=N_("chưa đối chiếu nguyên văn kỳ tháng, 6 tháng")),
    Rule("report.closes.nine_months", "14", _DAY, _PARTY, key="C4.2"),
    Rule("report.closes.year", "14", _DAY, _REGIME, key="C4.2"),
    Rule("report.due_after", "5", N_("ngày làm việc sau ngày chốt số liệu"), _HOUSE, key="C4.2"),
    Rule("report.opens_ahead", "10", N_("ngày trước ngày chốt số liệu"), _HOUSE, key="C4.2"),
    Rule("report.remind.ahead", "3", _WORKING, _HOUSE, key="C4.2"),
    Rule("report.remind.overdue", "1", _WORKING, _HOUSE, key="C4.2"),
    Rule("report.remind.cause", "5", _WORKING, "1773-CV/TU, mục 4", key="C4.2"),
    Rule("indicator.due_after", "10", N_("ngày làm việc sau ngày cuối kỳ"), _HOUSE, key="B"),
)
