"""Đăng nhập. What the guard against guessing counts by."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def typed_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """Tên đã gõ, folded: "AN" and "an" are one account, so a lock cannot be passed by typing capitals."""
    given = credentials or {}
    name = str(given.get("username") or request.POST.get("username") or "")
    return name.strip().casefold() or None


def address(request: HttpRequest) -> str:
    """Địa chỉ của người gõ. Behind the proxy of the installation (SAURO_PROXY) the last one that it wrote down: to the
    server all come from the proxy, and whoever typed five wrong passwords would lock the account for everybody. What
    the browser itself claims stands before it and is not believed; without a proxy the header is nobody's word.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.SAURO_PROXY:
        return direct
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(told))
    except ValueError:
        return direct
