"""Điều cần xem lại. Findings of rules and what was answered to them."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has the schedule of the comparison."""
    from sauro.apps.findings.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class FindingsConfig(AppConfig):
    """Điều cần xem lại. Findings of rules and what was answered to them."""

    name = "sauro.apps.findings"
    label = "findings"
    verbose_name = _("Điều cần xem lại")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(keep_schedule, sender=self)
