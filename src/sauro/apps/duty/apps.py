"""Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class DutyConfig(AppConfig):
    """Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

    name = "sauro.apps.duty"
    label = "duty"
    verbose_name = _("Lịch trực")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_running(self, Work("sauro.duty", "sauro.apps.duty.jobs.watch_rosters", 60))
