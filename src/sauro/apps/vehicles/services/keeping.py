"""Xóa tên đã hết hạn. Names of passengers end with their term; the request and its number of people stay."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.apps.vehicles import events
from sauro.apps.vehicles.models import VehicleAsk


@transaction.atomic
def erase_old_names(*, at: dt.datetime) -> int:
    """Xóa tên người đi xe sau `vehicle.names_kept_days` ngày; returns of how many requests."""
    term = dt.timedelta(days=rules().number("vehicle.names_kept_days", timezone.localdate(at)))
    rows = VehicleAsk.objects.filter(arrive_by__lt=at - term).exclude(names="")
    count = rows.update(names="")
    if count:
        record(events.NAMES_ERASED, about=("installation", 0), by=None, at=at, new={"count": count})
    return count
