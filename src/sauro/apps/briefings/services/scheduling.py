"""Lịch chạy nền của quán triệt. Files are screened every few minutes, open duties urged once a slot."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

from sauro.apps.briefings.services.files import SCREEN_JOB

_URGING = "sauro.apps.briefings.jobs.urge_on_time"


def keep_schedule() -> None:
    """Lịch chạy nền. One schedule for each job, set once; an installation may change its minutes."""
    for job, name, minutes in ((SCREEN_JOB, "sauro.briefings.files", 5), (_URGING, "sauro.briefings.urging", 15)):
        if not Schedule.objects.filter(name=name).exists():
            schedule(job, name=name, schedule_type=Schedule.MINUTES, minutes=minutes)
