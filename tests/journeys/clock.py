"""The journeys' clock: the morning after the directive was signed, so that screens show the same days on every run.

It moves as the clock of the sample does, by SAURO_CLOCK_OFFSET days.
"""

from __future__ import annotations

import datetime as dt
import time

from django.conf import settings

MORNING = dt.datetime(2026, 9, 15, 1, 30, tzinfo=dt.UTC)  # 08:30 in the province
_BEGAN = time.monotonic()


def now() -> dt.datetime:
    passed = dt.timedelta(days=settings.SAURO_CLOCK_OFFSET, seconds=int(time.monotonic() - _BEGAN))
    return MORNING + passed


def today() -> dt.date:
    return now().date()


def move_to(day: dt.date) -> None:
    """The sample's clock is set to the morning of another day; every page says so from then on."""
    settings.SAURO_CLOCK_OFFSET = float((day - MORNING.date()).days)
