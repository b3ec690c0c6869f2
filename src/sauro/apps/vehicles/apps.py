"""Xe công. Requests for cars, pooled to vehicles by seats, time windows and route."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class VehiclesConfig(AppConfig):
    """Xe công. Requests for cars, pooled to vehicles by seats, time windows and route."""

    name = "sauro.apps.vehicles"
    label = "vehicles"
    verbose_name = _("Xe công")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_running(self, Work("sauro.vehicles", "sauro.apps.vehicles.jobs.look_at_cars", 60))
