"""Giờ làm việc: việc chạy nền. Old days are erased, then the rules are computed; both may run twice."""

from __future__ import annotations

import datetime as dt

from sauro.apps.hours import services
from sauro.web.clock import now


def look_daily(at: dt.datetime | None = None) -> int:
    """Xóa ngày công hết hạn lưu, rồi tính lại quy tắc; returns how many findings changed."""
    moment = at or now()
    services.erase_old_days(moment)
    return services.look_at_units(moment)


def tell_asked(at: dt.datetime | None = None) -> int:
    """Báo người quyết định các đề nghị vắng mặt mới; returns how many notices are new."""
    return services.tell_asked_absences(at=at or now())
