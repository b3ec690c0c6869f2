"""Văn bản chỉ đạo: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from sauro.apps.directives import queries, services
from sauro.web.clock import now


def read_waiting_uploads(at: dt.datetime | None = None) -> int:
    """Đọc các văn bản đang chờ; returns how many were taken."""
    moment = at or now()
    services.return_stalled(at=moment)
    waiting = queries.waiting_uploads()
    for directive_id in waiting:
        services.read_upload(directive_id=directive_id, at=at or now())
    return len(waiting)


def read_one_upload(directive_id: int) -> None:
    """Đọc một văn bản: the service wakes this job by its dotted name when a file arrives."""
    services.read_upload(directive_id=directive_id, at=now())


def expire_quarantine(at: dt.datetime | None = None) -> int:
    """Xóa tệp chờ đọc quá hạn."""
    return services.expire_unread(at=at or now())
