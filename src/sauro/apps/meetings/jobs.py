"""Cuộc họp: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from sauro.apps.meetings import services
from sauro.web.clock import now


def screen_waiting(at: dt.datetime | None = None) -> int:
    """Kiểm tra tài liệu họp đang chờ."""
    return services.screen_all_waiting(at=at or now())


def look_again(at: dt.datetime | None = None) -> int:
    """Tính lại hạn khi lịch làm việc thay đổi, rồi xem quy tắc; returns how many findings changed."""
    moment = at or now()
    services.count_days_again(at=moment)
    done = services.look_at_waiting(at=moment)
    return done.new + done.changed + done.gone
