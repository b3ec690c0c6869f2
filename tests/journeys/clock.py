"""The journeys' clock: the morning after the directive was signed, so that screens show the same days on every run."""

from __future__ import annotations

import datetime as dt
import time

MORNING = dt.datetime(2026, 9, 15, 1, 30, tzinfo=dt.UTC)  # 08:30 in the province
_BEGAN = time.monotonic()


def now() -> dt.datetime:
    return MORNING + dt.timedelta(seconds=int(time.monotonic() - _BEGAN))
