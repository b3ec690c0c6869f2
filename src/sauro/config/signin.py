"""Đăng nhập. What the guard against guessing counts by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest


def typed_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """Tên đã gõ, folded: "AN" and "an" are one account, so a lock cannot be passed by typing capitals."""
    given = credentials or {}
    name = str(given.get("username") or request.POST.get("username") or "")
    return name.strip().casefold() or None
