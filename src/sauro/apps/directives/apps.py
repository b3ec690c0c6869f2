from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Văn bản chỉ đạo."""

    name = "sauro.apps.directives"
    label = "directives"
    verbose_name = "Văn bản chỉ đạo"
