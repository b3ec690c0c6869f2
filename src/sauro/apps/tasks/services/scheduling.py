"""Lịch chạy nền. The worker looks after what waits every few minutes, even where nobody woke it."""

from __future__ import annotations

from django.conf import settings
from django_q.models import Schedule
from django_q.tasks import schedule

_NAME = "sauro.pending"
_MINUTES = 5


def keep_schedule() -> None:
    """Lịch chạy nền. One schedule for the pending work, set once; an installation may change its minutes."""
    if not Schedule.objects.filter(name=_NAME).exists():
        schedule(settings.SAURO_PENDING_JOB, name=_NAME, schedule_type=Schedule.MINUTES, minutes=_MINUTES)
