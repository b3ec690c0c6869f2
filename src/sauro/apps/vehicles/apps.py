"""Xe công. Requests for cars, pooled to vehicles by seats, time and route."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VehiclesConfig(AppConfig):
    """Xe công. Requests for cars, pooled to vehicles by seats, time and route."""

    name = "sauro.apps.vehicles"
    label = "vehicles"
    verbose_name = _("Xe công")
    default_auto_field = "django.db.models.BigAutoField"
