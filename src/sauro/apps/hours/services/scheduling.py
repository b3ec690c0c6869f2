"""Lịch chạy nền của giờ làm việc: once a day."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule


def keep_schedule() -> None:
    """Lịch chạy nền, set once; an installation may change its time."""
    if not Schedule.objects.filter(name="sauro.hours").exists():
        schedule("sauro.apps.hours.jobs.look_daily", name="sauro.hours", schedule_type=Schedule.DAILY)
