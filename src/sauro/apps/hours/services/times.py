"""Giờ làm việc: ghi bảng giờ. A body's rows are dated: one is ended, another begins; none is changed in place."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.agencies.models import Agency
from sauro.apps.hours import events
from sauro.apps.hours.models import WorkingTime
from sauro.apps.hours.permissions import may_keep_times
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.hours import WorkingHours, check_hours
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

ONLY_THE_BODY = N_("Giờ làm việc do lãnh đạo hoặc người tổng hợp của chính cơ quan ghi.")


def clock(minute: int) -> str:
    """7:30"""
    return f"{minute // 60}:{minute % 60:02d}"


def add_times(*, agency: Agency, name: str, hours: WorkingHours, by: Acting, at: dt.datetime) -> WorkingTime:
    """Ghi giờ làm việc. One row for a season, by its document. Refuses two rows for one day."""
    _require(by, agency.pk)
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)  # two forms at once are put in order
        known = [row.hours for row in WorkingTime.objects.filter(agency=agency)]
        check_hours(hours, known)
        morning, afternoon = hours.sessions
        (m1, d1), (m2, d2) = hours.season.first, hours.season.last
        row = WorkingTime.objects.create(
            agency=agency, name=name, since=hours.since, until=hours.until, source=hours.source,
            season_first=m1 * 100 + d1, season_last=m2 * 100 + d2,
            morning_start=morning.start, morning_end=morning.end,
            afternoon_start=afternoon.start, afternoon_end=afternoon.end,
        )  # fmt: skip
        sessions = ", ".join(f"{clock(s.start)}–{clock(s.end)}" for s in hours.sessions)
        told = {"name": name, "sessions": sessions, "source": hours.source, "since": hours.since.isoformat()}
        record(events.TIMES_ADDED, about=("agency", agency.pk), by=by, at=at, new=told)
    return row


def end_times(*, row: WorkingTime, until: dt.date, by: Acting, at: dt.datetime) -> WorkingTime:
    """Kết thúc một dòng giờ làm việc; `until`: the first day on which it no longer holds."""
    _require(by, row.agency_id)
    with transaction.atomic():
        kept = WorkingTime.objects.select_for_update().get(pk=row.pk)
        if until < kept.since or (kept.until and kept.until <= until):
            raise Refusal(
                "hours.times.dates", N_("Ngày kết thúc không nằm trong thời gian của dòng này."), advice=N_("Sửa ngày.")
            )
        was = kept.until.isoformat() if kept.until else ""
        kept.until = until
        kept.save(update_fields=["until"])
        told = {"name": kept.name, "until": f"{until:%d/%m/%Y}"}
        record(events.TIMES_ENDED, about=("agency", kept.agency_id), by=by, at=at, old={"until": was}, new=told)
    return kept


def _require(by: Acting, agency_id: int) -> None:
    if not may_keep_times(by, agency_id):
        raise Refusal("hours.times.forbidden", ONLY_THE_BODY, advice=N_("Nhờ lãnh đạo của cơ quan ghi."))
