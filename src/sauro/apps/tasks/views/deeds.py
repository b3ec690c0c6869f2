"""Nút trên trang nhiệm vụ. One way to open a task, to run a service and to bring a refusal back to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

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


def settled(
    request: HttpRequest,
    task: Task,
    form: Form,
    run: Callable[[dict[str, Any]], object],
    page: Callable[..., HttpResponse],
    done: str,
) -> HttpResponse:
    """Gửi biểu mẫu của một trang. Done: back to the task, saying `done`; else the page with what was typed."""
    if not form.is_valid():
        return page(request, task, form)
    refused = refused_of(lambda: run(form.cleaned_data))
    if refused:
        return page(request, task, form, refused)
    messages.success(request, gettext(done))
    return redirect("tasks:task", code=task.code)
