"""Quán triệt: việc làm. One verb, one journal entry, one transaction."""

from sauro.apps.briefings.services.files import (
    release_file,
    screen_all_waiting,
    screen_file,
    send_material,
    send_minutes,
)
from sauro.apps.briefings.services.names import erase_old_names, take_names
from sauro.apps.briefings.services.planning import Intent, add_newcomers, make_plan, move_due
from sauro.apps.briefings.services.recording import (
    Said,
    Written,
    end_exemption,
    exempt_duty,
    record_session,
    record_sessions,
    remove_sessions,
)
from sauro.apps.briefings.services.urging import Urged, urge_all, urge_open

__all__ = [
    "Intent",
    "Said",
    "Urged",
    "Written",
    "add_newcomers",
    "end_exemption",
    "erase_old_names",
    "exempt_duty",
    "make_plan",
    "move_due",
    "record_session",
    "record_sessions",
    "release_file",
    "remove_sessions",
    "screen_all_waiting",
    "screen_file",
    "send_material",
    "send_minutes",
    "take_names",
    "urge_all",
    "urge_open",
]
