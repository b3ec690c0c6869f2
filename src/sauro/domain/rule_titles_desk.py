"""Tên gọi của quy định về bàn điều hành. Titles and sentences for the rows of `default_desk_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

DESK_TITLES: dict[str, RuleTitle] = {
    "desk.since_days": RuleTitle(
        N_("Điều chưa ổn nhìn lại bao lâu"),
        N_("Bàn điều hành nêu điều chưa ổn xảy ra trong bấy nhiêu ngày làm việc gần nhất và hôm nay."),
    ),
    "desk.unclear_days": RuleTitle(
        N_("Việc giao chưa rõ nhìn lại bao lâu"),
        N_("Bàn điều hành soi các việc cơ quan tự giao trong bấy nhiêu ngày gần nhất, còn đang chạy."),
    ),
    "desk.weeks": RuleTitle(
        N_("Số tuần trên biểu đồ của bàn điều hành"),
        N_("Biểu đồ việc xong đếm theo từng tuần, bấy nhiêu tuần gần nhất kể cả tuần này."),
    ),
    "desk.public_fewest": RuleTitle(
        N_("Số việc ít nhất để công khai"),
        N_("Trang công khai của một văn bản chỉ nêu con số khi có ít nhất bấy nhiêu nhiệm vụ."),
    ),
}
