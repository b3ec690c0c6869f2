"""Lịch trực: việc làm."""

from sauro.apps.duty.services.arranging import (
    Proposal,
    Wanted,
    apply_replan,
    arrange,
    drop_roster,
    propose_replan,
    put_on_duty,
)
from sauro.apps.duty.services.members import end_exemption, exempt, list_people, unlist
from sauro.apps.duty.services.noting import erase_old_notes, hand_over, note_incident, send_incident
from sauro.apps.duty.services.publishing import draft_sheet_letter, publish
from sauro.apps.duty.services.solving import EXACT, NAMES, SEARCH, available, solver_named
from sauro.apps.duty.services.swapping import agree_swap, ask_swap, refuse_swap, withdraw_swap
from sauro.apps.duty.services.taking import WHO_ARRANGES, WHO_PUBLISHES
from sauro.apps.duty.services.watching import look_at, look_at_rosters

__all__ = [
    "EXACT",
    "NAMES",
    "SEARCH",
    "WHO_ARRANGES",
    "WHO_PUBLISHES",
    "Proposal",
    "Wanted",
    "agree_swap",
    "apply_replan",
    "arrange",
    "ask_swap",
    "available",
    "draft_sheet_letter",
    "drop_roster",
    "end_exemption",
    "erase_old_notes",
    "exempt",
    "hand_over",
    "list_people",
    "look_at",
    "look_at_rosters",
    "note_incident",
    "propose_replan",
    "publish",
    "put_on_duty",
    "refuse_swap",
    "send_incident",
    "solver_named",
    "unlist",
    "withdraw_swap",
]
