"""Giao diện lập trình. The one API, with each app's router; served under /api/v1/, described by /api/v1/openapi.json."""

from __future__ import annotations

from typing import Any

from sauro.web.api import make_api

api = make_api("SáuRõ")


def api_urls() -> tuple[Any, ...]:
    """Addresses of the API. They ask for a key, not for a session, so the sign-in page never answers for them."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        pattern.callback.login_required = False
    return patterns, app, namespace
