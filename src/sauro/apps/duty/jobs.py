"""Lịch trực: việc chạy nền. The rows are the queue, so a job may run twice and says nothing twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.duty import services
from sauro.web.clock import now


def watch_rosters(at: dt.datetime | None = None) -> int:
    """Xem các lịch trực, báo động ngày thiếu người; xóa lời ghi hết hạn lưu. How many findings changed."""
    moment = at or now()
    services.erase_old_notes(timezone.localdate(moment))
    return services.look_at_rosters(at=moment)
