"""Đồng hồ. The only clock that apps ask; the installation says which one it is (SAURO_CLOCK)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string


def now() -> dt.datetime:
    """Bây giờ, aware."""
    moment: dt.datetime = import_string(settings.SAURO_CLOCK)()
    return moment


def today() -> dt.date:
    """Hôm nay, in the zone of the installation."""
    return timezone.localdate(now())
