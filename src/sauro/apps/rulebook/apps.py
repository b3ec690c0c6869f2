"""Quy định. The app of the rulebook and the calendar."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def fill(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: what a new installation, or a new release, starts with."""
    from sauro.apps.rulebook import services
    from sauro.web import clock

    tables = {"rulebook_rulerow", "rulebook_calendarversion", "rulebook_calendarday"}
    if using == "default" and tables <= set(connections[using].introspection.table_names()):
        services.load_defaults(at=clock.now())


class RulebookConfig(AppConfig):
    """Quy định. A province differs from the next by its rows."""

    name = "sauro.apps.rulebook"
    label = "rulebook"
    verbose_name = _("Quy định")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(fill, sender=self)
