"""Giờ làm việc. Attendance as statistics of a unit, leave and missions taken into account."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


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
        asked = Work("sauro.hours.asked", "sauro.apps.hours.jobs.tell_asked", 5)
        keep_running(self, Work("sauro.hours", "sauro.apps.hours.jobs.look_daily", 0), asked)
