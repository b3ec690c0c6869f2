from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Tệp."""

    name = "sauro.apps.files"
    label = "files"
    verbose_name = "Tệp"
