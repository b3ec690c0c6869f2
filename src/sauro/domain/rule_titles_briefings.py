"""Tên gọi của quy định về quán triệt. Titles and sentences for the rows of `default_briefing_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

BRIEFING_TITLES: dict[str, RuleTitle] = {
    "briefing.within": RuleTitle(
        N_("Thời gian quán triệt"),
        N_("Văn bản không nêu hạn phổ biến thì quán triệt đến chi bộ trong bấy nhiêu ngày làm việc."),
    ),
    "briefing.enough_percent": RuleTitle(
        N_("Quán triệt xong"),
        N_("Một nơi được coi là xong khi bấy nhiêu phần trăm số người phải dự đã dự, họp bù hoặc dự ở nơi khác."),
    ),
    "briefing.most_people": RuleTitle(
        N_("Số người nhiều nhất mỗi buổi"), N_("Số lớn hơn được coi là gõ nhầm và bị hỏi lại.")
    ),
    "briefing.urge_ahead": RuleTitle(
        N_("Nhắc quán triệt trước hạn"), N_("Nơi chưa xong được nhắc trước hạn bấy nhiêu ngày làm việc.")
    ),
    "briefing.urge_every": RuleTitle(
        N_("Nhắc quán triệt khi quá hạn"), N_("Nơi quá hạn được nhắc lại sau mỗi bấy nhiêu ngày làm việc.")
    ),
    "briefing.names_kept_days": RuleTitle(
        N_("Thời gian lưu danh sách vắng"), N_("Tên người vắng được xóa sau bấy nhiêu ngày; các con số ở lại.")
    ),
    "briefing.files": RuleTitle(N_("Số tệp biên bản mỗi lượt"), N_("Nhiều hơn thì gửi tiếp trong lượt sau.")),
}
