"""Tên gọi của quy định về báo cáo. Titles and sentences for the rows of `default_report_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

_CLOSES = N_("Số liệu của kỳ tính đến hết ngày này của tháng cuối; kỳ sau bắt đầu từ hôm sau. 31 là ngày cuối tháng.")

REPORT_TITLES: dict[str, RuleTitle] = {
    "report.closes.month": RuleTitle(N_("Chốt số liệu báo cáo tháng"), _CLOSES),
    "report.closes.quarter": RuleTitle(N_("Chốt số liệu báo cáo quý"), _CLOSES),
    "report.closes.half": RuleTitle(N_("Chốt số liệu báo cáo 6 tháng"), _CLOSES),
    "report.closes.nine_months": RuleTitle(N_("Chốt số liệu báo cáo 9 tháng"), _CLOSES),
    "report.closes.year": RuleTitle(N_("Chốt số liệu báo cáo năm"), _CLOSES),
    "report.due_after": RuleTitle(
        N_("Hạn nộp báo cáo khi văn bản không nêu"),
        N_("Chế độ báo cáo không nêu ngày nộp thì đề xuất bấy nhiêu ngày làm việc sau ngày chốt số liệu."),
    ),
    "report.opens_ahead": RuleTitle(
        N_("Mở báo cáo trước ngày chốt số liệu"),
        N_("Báo cáo của kỳ hiện trong việc của nơi báo cáo từ bấy nhiêu ngày trước ngày chốt số liệu."),
    ),
    "report.remind.ahead": RuleTitle(
        N_("Nhắc trước hạn nộp báo cáo"),
        N_("Nơi báo cáo được nhắc trước hạn nộp bấy nhiêu ngày làm việc, rồi đúng ngày đến hạn."),
    ),
    "report.remind.overdue": RuleTitle(
        N_("Đôn đốc báo cáo quá hạn"),
        N_("Quá hạn nộp bấy nhiêu ngày làm việc thì đôn đốc nơi báo cáo và báo nơi nhận."),
    ),
    "report.remind.cause": RuleTitle(
        N_("Hỏi nguyên nhân chưa báo cáo"),
        N_("Quá hạn nộp, cứ bấy nhiêu ngày làm việc thì hỏi nguyên nhân một lần cho đến khi có trả lời."),
    ),
    "indicator.due_after": RuleTitle(
        N_("Hạn ghi giá trị chỉ tiêu"),
        N_("Giá trị của một kỳ ghi sau ngày cuối kỳ bấy nhiêu ngày làm việc thì được coi là chậm."),
    ),
}
