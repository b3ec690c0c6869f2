"""Tên gọi của quy định về trực ngày nghỉ. Titles and sentences for the rows of `default_duty_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

DUTY_TITLES: dict[str, RuleTitle] = {
    "duty.leaders": RuleTitle(
        N_("Lãnh đạo trực"), N_("Mỗi ngày nghỉ, ngày lễ có ít nhất bấy nhiêu lãnh đạo trong lịch trực.")
    ),
    "duty.officers": RuleTitle(
        N_("Cán bộ trực"), N_("Mỗi ngày nghỉ, ngày lễ có bấy nhiêu cán bộ trực; mỗi lịch đặt được số khác.")
    ),
    "duty.rest_days": RuleTitle(
        N_("Khoảng cách hai lần trực"),
        N_("Một người trực lại sau ít nhất bấy nhiêu ngày; ít người quá thì giữ mức dài nhất có thể."),
    ),
    "duty.alarm_days": RuleTitle(
        N_("Báo động ngày thiếu người trực"),
        N_("Ngày nghỉ trong bấy nhiêu ngày tới mà thiếu người trực thì báo lãnh đạo, thành điều cần xem lại."),
    ),
    "duty.publish_ahead": RuleTitle(
        N_("Ban hành lịch trực trước"),
        N_("Lịch trực kỳ sau được ban hành trước khi lịch đang dùng hết bấy nhiêu ngày làm việc."),
    ),
    "duty.hand_over_within": RuleTitle(
        N_("Ghi bàn giao ca trực"), N_("Sau ngày trực, bàn giao được ghi trong bấy nhiêu ngày làm việc.")
    ),
    "duty.most_spread": RuleTitle(
        N_("Chênh lệch số ngày trực"),
        N_("Trong một vai, người trực nhiều nhất và ít nhất cách nhau không quá bấy nhiêu ngày mỗi lịch."),
    ),
    "duty.kept_months": RuleTitle(
        N_("Thời gian lưu sổ trực"), N_("Lời ghi trong sổ trực được xóa sau bấy nhiêu tháng; lịch trực vẫn giữ.")
    ),
}
