"""Lịch chạy nền. What the worker does again and again, said by each room in its `apps.py`, set after `migrate`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


@dataclass(frozen=True, slots=True)
class Work:
    """Việc chạy nền: its name in the schedule, the job by its dotted path, every so many minutes (0: once a day)."""

    name: str
    job: str
    minutes: int


def keep_running(room: AppConfig, *works: Work) -> None:
    """Giữ lịch. After every `migrate` each work has its schedule, set once: an installation may change its minutes."""

    def keep(using: str, **_: Any) -> None:
        if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
            _set(works)

    post_migrate.connect(keep, sender=room, weak=False, dispatch_uid=f"{room.label}.works")


def _set(works: tuple[Work, ...]) -> None:
    from django_q.models import Schedule
    from django_q.tasks import schedule

    known = set(Schedule.objects.filter(name__in=[w.name for w in works]).values_list("name", flat=True))
    for work in works:
        if work.name in known:
            continue
        if work.minutes:
            schedule(work.job, name=work.name, schedule_type=Schedule.MINUTES, minutes=work.minutes)
        else:
            schedule(work.job, name=work.name, schedule_type=Schedule.DAILY)
