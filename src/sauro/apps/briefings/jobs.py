"""Quán triệt: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.briefings import services
from sauro.apps.rulebook.queries import calendar, rules
from sauro.web.clock import now


def screen_waiting(at: dt.datetime | None = None) -> int:
    """Kiểm tra biên bản, tài liệu đang chờ; xóa tên người vắng đã hết hạn lưu."""
    moment = at or now()
    services.erase_old_names(at=moment)
    return services.screen_all_waiting(at=moment)


def urge_on_time(at: dt.datetime | None = None) -> int:
    """Nhắc nơi chưa quán triệt xong: on working days, from the hour of the rulebook on."""
    moment = at or now()
    local = timezone.localtime(moment)
    ready = local.hour >= rules().number("notice.digest_hour", local.date())
    return services.urge_all(at=moment) if ready and calendar().is_working_day(local.date()) else 0
