"""Văn bản chỉ đạo: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from sauro.apps.directives import services
from sauro.web.clock import now


def read_waiting_uploads(at: dt.datetime | None = None) -> int:
    """Đọc các văn bản đang chờ; returns how many were taken."""
    return services.read_all_waiting(at=at or now())


def expire_quarantine(at: dt.datetime | None = None) -> int:
    """Xóa tệp chờ đọc quá hạn."""
    return services.expire_unread(at=at or now())
