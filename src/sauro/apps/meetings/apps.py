"""Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has its schedule."""
    from sauro.apps.meetings.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class MeetingsConfig(AppConfig):
    """Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

    name = "sauro.apps.meetings"
    label = "meetings"
    verbose_name = _("Cuộc họp")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(keep_schedule, sender=self)
