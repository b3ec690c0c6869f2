"""Văn bản chỉ đạo. The app, and the kinds of events it announces to the journal."""

from __future__ import annotations

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Văn bản chỉ đạo."""

    name = "sauro.apps.directives"
    label = "directives"
    verbose_name = "Văn bản chỉ đạo"
