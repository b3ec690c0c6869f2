"""Quy định ban đầu về trực ngày nghỉ. How many are on duty, their rest, when a gap alarms, what a hand-over owes."""

from __future__ import annotations

from sauro.domain.rostering import CLAUSE, KEY
from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_DAYS = N_("ngày")
_WORKING = N_("ngày làm việc")

DUTY_ROWS: tuple[Rule, ...] = (
    Rule("duty.leaders", "1", N_("lãnh đạo mỗi ngày nghỉ"), CLAUSE, key=KEY),
    Rule("duty.officers", "1", N_("cán bộ mỗi ngày nghỉ"), CLAUSE, key=KEY),
    Rule("duty.rest_days", "13", _DAYS, _HOUSE, key=KEY),
    Rule("duty.alarm_days", "14", _DAYS, _HOUSE, key=KEY),
    Rule("duty.publish_ahead", "10", _WORKING, _HOUSE, key=KEY),
    Rule("duty.hand_over_within", "1", _WORKING, _HOUSE, key=KEY),
    Rule("duty.most_spread", "2", _DAYS, _HOUSE, key=KEY),
    Rule("duty.kept_months", "24", N_("tháng"), _HOUSE, key=KEY),
)
