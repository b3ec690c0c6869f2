"""Quán triệt. Plans of dissemination, the duty of each body, sessions and attendance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BriefingsConfig(AppConfig):
    """Quán triệt. Plans of dissemination, the duty of each body, sessions and attendance."""

    name = "sauro.apps.briefings"
    label = "briefings"
    verbose_name = _("Quán triệt")
    default_auto_field = "django.db.models.BigAutoField"
