"""Quy định ban đầu về quán triệt. Numbers of dissemination; an office adds rows of its own (A6b, B, E10)."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")

BRIEFINGS: tuple[TitledRule, ...] = (
    titled(
        N_("Thời gian quán triệt"),
        N_("Văn bản không nêu hạn phổ biến thì quán triệt đến chi bộ trong bấy nhiêu ngày làm việc."),
        Rule(
            "briefing.within",
            "25",
            _WORKING,
            _HOUSE,
            key="B",
            note=N_("đợt quán triệt Chỉ thị 34 có hội nghị tỉnh 26/4/2024, đến chi bộ xong trong tháng 5/2024"),
        ),
    ),
    titled(
        N_("Quán triệt xong"),
        N_("Một nơi được coi là xong khi bấy nhiêu phần trăm số người phải dự đã dự, họp bù hoặc dự ở nơi khác."),
        Rule("briefing.enough_percent", "100", N_("phần trăm số người phải dự"), _HOUSE, key="A6b"),
    ),
    titled(
        N_("Số người nhiều nhất mỗi buổi"),
        N_("Số lớn hơn được coi là gõ nhầm và bị hỏi lại."),
        Rule("briefing.most_people", "5000", N_("người mỗi buổi"), _HOUSE, key="A6b"),
    ),
    titled(
        N_("Nhắc quán triệt trước hạn"),
        N_("Nơi chưa xong được nhắc trước hạn bấy nhiêu ngày làm việc."),
        Rule("briefing.urge_ahead", "3", _WORKING, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Nhắc quán triệt khi quá hạn"),
        N_("Nơi quá hạn được nhắc lại sau mỗi bấy nhiêu ngày làm việc."),
        Rule("briefing.urge_every", "5", _WORKING, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Thời gian lưu danh sách vắng"),
        N_("Tên người vắng được xóa sau bấy nhiêu ngày; các con số ở lại."),
        Rule("briefing.names_kept_days", "365", N_("ngày lưu danh sách vắng"), _HOUSE, key="A6b"),
    ),
    titled(
        N_("Số tệp biên bản mỗi lượt"),
        N_("Nhiều hơn thì gửi tiếp trong lượt sau."),
        Rule("briefing.files", "5", N_("tệp mỗi lượt"), _HOUSE, key="A6b"),
    ),
)
