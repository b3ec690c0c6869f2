"""Đồng hồ. The only place that asks the machine for the time; the sample mode may shift it for demonstrations."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone


def now() -> dt.datetime:
    """Bây giờ. Aware; an offset of days counts in sample mode only, and every page then says so."""
    return timezone.now() + dt.timedelta(days=settings.SAURO_CLOCK_OFFSET)
