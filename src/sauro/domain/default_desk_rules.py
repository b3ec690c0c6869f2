"""Quy định ban đầu về bàn điều hành. How far it looks back; bands and least numbers are those of the synthesis."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")

DESK_ROWS: tuple[Rule, ...] = (
    Rule("desk.since_days", "1", N_("ngày làm việc"), _HOUSE, key="E10"),
    Rule("desk.unclear_days", "90", N_("ngày"), _HOUSE, key="E10"),
    Rule("desk.weeks", "8", N_("tuần"), _HOUSE, key="E10"),
    Rule("desk.public_fewest", "5", N_("nhiệm vụ"), _HOUSE, key="B"),
)
