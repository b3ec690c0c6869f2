"""Quy định ban đầu về quán triệt. Numbers of dissemination; an office adds rows of its own (A6b, B, E10)."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")

BRIEFING_ROWS: tuple[Rule, ...] = (
    Rule(
        "briefing.within",
        "25",
        _WORKING,
        _HOUSE,
        key="B",
        note=N_("đợt quán triệt Chỉ thị 34 có hội nghị tỉnh 26/4/2024, đến chi bộ xong trong tháng 5/2024"),
    ),
    Rule("briefing.enough_percent", "100", N_("phần trăm số người phải dự"), _HOUSE, key="A6b"),
    Rule("briefing.most_people", "5000", N_("người mỗi buổi"), _HOUSE, key="A6b"),
    Rule("briefing.urge_ahead", "3", _WORKING, _HOUSE, key="C5.5"),
    Rule("briefing.urge_every", "5", _WORKING, _HOUSE, key="C5.5"),
    Rule("briefing.names_kept_days", "365", N_("ngày lưu danh sách vắng"), _HOUSE, key="A6b"),
    Rule("briefing.files", "5", N_("tệp mỗi lượt"), _HOUSE, key="A6b"),
)
