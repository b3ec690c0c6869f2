"""Nhật ký. The app of the journal."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """Nhật ký. Its triggers are set again after every `migrate`, because SQLite drops them when it rebuilds a table."""

    name = "sauro.apps.journal"
    label = "journal"
    verbose_name = _("Nhật ký")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.journal import events, triggers

        events.gather()
        post_migrate.connect(triggers.after_migrate, sender=self)
        register(triggers.check_triggers, Tags.database)
