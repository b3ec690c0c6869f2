"""Đồng hồ. The only place that asks the machine for the time; the sample mode may shift it for demonstrations."""

from __future__ import annotations

import datetime as dt
import os

from django.conf import settings
from django.utils import timezone


def now() -> dt.datetime:
    """Bây giờ. Aware; the offset of days (SAURO_CLOCK_OFFSET) counts in sample mode only."""
    moment = timezone.now()
    if settings.SAURO_SAMPLE:
        moment += dt.timedelta(days=float(os.environ.get("SAURO_CLOCK_OFFSET", "0")))
    return moment
