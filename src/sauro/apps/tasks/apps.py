from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Nhiệm vụ."""

    name = "sauro.apps.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
