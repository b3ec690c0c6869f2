"""Nút trên trang báo cáo. One way to run a service: done, refused by rule (422), or not for this person (403, 404)."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404

from sauro.domain.refusal import Refusal
from sauro.web.speech import say


def refused_of(run: Callable[[], object]) -> Refusal | None:
    """Chạy một việc. What a rule says against it, for the page."""
    try:
        run()
    except Refusal as refusal:
        if refusal.code == "report.unknown":
            raise Http404 from None
        if refusal.code.endswith(".forbidden"):
            raise PermissionDenied(say(refusal.message)) from None
        return refusal
    return None
