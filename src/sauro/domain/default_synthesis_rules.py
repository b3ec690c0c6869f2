"""Quy định ban đầu về tổng hợp kỳ. Bands of volume, what is shown as a rate, the form of Party papers."""

from __future__ import annotations

import datetime as dt

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_NEW_GUIDE = dt.date(2026, 5, 27)

SYNTHESIS_ROWS: tuple[Rule, ...] = (
    Rule(
        "synthesis.bands", "300,100,30", N_("nhiệm vụ"), N_("cách khen theo nhóm khối lượng của thành phố Đà Nẵng"),
        key="E10", note=N_("mốc dưới của từng nhóm khối lượng, lớn trước"),
    ),
    Rule("synthesis.fewest", "5", N_("nhiệm vụ"), _HOUSE, key="E10"),
    Rule("synthesis.named", "5", N_("nhiệm vụ"), _HOUSE, key="C4.2"),
    Rule("synthesis.annex_lines", "100", N_("dòng mỗi danh mục kèm theo"), _HOUSE, key="C4.2"),
    Rule(
        "letter.party_form", "36-HD", N_("hướng dẫn thể thức"), "36-HD/VPTW", until=_NEW_GUIDE,
        note=N_("36-HD: Hướng dẫn 36-HD/VPTW ngày 03/4/2018; 05-HD: Hướng dẫn 05-HD/VPTW ngày 27/5/2026"),
    ),
    Rule(
        "letter.party_form", "05-HD", N_("hướng dẫn thể thức"), "05-HD/VPTW", since=_NEW_GUIDE,
        note=N_("36-HD: Hướng dẫn 36-HD/VPTW ngày 03/4/2018; 05-HD: Hướng dẫn 05-HD/VPTW ngày 27/5/2026"),
    ),
)  # fmt: skip
