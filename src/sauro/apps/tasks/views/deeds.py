"""Nút trên trang nhiệm vụ. One way to open a task, to run a service and to bring a refusal back to the page."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from sauro.apps.tasks import queries
from sauro.apps.tasks.models import Task
from sauro.domain.refusal import Refusal
from sauro.web import clock


def task_or_404(request: HttpRequest, code: str) -> Task:
    """Nhiệm vụ được xem, else 404: not there and not to be seen look alike."""
    try:
        return queries.task_for(request.acting, clock.today(), code)
    except Task.DoesNotExist:
        raise Http404 from None


def refused_of(run: Callable[[], object]) -> Refusal | None:
    """Chạy một việc. What a rule says against it, for the page (422); who may not do it at all is told 403."""
    try:
        run()
    except Refusal as refusal:
        if refusal.code == "task.unknown":
            raise Http404 from None
        if refusal.code.endswith(".forbidden"):
            raise PermissionDenied(refusal.message) from None
        return refusal
    return None
