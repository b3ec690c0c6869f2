"""Nhiệm vụ. The app, and the kinds of events it announces to the journal."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Nhiệm vụ."""

    name = "sauro.apps.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
