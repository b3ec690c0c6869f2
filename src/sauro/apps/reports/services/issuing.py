"""Ban hành báo cáo. A filed report becomes a letter of the body, with the next number of its series."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.letters.queries import number_of
from sauro.apps.letters.services import draft_report, sign_letter
from sauro.apps.reports import events
from sauro.apps.reports.models import Report
from sauro.apps.reports.permissions.obligations import may_submit
from sauro.apps.reports.queries.collecting import is_filed
from sauro.apps.reports.queries.report_paper import letter_body, subject_of_report, symbol_of_report
from sauro.apps.reports.services.taking import WHO_SIGNS, require, take_report
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_


@transaction.atomic
def issue_report(*, report_id: int, symbol: str, by: Acting, at: dt.datetime) -> Report:
    """Ban hành thành văn bản, lấy số, by a leader of the body, once it is filed. What was filed is what is printed.

    Refusals: report.unknown, report.forbidden, report.issue.filed, report.issue.again, letter.symbol.
    """
    report = take_report(report_id, by=by, at=at)
    require(may_submit(by, report), WHO_SIGNS)
    if not is_filed(report):
        raise Refusal("report.issue.filed", N_("Báo cáo chưa nộp."), advice=N_("Ký, nộp trước rồi lấy số."), key="C4.2")
    if report.letter_id is not None:
        raise Refusal("report.issue.again", N_("Báo cáo đã có số."), advice=N_("Mở văn bản đi để in, gửi."), key="C4.2")
    letter = draft_report(
        agency_id=report.agency_id,
        slot=f"report:{report.pk}:{report.revision}",
        to=report.obligation.to.name,
        subject=subject_of_report(report),
        body=letter_body(report),
        by=by,
        at=at,
    )
    report.letter = sign_letter(letter_id=letter.pk, symbol=symbol or symbol_of_report(report), by=by, at=at)
    report.revision += 1
    report.save(update_fields=["letter", "revision"])
    record(events.REPORT_ISSUED, about=("report", report.pk), by=by, at=at, new={"number": number_of(report.letter)})
    return report
