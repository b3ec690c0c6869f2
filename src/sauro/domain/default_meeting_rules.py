"""Quy định ban đầu về cuộc họp. Days ahead, the length that each kind of meeting allows, when opinions close (C3.1).

`meeting.papers_ahead` and `meeting.conclusion_within` stand among the terms of 1773-CV/TU in `default_rules`.
"""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_RULES = "45/2018/QĐ-TTg"
_LENGTH = "45/2018/QĐ-TTg; 1773-CV/TU, mục 3"
_WORKING = N_("ngày làm việc")
_MINUTES = N_("phút; nửa ngày là 240, một ngày là 480")

MEETING_ROWS: tuple[Rule, ...] = (
    Rule("meeting.invitation_ahead", "3", _WORKING, _RULES, key="C3.1"),
    Rule(
        "meeting.ahead_count",
        "day_not_counted",
        N_("cách tính"),
        _HOUSE,
        key="C3.1",
        note=N_("day_not_counted: lùi từ hôm trước ngày họp; day_counted: tính cả ngày họp"),
    ),
    Rule("meeting.opinions_close", "1", _WORKING, _HOUSE, key="C3.1"),
    Rule("meeting.length.giao_ban", "240", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.giai_quyet", "240", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.tham_muu", "240", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.dieu_phoi", "240", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.chuyen_mon", "480", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.so_ket", "480", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.chuyen_de", "480", _MINUTES, _LENGTH, key="C3.1"),
    Rule("meeting.length.tap_huan", "960", _MINUTES, _LENGTH, key="C3.1"),
)
