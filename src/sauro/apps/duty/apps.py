"""Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has the schedule of the watch."""
    from sauro.apps.duty.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class DutyConfig(AppConfig):
    """Lịch trực. The roster of weekends and holidays, swaps, hand-over, incidents."""

    name = "sauro.apps.duty"
    label = "duty"
    verbose_name = _("Lịch trực")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(keep_schedule, sender=self)
