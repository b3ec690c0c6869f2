"""Lịch chạy nền của cuộc họp. Papers are screened every few minutes; calendar and rules are looked at."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

from sauro.apps.meetings.services.papers import SCREEN_JOB

_LOOK = "sauro.apps.meetings.jobs.look_again"


def keep_schedule() -> None:
    """Lịch chạy nền. One schedule for each job, set once; an installation may change its minutes."""
    for job, name, minutes in ((SCREEN_JOB, "sauro.meetings.papers", 5), (_LOOK, "sauro.meetings.rules", 10)):
        if not Schedule.objects.filter(name=name).exists():
            schedule(job, name=name, schedule_type=Schedule.MINUTES, minutes=minutes)
