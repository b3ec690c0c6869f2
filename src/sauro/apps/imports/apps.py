"""Nhập bảng. The app of column maps, previews and undoable batches."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Nhập bảng. One way to bring a sheet in, whatever it holds."""

    name = "sauro.apps.imports"
    label = "imports"
    verbose_name = _("Nhập bảng")
    default_auto_field = "django.db.models.BigAutoField"
