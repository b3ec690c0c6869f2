"""Quy định ban đầu về đi cơ sở. Delegations by purpose, days for conclusion and answer, several bodies in one week.

Three working days of notice stand in `default_rules` (visit.notice_ahead); the sizes are a starting convention.
"""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")
_PEOPLE = N_("người")
_KEY = "C3.2"

VISIT_ROWS: tuple[Rule, ...] = (
    Rule(
        "visit.notice_last_day",
        "counts",
        N_("cách tính"),
        _HOUSE,
        key=_KEY,
        note=N_("counts: gửi đúng ngày cuối vẫn kịp; before: phải gửi trước ngày ấy"),
    ),
    Rule("visit.size_work", "7", _PEOPLE, _HOUSE, key=_KEY),
    Rule("visit.size_check", "7", _PEOPLE, _HOUSE, key=_KEY),
    Rule("visit.size_survey", "10", _PEOPLE, _HOUSE, key=_KEY),
    Rule("visit.size_handle", "5", _PEOPLE, _HOUSE, key=_KEY),
    Rule("visit.size_event", "10", _PEOPLE, _HOUSE, key=_KEY),
    Rule("visit.conclusion_within", "5", _WORKING, _HOUSE, key=_KEY),
    Rule("visit.answer_within", "10", _WORKING, _HOUSE, key=_KEY),
    Rule("visit.bodies_in_week", "2", N_("cơ quan đến cùng một nơi trong tuần"), _HOUSE, key=_KEY),
)
