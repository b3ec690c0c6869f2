"""Văn bản đi. The app's place in the house."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    """Văn bản đi. What the office itself issues."""

    name = "sauro.apps.letters"
    label = "letters"
    verbose_name = _("Văn bản đi")
    default_auto_field = "django.db.models.BigAutoField"
