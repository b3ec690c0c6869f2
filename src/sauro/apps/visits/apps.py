"""Đi cơ sở. Field visits: notice, delegation, recommendations, conclusion."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class VisitsConfig(AppConfig):
    """Đi cơ sở. Field visits: notice, delegation, recommendations, conclusion."""

    name = "sauro.apps.visits"
    label = "visits"
    verbose_name = _("Đi cơ sở")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_running(self, Work("sauro.visits", "sauro.apps.visits.jobs.look_again", 15))
