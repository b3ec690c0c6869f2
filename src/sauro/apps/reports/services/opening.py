"""Mở báo cáo. The job makes one report for each obligation, period and body that must report; it may run twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.apps.journal.services import record_each
from sauro.apps.notices.services.telling import stored
from sauro.apps.reports import events
from sauro.apps.reports.models import FormVersion, Obligation, ObligationState, Report
from sauro.apps.reports.permissions.obligations import may_run
from sauro.apps.reports.queries.obligations import latest_version, reporting_bodies, timing_of
from sauro.apps.reports.services.taking import WHO_KEEPS, require, take_obligation
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.obligations import Period, PeriodKind, ad_hoc_period, period_name, periods_between
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_


def open_reports(on: dt.date, at: dt.datetime) -> int:
    """Mở báo cáo của các kỳ sắp chốt số liệu; returns how many were new.

    Periods that closed before the obligation was made here are not asked for. A period missed while nobody ran the
    job is opened by the next run.
    """
    ahead = on + dt.timedelta(days=rules().number("report.opens_ahead", on))
    running = Obligation.objects.filter(Q(until=None) | Q(until__gt=on), state=ObligationState.IN_FORCE)
    opened = 0
    for obligation_id in running.exclude(period=PeriodKind.AD_HOC.value).values_list("pk", flat=True):
        opened += _open_one(obligation_id, ahead, at)
    return opened


@transaction.atomic
def _open_one(obligation_id: int, ahead: dt.date, at: dt.datetime) -> int:
    row = Obligation.objects.select_for_update(of=("self",)).select_related("form").get(pk=obligation_id)
    first = max(row.since, timezone.localdate(row.made_at))
    last = min(ahead, row.until - dt.timedelta(days=1)) if row.until else ahead
    periods = periods_between(timing_of(row), first, last, calendar=calendar(), rules=rules())
    known = set(row.reports.filter(period__in=[p.key for p in periods]).values_list("period", "agency_id"))
    return len(_write(row, periods, known, None, at))


@dataclass(frozen=True, slots=True)
class Asked:
    """Yêu cầu báo cáo đột xuất: the days of its data and the due date."""

    first: dt.date
    closing: dt.date
    due_on: dt.date


@transaction.atomic
def ask_ad_hoc(*, obligation_id: int, asked: Asked, by: Acting, at: dt.datetime) -> list[Report]:
    """Yêu cầu báo cáo đột xuất: one report for each reporting body, now."""
    row = take_obligation(obligation_id, by=by, at=at)
    require(may_run(by, row), WHO_KEEPS)
    if row.state != ObligationState.IN_FORCE or row.period != PeriodKind.AD_HOC:
        raise Refusal(
            "report.ad_hoc",
            N_("Chế độ này báo cáo theo kỳ, không đột xuất."),
            advice=N_("Lập một chế độ báo cáo đột xuất."),
        )
    period = ad_hoc_period(timing_of(row), asked.first, asked.closing, asked.due_on)
    known = set(row.reports.filter(period=period.key).values_list("period", "agency_id"))
    return _write(row, [period], known, by, at)


def _write(
    row: Obligation, periods: Sequence[Period], known: set[tuple[str, int]], by: Acting | None, at: dt.datetime
) -> list[Report]:
    """New reports of a locked obligation. Bodies are those that exist on the closing day, today for a coming one."""
    if not periods or row.form is None:
        return []
    version = latest_version(row.form)
    today = timezone.localdate(at)
    made = [
        _report(row, period, body.pk, version, at)
        for period in periods
        for body in reporting_bodies(row, min(period.closing, today))
        if (period.key, body.pk) not in known
    ]
    Report.objects.bulk_create(made)
    lines = [
        (("report", r.pk), None, {"period": period_name(r.period), "agency": r.agency_id, "due_on": r.due_on})
        for r in made
    ]
    if lines:
        record_each(events.REPORT_OPENED, lines=lines, by=by, at=at)
    return made


def _report(row: Obligation, period: Period, agency_id: int, version: FormVersion, at: dt.datetime) -> Report:
    return Report(
        obligation=row,
        agency_id=agency_id,
        version=version,
        period=period.key,
        first=period.first,
        closing=period.closing,
        closing_because=stored(period.because),
        due_on=period.due_on,
        due_because=stored(period.due_because),
        made_at=at,
    )
