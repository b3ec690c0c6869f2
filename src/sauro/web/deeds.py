"""Một việc trên trang. One way to run a service for a page: done, refused by a rule, or not for this person."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404

from sauro.domain.refusal import Refusal

GONE = frozenset({"row.unknown", "task.unknown", "report.unknown", "meeting.unknown"})


def refused_of(run: Callable[[], object]) -> Refusal | None:
    """Chạy một việc. What a rule says against it, for the page (422); None where it was done.

    Whoever may not do it at all is told 403 with the reason; what is gone, or not to be seen, is 404.
    """
    try:
        run()
    except Refusal as refusal:
        if refusal.code in GONE:
            raise Http404 from None
        if refusal.code.endswith(".forbidden"):
            raise PermissionDenied(refusal.message) from None
        return refusal
    return None
