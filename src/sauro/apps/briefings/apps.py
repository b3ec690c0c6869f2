"""Quán triệt. Plans of dissemination, the duty of each body, sessions and attendance."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has its schedule."""
    from sauro.apps.briefings.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class BriefingsConfig(AppConfig):
    """Quán triệt. Plans of dissemination, the duty of each body, sessions and attendance."""

    name = "sauro.apps.briefings"
    label = "briefings"
    verbose_name = _("Quán triệt")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.briefings.services.importing import SESSIONS
        from sauro.apps.briefings.services.names import NAMES
        from sauro.apps.imports.services import register

        register(SESSIONS)
        register(NAMES)
        post_migrate.connect(keep_schedule, sender=self)
