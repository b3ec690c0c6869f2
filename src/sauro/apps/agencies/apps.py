"""Cơ quan. The app of bodies, posts and people."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    """Cơ quan. Bodies in two trees, with dates."""

    name = "sauro.apps.agencies"
    label = "agencies"
    verbose_name = _("Cơ quan, đơn vị")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.agencies.services.importing import AGENCIES
        from sauro.apps.agencies.services.staffing import PEOPLE
        from sauro.apps.imports.services import register

        register(AGENCIES)
        register(PEOPLE)
