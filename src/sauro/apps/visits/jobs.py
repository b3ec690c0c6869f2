"""Đi cơ sở: việc chạy nền. The rules are computed from rows as they stand; a run may be repeated."""

from __future__ import annotations

import datetime as dt

from sauro.apps.visits import services
from sauro.web.clock import now


def look_again(at: dt.datetime | None = None) -> int:
    """Tính lại hạn khi lịch làm việc thay đổi, rồi xem quy tắc; returns how many findings changed."""
    moment = at or now()
    services.count_days_again(at=moment)
    return services.watch_visits(at=moment)
