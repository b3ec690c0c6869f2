"""Nhiệm vụ. The app of drafts and tasks."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags
from django.core.checks import register as register_check
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from sauro.web.schedules import Work, keep_running


class TasksConfig(AppConfig):
    """Nhiệm vụ. From a draft to the register."""

    name = "sauro.apps.tasks"
    label = "tasks"
    verbose_name = _("Nhiệm vụ")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.imports.services import register
        from sauro.apps.tasks import pieces, sides, triggers
        from sauro.apps.tasks.services.importing import REGISTER

        register(REGISTER)
        keep_running(
            self,
            Work("sauro.pending", settings.SAURO_PENDING_JOB, 5),
            Work("sauro.urging", "sauro.apps.tasks.jobs.urge_on_time", 15),
            Work("sauro.mail", "sauro.apps.notices.jobs.send_mail", 5),
            Work("sauro.reports", "sauro.apps.reports.jobs.keep_reports", 30),
            Work("sauro.words", "sauro.apps.tasks.jobs.take_in_words", 10),
            Work("sauro.way_down", "sauro.apps.directives.jobs.urge_way_down", 60),
        )
        post_migrate.connect(triggers.after_migrate, sender=self)
        register_check(triggers.check_trigger, Tags.database)
        post_migrate.connect(sides.after_migrate, sender=self)
        register_check(sides.check_triggers, Tags.database)
        post_migrate.connect(pieces.after_migrate, sender=self)
        register_check(pieces.check_triggers, Tags.database)
