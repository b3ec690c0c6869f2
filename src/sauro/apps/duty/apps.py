"""Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutyConfig(AppConfig):
    """Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

    name = "sauro.apps.duty"
    label = "duty"
    verbose_name = _("Lịch trực")
    default_auto_field = "django.db.models.BigAutoField"
