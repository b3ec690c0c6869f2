"""Lịch chạy nền. The worker looks after what waits every few minutes, even where nobody woke it."""

from __future__ import annotations

from django.conf import settings
from django_q.models import Schedule
from django_q.tasks import schedule

_URGING = "sauro.apps.tasks.jobs.urge_on_time"
_WAY_DOWN = "sauro.apps.directives.jobs.urge_way_down"
_MAIL = "sauro.apps.notices.jobs.send_mail"
_REPORTS = "sauro.apps.reports.jobs.keep_reports"


def keep_schedule() -> None:
    """Lịch chạy nền. One schedule for each job, set once; an installation may change its minutes."""
    jobs = (
        (settings.SAURO_PENDING_JOB, "sauro.pending", 5),
        (_URGING, "sauro.urging", 15),
        (_MAIL, "sauro.mail", 5),
        (_REPORTS, "sauro.reports", 30),
        (_WAY_DOWN, "sauro.way_down", 60),
    )
    for job, name, minutes in jobs:
        if not Schedule.objects.filter(name=name).exists():
            schedule(job, name=name, schedule_type=Schedule.MINUTES, minutes=minutes)
