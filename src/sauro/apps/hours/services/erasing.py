"""Xóa ngày công hết hạn lưu (E17). The rows, what was explained of them, and what imports kept of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.apps.hours import events
from sauro.apps.hours.models import AttendanceDay, DayExplanation
from sauro.apps.imports.services import forget
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.hours import kept_from

_UNUSED = dt.timedelta(days=30)  # a sheet that nobody applied names people and is of no use any more

_AT_ONCE = 1000


def erase_old_days(at: dt.datetime) -> int:
    """Xóa ngày công cũ hơn số tháng của quy định (hours.kept_months). Returns how many days were erased."""
    on = timezone.localdate(at)
    first = kept_from(on, rules().number("hours.kept_months", on))

    def stale(change: dict[str, Any]) -> bool:
        return bool(change["on"] < first.isoformat())

    with transaction.atomic():
        old = AttendanceDay.objects.filter(day__lt=first)
        DayExplanation.objects.filter(day__day__lt=first).delete()
        count = 0
        while part := list(old.order_by().values_list("pk", flat=True)[:_AT_ONCE]):
            AttendanceDay.objects.filter(pk__in=part).delete()
            count += len(part)
        if count:
            told = {"before": f"{first:%d/%m/%Y}", "days": str(count)}
            record(events.ERASED, about=("hours", 0), by=None, at=at, new=told)
        forget(kind="attendance", stale=stale, unused_since=at - _UNUSED)
    return count
