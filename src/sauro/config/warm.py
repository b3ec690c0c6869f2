"""Nạp sẵn. What every request needs is loaded once, before the workers are forked, so that they share its memory."""

from __future__ import annotations

import ctypes
import gc

from django.conf import settings
from django.template import engines
from django.urls import get_resolver
from django.utils import translation

_M_ARENA_MAX = -8  # mallopt(3); a libc without it answers 0 and changes nothing
_ARENAS = 2


def warm() -> None:
    """Nạp sẵn addresses with the views behind them, templates, translations.

    Left to the first request each worker holds a copy of its own: some 50 MiB more for each.
    """
    get_resolver().resolve("/")  # asking imports the views, and looks up all addresses
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Nhiệm vụ")
    for engine in engines.all():
        environment = getattr(engine, "env", None)
        for name in environment.list_templates(extensions=["html"]) if environment else ():
            environment.get_template(name)


def settle() -> None:
    """Giữ yên phần dùng chung, right before the fork: no collection of a worker writes to what the master loaded.

    Four threads share two heaps of the C library, so that what one gave back another may take.
    """
    gc.collect()
    gc.freeze()
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(_M_ARENA_MAX, _ARENAS)
