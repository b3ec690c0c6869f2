"""Tìm. The app of the search index."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Tìm. The full-text index is set after every `migrate`: it is of the database, not of the models."""

    name = "sauro.apps.search"
    label = "search"
    verbose_name = _("Tìm kiếm")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.search import fulltext

        post_migrate.connect(fulltext.after_migrate, sender=self)
