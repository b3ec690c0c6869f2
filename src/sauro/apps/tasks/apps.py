"""Nhiệm vụ. The app of drafts and tasks."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags
from django.core.checks import register as register_check
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_schedule(sender: Any, using: str, **_: Any) -> None:
    """After every `migrate`: the worker has its schedule."""
    from sauro.apps.tasks.services.scheduling import keep_schedule as keep

    if using == "default" and "django_q_schedule" in connections[using].introspection.table_names():
        keep()


class TasksConfig(AppConfig):
    """Nhiệm vụ. From a draft to the register."""

    name = "sauro.apps.tasks"
    label = "tasks"
    verbose_name = _("Nhiệm vụ")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.imports.services import register
        from sauro.apps.tasks import triggers
        from sauro.apps.tasks.services.importing import REGISTER

        register(REGISTER)
        post_migrate.connect(keep_schedule, sender=self)
        post_migrate.connect(triggers.after_migrate, sender=self)
        register_check(triggers.check_trigger, Tags.database)
