"""Quy định ban đầu về giờ làm việc. Grace, lines, terms; the hours themselves are rows of the bodies, not rules."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_TURNS = N_("lượt ngày công")

HOURS_ROWS: tuple[Rule, ...] = (
    Rule("hours.grace_minutes", "5", N_("phút"), _HOUSE, key="C2.1"),
    Rule("hours.least_people", "5", N_("người"), _HOUSE, key="C2.1"),
    Rule("hours.edge_share", "10", N_("phần trăm số lượt"), _HOUSE, key="C2.1"),
    Rule("hours.edge_days", "20", _TURNS, _HOUSE, key="C2.1"),
    Rule("hours.file_within", "5", N_("ngày làm việc"), _HOUSE, key="C2.1"),
    Rule("hours.missing_months", "2", N_("tháng"), _HOUSE, key="C2.1"),
    Rule("hours.look_months", "3", N_("tháng"), _HOUSE, key="C2.1"),
    Rule("hours.kept_months", "24", N_("tháng"), _HOUSE, key="C2.1"),
    Rule("hours.same_punch_minutes", "10", N_("phút"), _HOUSE, key="C2.1"),
    Rule("hours.import_rows", "40000", N_("dòng mỗi lượt nhập"), _HOUSE, key="C2.1"),
)
