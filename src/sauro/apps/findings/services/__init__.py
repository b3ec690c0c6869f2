"""Điều cần xem lại: việc làm. Settling what a rule found, and the deeds of people."""

from sauro.apps.findings.services.answering import close_by_remedy, contest, decide, decide_contest, explain
from sauro.apps.findings.services.comparing import compare_works, look_for_plans
from sauro.apps.findings.services.keeping import erase_old_findings
from sauro.apps.findings.services.settling import Settled, settle

__all__ = [
    "Settled",
    "close_by_remedy",
    "compare_works",
    "contest",
    "decide",
    "decide_contest",
    "erase_old_findings",
    "explain",
    "look_for_plans",
    "settle",
]
