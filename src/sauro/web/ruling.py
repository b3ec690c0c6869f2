"""Quy định, for apps that stand below the rulebook. They ask by name; the installation says who answers."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.module_loading import import_string

from sauro.domain.rules import RuleBook


def number(name: str, on: dt.date) -> int:
    """Giá trị của một quy định trong một ngày. KeyError where no row is in force: a missing rule is never guessed."""
    book: RuleBook = import_string(settings.SAURO_RULES)()
    return book.number(name, on)
