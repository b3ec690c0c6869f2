"""Điều cần xem lại: việc làm. Settling what a rule found, and the deeds of people."""

from sauro.apps.findings.services.answering import close_by_remedy, contest, decide, decide_contest, explain
from sauro.apps.findings.services.comparing import (
    Noted,
    compare_waiting,
    compare_works,
    look_for_plans,
    note_all,
    note_changes,
)
from sauro.apps.findings.services.keeping import erase_old_findings
from sauro.apps.findings.services.settling import Settled, settle, settle_each

__all__ = [
    "Noted",
    "Settled",
    "close_by_remedy",
    "compare_waiting",
    "compare_works",
    "contest",
    "decide",
    "decide_contest",
    "erase_old_findings",
    "explain",
    "look_for_plans",
    "note_all",
    "note_changes",
    "settle",
    "settle_each",
]
