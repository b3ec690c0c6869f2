"""Ngày trong địa chỉ. A day that an address names, as far as offices keep books: pages reckon with weeks around it."""

from __future__ import annotations

import datetime as dt

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)


def day_named(text: str, otherwise: dt.date) -> dt.date:
    """Ngày ghi trong địa chỉ (2026-10-28); `otherwise` for nonsense, and for days far from our time."""
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return otherwise
    return day if EARLIEST <= day <= LATEST else otherwise
