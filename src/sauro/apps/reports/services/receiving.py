"""Tiếp nhận báo cáo. Take in, send back with remarks; name the cause of a missing one; remind (C4.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record, record_each
from sauro.apps.notices.models import Notice
from sauro.apps.notices.services import tell
from sauro.apps.notices.services.telling import Telling, tell_each
from sauro.apps.reports import events
from sauro.apps.reports.models import Report
from sauro.apps.reports.permissions.obligations import may_draft, may_receive
from sauro.apps.reports.queries.reports import not_filed
from sauro.apps.reports.services.taking import WHO_DRAFTS, WHO_RECEIVES, require, said, take_report
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting, Role
from sauro.domain.obligations import (
    MissingCause,
    Reminder,
    ReportState,
    ReportStep,
    moved,
    period_name,
    reminders,
    require_cause,
)
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_SAYS = {
    Reminder.AHEAD: N_("Báo cáo {title}, {period}: hạn nộp {day}."),
    Reminder.DUE: N_("Hôm nay là hạn nộp báo cáo {title}, {period}."),
    Reminder.OVERDUE: N_("{agency} chưa nộp báo cáo {title}, {period}; hạn {day}."),
    Reminder.CAUSE: N_("Nêu nguyên nhân chưa nộp báo cáo {title}, {period}; hạn {day}."),
}


@transaction.atomic
def receive_report(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Tiếp nhận."""
    report = take_report(report_id, by=by, at=at)
    require(may_receive(by, report), WHO_RECEIVES)
    report.state = str(moved(ReportState(report.state), ReportStep.RECEIVE))
    report.received_at = at
    report.revision += 1
    report.save(update_fields=["state", "received_at", "revision"])
    record(events.REPORT_RECEIVED, about=("report", report.pk), by=by, at=at)
    return report


@transaction.atomic
def send_back_report(*, report_id: int, remarks: str, by: Acting, at: dt.datetime) -> Report:
    """Trả lại kèm nhận xét; from now on it counts as not filed, and its due date stays."""
    report = take_report(report_id, by=by, at=at)
    require(may_receive(by, report), WHO_RECEIVES)
    state = moved(ReportState(report.state), ReportStep.SEND_BACK)
    report.remarks = said(remarks, N_("Ghi phải sửa gì, bổ sung gì."), 2000)
    old = {"submitted_on": report.submitted_on, "signer": report.signer_name}
    report.state, report.submitted_on, report.submitted_at, report.ready_at = str(state), None, None, None
    report.received_at, report.signer_name, report.signer_title = None, "", ""
    report.letter = None  # the letter stays in its series; what is filed anew takes a number of its own
    report.revision += 1
    report.save()
    values = {
        "title": report.obligation.title,
        "period": period_name(report.period),
        "remarks": report.remarks[:200],
    }
    tell(
        people=speakers_of([report.agency_id], timezone.localdate(at)),
        kind=events.REPORT_SENT_BACK,
        about=("report", report.pk),
        text=Sentence(N_("Báo cáo {title}, {period}, bị trả lại: {remarks}"), values),
        url=reverse("reports:report", args=[report.pk]),
        slot=f"report:{report.pk}:back:{report.revision}",
        at=at,
        urgent=True,
    )
    new = {"remarks": report.remarks}
    record(events.REPORT_SENT_BACK, about=("report", report.pk), by=by, at=at, old=old, new=new)
    return report


@transaction.atomic
def name_cause(*, report_id: int, cause: MissingCause, words: str, remedy: str, by: Acting, at: dt.datetime) -> Report:
    """Nêu nguyên nhân và hướng xử lý of a report that is missing or came late; the first words stay in the journal."""
    report = take_report(report_id, by=by, at=at)
    require(may_draft(by, report), WHO_DRAFTS)
    late_on = report.submitted_on or timezone.localdate(at)
    if late_on <= report.due_on:
        raise Refusal(
            "report.cause.early", N_("Báo cáo chưa quá hạn."), advice=N_("Nộp trước hạn thì không phải giải trình.")
        )
    report.cause_words, report.remedy = require_cause(words, remedy)
    report.cause, report.cause_at = str(cause), at
    report.revision += 1
    report.save(update_fields=["cause", "cause_words", "remedy", "cause_at", "revision"])
    new = {"cause": report.cause, "words": report.cause_words, "remedy": report.remedy}
    record(events.CAUSE_NAMED, about=("report", report.pk), by=by, at=at, new=new)
    return report


def remind_all(on: dt.date, at: dt.datetime) -> int:
    """Nhắc nộp báo cáo: ahead, on the day, overdue, then for the cause until it is named; returns how many were told.

    A run that comes again says nothing twice; nothing is said on a day off.
    """
    days, book = calendar(), rules()
    if not days.is_working_day(on):
        return 0
    ahead = days.add_working_days(on, book.number(Reminder.AHEAD, on))
    rows = Report.objects.filter(not_filed(), due_on__lte=ahead).select_related(
        "obligation", "agency", "obligation__keeper"
    )
    tellings = []
    for report in rows.order_by("pk"):
        due = reminders(report.due_on, on=on, filed=False, cause_given=bool(report.cause), calendar=days, rules=book)
        tellings += [(report, _telling(report, kind, slot, on)) for kind, slot in due]
    return _say(tellings, at)


def _telling(report: Report, kind: Reminder, slot: str, on: dt.date) -> Telling:
    roles = (Role.LEADER, Role.COORDINATOR) if kind is not Reminder.AHEAD else (Role.COORDINATOR,)
    people = speakers_of([report.agency_id], on, roles)
    if report.obligation.prepares != Role.COORDINATOR:
        people |= speakers_of([report.agency_id], on, (Role(report.obligation.prepares),))
    if kind is Reminder.OVERDUE:
        people |= speakers_of([report.obligation.keeper_id], on, (Role.COORDINATOR,))
    values = {
        "agency": report.agency.name,
        "title": report.obligation.title,
        "period": period_name(report.period),
        "day": day_short(report.due_on),
    }
    return Telling(
        tuple(people),
        events.REPORT_REMINDED,
        ("report", report.pk),
        Sentence(_SAYS[kind], values),
        reverse("reports:report", args=[report.pk]),
        f"report:{report.pk}:{slot}",
        urgent=kind is Reminder.OVERDUE,
    )


@transaction.atomic
def _say(tellings: list[tuple[Report, Telling]], at: dt.datetime) -> int:
    """Tell what was not told yet, and keep in the journal of each report that it was."""
    slots = [telling.slot for _, telling in tellings]
    told = set(Notice.objects.filter(slot__in=slots).values_list("slot", flat=True))
    new = [(report, telling) for report, telling in tellings if telling.slot not in told and telling.people]
    tell_each([telling for _, telling in new], at=at)
    lines = [(("report", report.pk), None, {"slot": telling.slot}) for report, telling in new]
    if lines:
        record_each(events.REPORT_REMINDED, lines=lines, by=None, at=at)
    return len(new)
