"""Người đang làm việc. Every request knows in which post its person acts; a post that ended ends at once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sauro.apps.accounts.queries import acting_for

SESSION_KEY = "holding"


class ActingMiddleware:
    """Sets `request.acting` (`sauro.domain.acting.Acting` or None), computed anew for each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acting = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            today = timezone.localdate(request.now)  # type: ignore[attr-defined]
            request.acting = acting_for(request.user, request.session.get(SESSION_KEY), today)  # type: ignore[attr-defined]
        return self.get_response(request)
