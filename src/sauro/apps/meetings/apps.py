"""Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Cuộc họp. From invitation to conclusion: agenda, papers, attendance, conclusions that become tasks."""

    name = "sauro.apps.meetings"
    label = "meetings"
    verbose_name = _("Cuộc họp")
    default_auto_field = "django.db.models.BigAutoField"
