"""Quy định ban đầu về kiểm tra dự thảo. Forms by family and date, terms of a draft, how near a deadline may be (C4.1).

The Party's guide changed on 27/5/2026: rows of the same name follow one another by date.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.rules import Rule, TitledRule, titled
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


DRAFTING: tuple[TitledRule, ...] = (
    titled(
        N_("Hướng dẫn thể thức văn bản của Đảng"),
        N_("Dự thảo của Đảng được đối chiếu với hướng dẫn của ngày ký."),
        *_party("guide", "36-HD/VPTW", "05-HD/VPTW", _GUIDE),
    ),
    titled(
        N_("Dấu kết thúc văn bản của Đảng"),
        N_("Nội dung văn bản của Đảng kết thúc bằng dấu nào."),
        *_party("closing", "any", "full_stop", _METHOD, _CLOSING),
    ),
    titled(
        N_("Mở đầu trích yếu công văn của Đảng"),
        N_("Trích yếu công văn của Đảng mở đầu bằng chữ nào."),
        *_party("about", "any", "words", _METHOD, _ABOUT),
    ),
    titled(
        N_("Lề trang văn bản của Đảng"),
        N_("Lề trên, dưới, trái, phải của trang A4, tính bằng milimét."),
        *_party("page", "20;20;30;15", "20;20;30;15", _MM),
    ),
    titled(
        N_("Cỡ chữ nội dung văn bản của Đảng"), N_("Cỡ chữ của phần nội dung."), *_party("body", "14-15", "14", _PT)
    ),
    titled(
        N_("Quy định thể thức văn bản hành chính"),
        N_("Dự thảo văn bản hành chính được đối chiếu với quy định này."),
        Rule("form.state.guide", "30/2020/NĐ-CP", _GUIDE, _STATE, "C4.1", _FROM_STATE),
    ),
    titled(
        N_("Dấu kết thúc văn bản hành chính"),
        N_("Nội dung văn bản hành chính kết thúc bằng dấu nào."),
        Rule("form.state.closing", "stroke", _METHOD, _STATE, "C4.1", _FROM_STATE, None, _CLOSING),
    ),
    titled(
        N_("Mở đầu trích yếu công văn hành chính"),
        N_("Trích yếu công văn hành chính mở đầu bằng chữ nào."),
        Rule("form.state.about", "short", _METHOD, _STATE, "C4.1", _FROM_STATE, None, _ABOUT),
    ),
    titled(
        N_("Lề trang văn bản hành chính"),
        N_("Khoảng cho phép của lề trên, dưới, trái, phải trang A4, bằng milimét."),
        Rule("form.state.page", "20-25;20-25;30-35;15-20", _MM, _STATE, "C4.1", _FROM_STATE),
    ),
    titled(
        N_("Cỡ chữ nội dung văn bản hành chính"),
        N_("Khoảng cỡ chữ của phần nội dung."),
        Rule("form.state.body", "13-14", _PT, _STATE, "C4.1", _FROM_STATE),
    ),
    titled(
        N_("Phông chữ văn bản"),
        N_("Phông chữ của mọi văn bản đi."),
        Rule("form.font", "Times New Roman", N_("phông chữ"), _STATE, "C4.1"),
    ),
    titled(
        N_("Thời hạn giao gần nhất trong dự thảo"),
        N_("Thời hạn cách ngày ký ít hơn số ngày này thì dự thảo được nhắc, trừ công điện và văn bản khẩn."),
        Rule("drafting.deadline_ahead", "3", N_("ngày làm việc"), _HOUSE, "C4.1"),
    ),
    titled(
        N_("Số văn bản cùng nội dung trong năm"),
        N_("Từ số này trở lên thì dự thảo được nhắc: có thể gộp, hoặc thay văn bản trước."),
        Rule("drafting.same_matter", "3", N_("văn bản mỗi năm"), _HOUSE, "C4.1"),
    ),
    titled(
        N_("Độ dài dự thảo dán vào trang"),
        N_("Dự thảo dài hơn thì tải lên bằng tệp."),
        Rule("drafting.text_letters", "300000", N_("ký tự"), _HOUSE, "C4.1"),
    ),
    titled(
        N_("Thời gian giữ dự thảo đã kiểm tra"),
        N_("Dự thảo và lời nhắc được xóa sau bấy nhiêu ngày."),
        Rule("drafting.kept_days", "7", N_("ngày"), _HOUSE, "C4.1"),
    ),
)
