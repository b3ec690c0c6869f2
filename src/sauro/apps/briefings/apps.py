"""Quán triệt. Plans of dissemination, the duty of each body, sessions and attendance."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


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
        keep_running(
            self,
            Work("sauro.briefings.files", "sauro.apps.briefings.jobs.screen_waiting", 5),
            Work("sauro.briefings.urging", "sauro.apps.briefings.jobs.urge_on_time", 15),
        )
