"""Hỏi nguyên nhân. Whoever waits for a report asks why it is missing: one body, or all that are late in a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record_each
from sauro.apps.notices.services.telling import Telling, tell_each
from sauro.apps.reports import events
from sauro.apps.reports.models import Report
from sauro.apps.reports.permissions.obligations import may_receive
from sauro.apps.reports.queries.reports import missing, reports_visible_to
from sauro.apps.reports.services.taking import WHO_RECEIVES, require, take_report
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting
from sauro.domain.obligations import period_name, require_askable
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_ASKS = N_("{who} hỏi: vì sao chưa nộp báo cáo {title}, {period}, hạn {day}? Nêu nguyên nhân và hướng xử lý.")


@transaction.atomic
def ask_cause(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Hỏi nguyên nhân chưa nộp, of one body.

    Refusals: report.unknown, report.forbidden; report.ask.early, .filed, .named, .today (`require_askable`).
    """
    report = take_report(report_id, by=by, at=at)
    require(may_receive(by, report), WHO_RECEIVES)
    on = timezone.localdate(at)
    require_askable(
        due_on=report.due_on,
        filed=report.submitted_on is not None,
        named=bool(report.cause),
        asked_on=timezone.localdate(report.asked_at) if report.asked_at else None,
        on=on,
    )
    _ask([report], by, at)
    return report


@transaction.atomic
def ask_causes(*, obligation_id: int, period: str, by: Acting, at: dt.datetime) -> int:
    """Hỏi mọi nơi chưa nộp của một kỳ whose cause nobody named, and who were not asked today; how many were asked.

    Refusals: report.unknown, report.forbidden; report.ask.nobody.
    """
    on = timezone.localdate(at)
    seen = reports_visible_to(by, on).filter(obligation_id=obligation_id, period=period)
    first = seen.first()
    if first is None:
        raise Refusal("report.unknown", N_("Không có chế độ báo cáo này."), advice=N_("Tải lại danh sách."))
    require(may_receive(by, first), WHO_RECEIVES)
    rows = seen.filter(missing(on), cause="").order_by("pk").select_for_update(of=("self",))
    asked = [row for row in rows if row.asked_at is None or timezone.localdate(row.asked_at) < on]
    if not asked:
        raise Refusal(
            "report.ask.nobody",
            N_("Không còn nơi nào chưa nộp mà chưa được hỏi trong hôm nay."),
            advice=N_("Xem nơi đã nêu nguyên nhân trong bảng; hỏi lại được vào ngày khác."),
            key="C4.2",
        )
    _ask(asked, by, at)
    return len(asked)


def _ask(reports: Sequence[Report], by: Acting, at: dt.datetime) -> None:
    on = timezone.localdate(at)
    tellings = []
    for report in reports:
        report.asked_at = at
        values = {
            "who": by.agency_name,
            "title": report.obligation.title,
            "period": period_name(report.period),
            "day": day_short(report.due_on),
        }
        people = tuple(sorted(speakers_of([report.agency_id], on)))
        url = reverse("reports:report", args=[report.pk]) + "#nguyen-nhan"
        slot = f"report:{report.pk}:asked:{on.isoformat()}"
        about = ("report", report.pk)
        tellings.append(Telling(people, events.CAUSE_ASKED, about, Sentence(_ASKS, values), url, slot, urgent=True))
    Report.objects.bulk_update(reports, ["asked_at"], batch_size=500)
    tell_each(tellings, at=at)
    lines = [(("report", r.pk), None, {"agency": r.agency.name, "day": day_short(r.due_on)}) for r in reports]
    record_each(events.CAUSE_ASKED, lines=lines, by=by, at=at)
