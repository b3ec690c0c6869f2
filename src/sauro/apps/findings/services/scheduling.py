"""Lịch chạy nền. When what changed is compared, when drafts that wait are looked after."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import schedule

EVERY_MINUTES = 10


JOBS = {
    "sauro.findings": "sauro.apps.findings.jobs.look_again",
    "sauro.drafts": "sauro.apps.findings.jobs.keep_drafts",
}


def keep_schedule() -> None:
    """Lịch chạy nền, each set once; an installation may change its minutes."""
    known = set(Schedule.objects.filter(name__in=JOBS).values_list("name", flat=True))
    for name in JOBS.keys() - known:
        schedule(JOBS[name], name=name, schedule_type=Schedule.MINUTES, minutes=EVERY_MINUTES)
