"""Giờ làm việc. Attendance as statistics of a unit, leave and missions taken into account."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HoursConfig(AppConfig):
    """Giờ làm việc. Attendance as statistics of a unit, leave and missions taken into account."""

    name = "sauro.apps.hours"
    label = "hours"
    verbose_name = _("Giờ làm việc")
    default_auto_field = "django.db.models.BigAutoField"
