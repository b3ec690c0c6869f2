"""Điều cần xem lại: việc chạy nền. What changed is compared; a run may be repeated, it finds nothing twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.findings import services
from sauro.web.clock import now


def look_again(at: dt.datetime | None = None) -> int:
    """So việc của các văn bản vừa thay đổi, xóa điều đã hết hạn lưu; returns how many findings changed."""
    moment = at or now()
    done = services.compare_works(at=moment)
    services.erase_old_findings(timezone.localdate(moment))
    return done.new + done.changed + done.gone
