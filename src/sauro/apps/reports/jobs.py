"""Báo cáo: việc chạy nền. The rows are the queue, so a job may run twice, or not at all for a while."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.reports import services
from sauro.web.clock import now


def keep_reports(at: dt.datetime | None = None) -> int:
    """Đề xuất chế độ báo cáo, mở báo cáo, nhắc nộp, nhắc ghi giá trị; returns how many rows or notices were new."""
    moment = at or now()
    on = timezone.localdate(moment)
    done = services.propose_obligations(moment) + services.open_reports(on, moment)
    return done + services.remind_all(on, moment) + services.remind_values(on, moment)
