"""Tin báo: việc chạy nền. The rows are the queue, so a job may run twice, or not at all for a while."""

from __future__ import annotations

import datetime as dt

from sauro.apps.notices import services
from sauro.web.clock import now


def send_mail(at: dt.datetime | None = None) -> int:
    """Lập thư, gửi thư; returns how many were sent."""
    moment = at or now()
    services.make_mails(moment)
    return services.send_waiting(moment)
