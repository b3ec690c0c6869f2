"""Đi cơ sở. Field visits: notice, delegation, recommendations, conclusion."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    """Đi cơ sở. Field visits: notice, delegation, recommendations, conclusion."""

    name = "sauro.apps.visits"
    label = "visits"
    verbose_name = _("Đi cơ sở")
    default_auto_field = "django.db.models.BigAutoField"
