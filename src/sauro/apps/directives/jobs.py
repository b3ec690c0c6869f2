"""Văn bản chỉ đạo: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.directives import services
from sauro.apps.rulebook.queries import calendar
from sauro.web.clock import now


def read_waiting_uploads(at: dt.datetime | None = None) -> int:
    """Đọc các văn bản đang chờ; returns how many were taken."""
    return services.read_all_waiting(at=at or now())


def urge_way_down(at: dt.datetime | None = None) -> int:
    """Nhắc nơi nhận quá hạn báo nhận hoặc gửi kế hoạch, on working days, each delay once; returns how many."""
    moment = at or now()
    on = timezone.localdate(moment)
    return services.urge_overdue_descents(on=on, at=moment) if calendar().is_working_day(on) else 0


def expire_quarantine(at: dt.datetime | None = None) -> int:
    """Xóa tệp chờ đọc quá hạn, dự thảo hết hạn giữ."""
    return services.expire_unread(at=at or now()) + services.expire_drafts(at=at or now())
