"""Điều cần xem lại. Findings of rules and what was answered to them."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class FindingsConfig(AppConfig):
    """Điều cần xem lại. Findings of rules and what was answered to them."""

    name = "sauro.apps.findings"
    label = "findings"
    verbose_name = _("Điều cần xem lại")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_running(
            self,
            Work("sauro.findings", "sauro.apps.findings.jobs.look_again", 10),
            Work("sauro.drafts", "sauro.apps.findings.jobs.keep_drafts", 10),
        )
