"""Điều cần xem lại. Findings of rules and what was answered to them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingsConfig(AppConfig):
    """Điều cần xem lại. Findings of rules and what was answered to them."""

    name = "sauro.apps.findings"
    label = "findings"
    verbose_name = _("Điều cần xem lại")
    default_auto_field = "django.db.models.BigAutoField"
