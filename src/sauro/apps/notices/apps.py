"""Tin báo. The app's place in the house."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Tin báo. What people are told, in the product and by mail."""

    name = "sauro.apps.notices"
    label = "notices"
    verbose_name = _("Tin báo")
    default_auto_field = "django.db.models.BigAutoField"
