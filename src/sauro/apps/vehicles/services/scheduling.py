"""Lịch chạy nền của xe công. The rules look every hour; names end with their term."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

EVERY_MINUTES = 60


def keep_schedule() -> None:
    """Lịch chạy nền, set once; an installation may change its minutes."""
    if not Schedule.objects.filter(name="sauro.vehicles").exists():
        job = "sauro.apps.vehicles.jobs.look_at_cars"
        schedule(job, name="sauro.vehicles", schedule_type=Schedule.MINUTES, minutes=EVERY_MINUTES)
