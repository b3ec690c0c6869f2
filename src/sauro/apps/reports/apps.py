"""Báo cáo. Obligations to report, forms, syntheses, indicators."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Báo cáo. Obligations to report, forms, syntheses, indicators."""

    name = "sauro.apps.reports"
    label = "reports"
    verbose_name = _("Báo cáo")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sauro.apps.imports.services import register
        from sauro.apps.reports.services.importing_values import VALUES

        register(VALUES)
