"""Nút trên trang nhiệm vụ. One way to open a task, to run a service and to bring a refusal back to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from sauro.apps.tasks import queries
from sauro.apps.tasks.models import Task
from sauro.web import clock
from sauro.web.deeds import refused_of


def task_or_404(request: HttpRequest, code: str, ask: Callable[..., Task] | None = None) -> Task:
    """Nhiệm vụ được xem, else 404: not there and not to be seen look alike. A form that is sent shows little of it."""
    if ask is None:
        ask = queries.task_in_brief if request.method == "POST" else queries.task_for
    try:
        return ask(request.acting, clock.today(), code)
    except Task.DoesNotExist:
        raise Http404 from None


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
