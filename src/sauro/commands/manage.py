"""`sauro manage`: Django's own administration commands, with this product's settings."""

from __future__ import annotations

import os


def main(argv: list[str]) -> int:
    """Exit status 0; a failing command ends the process with its own status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["sauro manage", *argv])
    return 0
