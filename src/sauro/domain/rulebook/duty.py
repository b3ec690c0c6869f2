"""Quy định ban đầu về trực ngày nghỉ. How many are on duty, their rest, when a gap alarms, what a hand-over owes."""

from __future__ import annotations

from sauro.domain.rostering import CLAUSE, KEY
from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_DAYS = N_("ngày")
_WORKING = N_("ngày làm việc")

DUTY: tuple[TitledRule, ...] = (
    titled(
        N_("Lãnh đạo trực"),
        N_("Mỗi ngày nghỉ, ngày lễ có ít nhất bấy nhiêu lãnh đạo trong lịch trực."),
        Rule("duty.leaders", "1", N_("lãnh đạo mỗi ngày nghỉ"), CLAUSE, key=KEY),
    ),
    titled(
        N_("Cán bộ trực"),
        N_("Mỗi ngày nghỉ, ngày lễ có bấy nhiêu cán bộ trực; mỗi lịch đặt được số khác."),
        Rule("duty.officers", "1", N_("cán bộ mỗi ngày nghỉ"), CLAUSE, key=KEY),
    ),
    titled(
        N_("Khoảng cách hai lần trực"),
        N_("Một người trực lại sau ít nhất bấy nhiêu ngày; ít người quá thì giữ mức dài nhất có thể."),
        Rule("duty.rest_days", "13", _DAYS, _HOUSE, key=KEY),
    ),
    titled(
        N_("Báo động ngày thiếu người trực"),
        N_("Ngày nghỉ trong bấy nhiêu ngày tới mà thiếu người trực thì báo lãnh đạo, thành điều cần xem lại."),
        Rule("duty.alarm_days", "14", _DAYS, _HOUSE, key=KEY),
    ),
    titled(
        N_("Ban hành lịch trực trước"),
        N_("Lịch trực kỳ sau được ban hành trước khi lịch đang dùng hết bấy nhiêu ngày làm việc."),
        Rule("duty.publish_ahead", "10", _WORKING, _HOUSE, key=KEY),
    ),
    titled(
        N_("Ghi bàn giao ca trực"),
        N_("Sau ngày trực, bàn giao được ghi trong bấy nhiêu ngày làm việc."),
        Rule("duty.hand_over_within", "1", _WORKING, _HOUSE, key=KEY),
    ),
    titled(
        N_("Chênh lệch số ngày trực"),
        N_("Trong một vai, người trực nhiều nhất và ít nhất cách nhau không quá bấy nhiêu ngày mỗi lịch."),
        Rule("duty.most_spread", "2", _DAYS, _HOUSE, key=KEY),
    ),
    titled(
        N_("Thời gian lưu sổ trực"),
        N_("Lời ghi trong sổ trực được xóa sau bấy nhiêu tháng; lịch trực vẫn giữ."),
        Rule("duty.kept_months", "24", N_("tháng"), _HOUSE, key=KEY),
    ),
)
