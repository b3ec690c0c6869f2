"""Lịch chạy nền. When what changed is compared."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

EVERY_MINUTES = 10


def keep_schedule() -> None:
    """Lịch chạy nền of the comparison, set once; an installation may change its minutes."""
    if not Schedule.objects.filter(name="sauro.findings").exists():
        job = "sauro.apps.findings.jobs.look_again"
        schedule(job, name="sauro.findings", schedule_type=Schedule.MINUTES, minutes=EVERY_MINUTES)
