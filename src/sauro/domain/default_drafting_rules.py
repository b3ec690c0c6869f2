"""Quy định ban đầu về kiểm tra dự thảo. Forms by family and date, terms of a draft, how near a deadline may be (C4.1).

The Party's guide changed on 27/5/2026: rows of the same name follow one another by date.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_OLD, _NEW = "36-HD/VPTW ngày 03/4/2018", "05-HD/VPTW ngày 27/5/2026"
_STATE = "30/2020/NĐ-CP, Phụ lục I"
_FROM_OLD, _FROM_NEW, _FROM_STATE = dt.date(2018, 4, 3), dt.date(2026, 5, 27), dt.date(2020, 3, 5)
_MM = N_("mm: trên; dưới; trái; phải")
_PT = N_("cỡ chữ")
_GUIDE = N_("hướng dẫn thể thức")
_METHOD = N_("cách tính")
_CLOSING = N_("any: không xét; full_stop: kết thúc bằng dấu chấm; stroke: kết thúc bằng ./.")
_ABOUT = N_("any: không xét; words: mở đầu “Về việc”; short: mở đầu “V/v”")


def _party(name: str, old: str, new: str, unit: str, note: str = "") -> tuple[Rule, Rule]:
    return (
        Rule(f"form.party.{name}", old, unit, _OLD, "C4.1", _FROM_OLD, _FROM_NEW, note),
        Rule(f"form.party.{name}", new, unit, _NEW, "C4.1", _FROM_NEW, None, note),
    )


DRAFTING_ROWS: tuple[Rule, ...] = (
    *_party("guide", "36-HD/VPTW", "05-HD/VPTW", _GUIDE),
    *_party("closing", "any", "full_stop", _METHOD, _CLOSING),
    *_party("about", "any", "words", _METHOD, _ABOUT),
    *_party("page", "20;20;30;15", "20;20;30;15", _MM),
    *_party("body", "14-15", "14", _PT),
    Rule("form.state.guide", "30/2020/NĐ-CP", _GUIDE, _STATE, "C4.1", _FROM_STATE),
    Rule("form.state.closing", "stroke", _METHOD, _STATE, "C4.1", _FROM_STATE, None, _CLOSING),
    Rule("form.state.about", "short", _METHOD, _STATE, "C4.1", _FROM_STATE, None, _ABOUT),
    Rule("form.state.page", "20-25;20-25;30-35;15-20", _MM, _STATE, "C4.1", _FROM_STATE),
    Rule("form.state.body", "13-14", _PT, _STATE, "C4.1", _FROM_STATE),
    Rule("form.font", "Times New Roman", N_("phông chữ"), _STATE, "C4.1"),
    Rule("drafting.deadline_ahead", "3", N_("ngày làm việc"), _HOUSE, "C4.1"),
    Rule("drafting.same_matter", "3", N_("văn bản mỗi năm"), _HOUSE, "C4.1"),
    Rule("drafting.text_letters", "300000", N_("ký tự"), _HOUSE, "C4.1"),
    Rule("drafting.kept_days", "7", N_("ngày"), _HOUSE, "C4.1"),
)
