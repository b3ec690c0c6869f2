"""Lịch chạy nền. When the rules of field visits are computed."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

EVERY_MINUTES = 15


def keep_schedule() -> None:
    """Lịch chạy nền of the rules, set once; an installation may change its minutes."""
    if not Schedule.objects.filter(name="sauro.visits").exists():
        job = "sauro.apps.visits.jobs.look_again"
        schedule(job, name="sauro.visits", schedule_type=Schedule.MINUTES, minutes=EVERY_MINUTES)
