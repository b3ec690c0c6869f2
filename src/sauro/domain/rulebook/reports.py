"""Quy định ban đầu về báo cáo. Closing dates (NĐ 09/2019, Điều 12), due dates, reminders (R1 to R3).

A province republishes the regime in its own decision: its rows override these. A closing day is a day of the last month
of the period; 31 is its last day, and the next period begins on the day after.
"""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_REGIME = "09/2019/NĐ-CP, Điều 12"
_PARTY = N_("kỳ báo cáo của khối Đảng, quy ước ban đầu của phần mềm")
_DAY = N_("ngày của tháng cuối kỳ")
_WORKING = N_("ngày làm việc")
_CLOSES = N_("Số liệu của kỳ tính đến hết ngày này của tháng cuối; kỳ sau bắt đầu từ hôm sau. 31 là ngày cuối tháng.")

REPORTS: tuple[TitledRule, ...] = (
    titled(
        N_("Chốt số liệu báo cáo tháng"),
        _CLOSES,
        Rule(
            "report.closes.month",
            "14",
            _DAY,
            _REGIME,
            key="C4.2",
            note=N_("chưa đối chiếu nguyên văn kỳ tháng, 6 tháng"),
        ),
    ),
    titled(N_("Chốt số liệu báo cáo quý"), _CLOSES, Rule("report.closes.quarter", "14", _DAY, _REGIME, key="C4.2")),
    titled(
        N_("Chốt số liệu báo cáo 6 tháng"),
        _CLOSES,
        Rule(
            "report.closes.half",
            "14",
            _DAY,
            _REGIME,
            key="C4.2",
            note=N_("chưa đối chiếu nguyên văn kỳ tháng, 6 tháng"),
        ),
    ),
    titled(
        N_("Chốt số liệu báo cáo 9 tháng"), _CLOSES, Rule("report.closes.nine_months", "14", _DAY, _PARTY, key="C4.2")
    ),
    titled(N_("Chốt số liệu báo cáo năm"), _CLOSES, Rule("report.closes.year", "14", _DAY, _REGIME, key="C4.2")),
    titled(
        N_("Hạn nộp báo cáo khi văn bản không nêu"),
        N_("Chế độ báo cáo không nêu ngày nộp thì đề xuất bấy nhiêu ngày làm việc sau ngày chốt số liệu."),
        Rule("report.due_after", "5", N_("ngày làm việc sau ngày chốt số liệu"), _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Mở báo cáo trước ngày chốt số liệu"),
        N_("Báo cáo của kỳ hiện trong việc của nơi báo cáo từ bấy nhiêu ngày trước ngày chốt số liệu."),
        Rule("report.opens_ahead", "10", N_("ngày trước ngày chốt số liệu"), _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Nhắc trước hạn nộp báo cáo"),
        N_("Nơi báo cáo được nhắc trước hạn nộp bấy nhiêu ngày làm việc, rồi đúng ngày đến hạn."),
        Rule("report.remind.ahead", "3", _WORKING, _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Đôn đốc báo cáo quá hạn"),
        N_("Quá hạn nộp bấy nhiêu ngày làm việc thì đôn đốc nơi báo cáo và báo nơi nhận."),
        Rule("report.remind.overdue", "1", _WORKING, _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Hỏi nguyên nhân chưa báo cáo"),
        N_("Quá hạn nộp, cứ bấy nhiêu ngày làm việc thì hỏi nguyên nhân một lần cho đến khi có trả lời."),
        Rule("report.remind.cause", "5", _WORKING, "1773-CV/TU, mục 4", key="C4.2"),
    ),
    titled(
        N_("Hạn ghi giá trị chỉ tiêu"),
        N_("Giá trị của một kỳ ghi sau ngày cuối kỳ bấy nhiêu ngày làm việc thì được coi là chậm."),
        Rule("indicator.due_after", "10", N_("ngày làm việc sau ngày cuối kỳ"), _HOUSE, key="B"),
    ),
)
