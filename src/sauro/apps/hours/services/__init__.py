"""Giờ làm việc: việc làm. Hours of a body, explanations, the sheet of a clock, what is found, what is erased."""

from __future__ import annotations

from sauro.apps.hours.services.erasing import erase_old_days
from sauro.apps.hours.services.explaining import decide, explain, withdraw
from sauro.apps.hours.services.looking import look_at_units
from sauro.apps.hours.services.telling import tell_asked_absences
from sauro.apps.hours.services.times import add_times, end_times

__all__ = [
    "add_times",
    "decide",
    "end_times",
    "erase_old_days",
    "explain",
    "look_at_units",
    "tell_asked_absences",
    "withdraw",
]
