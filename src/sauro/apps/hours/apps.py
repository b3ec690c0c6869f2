"""Giờ làm việc. Attendance as statistics of a unit, leave and missions taken into account."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has the schedule of the rules."""
    from sauro.apps.hours.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class HoursConfig(AppConfig):
    """Giờ làm việc. Attendance as statistics of a unit, leave and missions taken into account."""

    name = "sauro.apps.hours"
    label = "hours"
    verbose_name = _("Giờ làm việc")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.hours.services.importing import ATTENDANCE
        from sauro.apps.imports.services import register

        register(ATTENDANCE)
        post_migrate.connect(keep_schedule, sender=self)
