"""Quy định ban đầu về xe công. How long people wait for one another, how many empty seats need no answer (C3.3)."""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_MINUTES = N_("phút")
_KEY = "C3.3"

VEHICLE_ROWS: tuple[Rule, ...] = (
    Rule("vehicle.arrive_early", "45", _MINUTES, _HOUSE, key=_KEY),
    Rule("vehicle.wait_back", "60", _MINUTES, _HOUSE, key=_KEY),
    Rule("vehicle.detour", "30", _MINUTES, _HOUSE, key=_KEY),
    Rule("vehicle.stop_minutes", "5", _MINUTES, _HOUSE, key=_KEY),
    Rule("vehicle.turnaround", "15", _MINUTES, _HOUSE, key=_KEY),
    Rule("vehicle.speed", "40", N_("km mỗi giờ"), _HOUSE, key=_KEY),
    Rule("vehicle.most_requests", "6", N_("đề nghị mỗi chuyến"), _HOUSE, key=_KEY),
    Rule("vehicle.spare_seats", "3", N_("ghế trống"), _HOUSE, key=_KEY),
    Rule("vehicle.gap_km", "5", N_("km"), _HOUSE, key=_KEY),
    Rule("vehicle.return_within", "1", N_("ngày làm việc"), _HOUSE, key=_KEY),
    Rule("vehicle.names_kept_days", "90", N_("ngày"), _HOUSE, key=_KEY),
)
