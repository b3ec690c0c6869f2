"""Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class MeetingsConfig(AppConfig):
    """Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

    name = "sauro.apps.meetings"
    label = "meetings"
    verbose_name = _("Cuộc họp")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        keep_running(
            self,
            Work("sauro.meetings.papers", "sauro.apps.meetings.jobs.screen_waiting", 5),
            Work("sauro.meetings.rules", "sauro.apps.meetings.jobs.look_again", 10),
        )
