"""Báo cáo: những việc làm. One verb, one journal entry, one transaction."""

from sauro.apps.reports.services.asking import ask_cause, ask_causes
from sauro.apps.reports.services.forms import save_form, starting_form
from sauro.apps.reports.services.indicating import Target, end_indicator, give_value, make_indicator
from sauro.apps.reports.services.issuing import issue_report
from sauro.apps.reports.services.obliging import (
    Terms,
    change_obligation,
    confirm_obligation,
    decline_obligation,
    end_obligation,
    make_obligation,
)
from sauro.apps.reports.services.opening import Asked, ask_ad_hoc, open_reports
from sauro.apps.reports.services.proposing import propose_obligations
from sauro.apps.reports.services.receiving import name_cause, receive_report, remind_all, send_back_report
from sauro.apps.reports.services.reminding import remind_values
from sauro.apps.reports.services.reporting import (
    Typed,
    copy_last,
    draft_report,
    present_report,
    report_nil,
    submit_report,
)

__all__ = [
    "Asked",
    "Target",
    "Terms",
    "Typed",
    "ask_ad_hoc",
    "ask_cause",
    "ask_causes",
    "change_obligation",
    "confirm_obligation",
    "copy_last",
    "decline_obligation",
    "draft_report",
    "end_indicator",
    "end_obligation",
    "give_value",
    "issue_report",
    "make_indicator",
    "make_obligation",
    "name_cause",
    "open_reports",
    "present_report",
    "propose_obligations",
    "receive_report",
    "remind_all",
    "remind_values",
    "report_nil",
    "save_form",
    "send_back_report",
    "starting_form",
    "submit_report",
]
