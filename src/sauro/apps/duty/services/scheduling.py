"""Lịch chạy nền. When rosters are looked at."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

EVERY_MINUTES = 60


def keep_schedule() -> None:
    """Lịch chạy nền of the watch, set once; an installation may change its minutes."""
    if not Schedule.objects.filter(name="sauro.duty").exists():
        job = "sauro.apps.duty.jobs.watch_rosters"
        schedule(job, name="sauro.duty", schedule_type=Schedule.MINUTES, minutes=EVERY_MINUTES)
