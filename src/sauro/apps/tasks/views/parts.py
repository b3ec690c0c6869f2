"""Phần việc: trang. The roll-up on the task page; a form of several rows; one part for each body, its number shown."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.apps.agencies.queries import names_in
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_parts import PartFormSet, Recipients, WorkForm
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.parts import SCOPES, any_for_parts, bodies_for_parts, rollup
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.domain.parts import GIVES_PARTS
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import Status
from sauro.web import clock
from sauro.web.permissions import require, signed_in

SHOWN = 60
_WHO = N_("Chỉ người chịu trách nhiệm, lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì được giao phần việc.")


def section(request: HttpRequest, task: Task) -> dict[str, Any]:
    """Phần việc, on the task page: the roll-up where there is one; nothing is asked of a task without parts."""
    may_give = permissions.may_cascade(request.acting, task) and Status(task.status) in GIVES_PARTS
    found = rollup(task, request.acting, clock.today()) if task.part_number else None
    lines = list(found.lines()) if found else []
    return {
        "rollup": found,
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
        "may_give": may_give,
        "parent": task.parent if task.parent_id else None,
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Giao phần việc: rows of a form, or the same part for each body below after its number was shown."""
    task = task_or_404(request, code)
    require(permissions.may_cascade(request.acting, task), _WHO)
    which = request.POST.get("which") or request.GET.get("which") or ""
    return _each(request, task, which) if which in SCOPES else _rows(request, task)


def _rows(request: HttpRequest, task: Task) -> HttpResponse:
    today = clock.today()
    recipients = Recipients(any_for_parts(task, today), task.lead_id, names_in(task.lead_id, today))
    data = request.POST if request.method == "POST" else None
    rows = PartFormSet(data, form_kwargs={"recipients": recipients, "timeless": _timeless(task)})
    refused = None
    if data is not None and rows.is_valid():
        wanted = [row.wanted() for row in rows if row.has_changed()]
        try:
            made = services.give_parts(task_id=task.pk, parts=wanted, by=request.acting, at=request.now)
        except Refusal as refusal:
            refused = refusal
        else:
            return _given(request, task, len(made))
    context = {"task": task, "rows": rows, "recipients": recipients, "refused": refused, "scopes": SCOPES}
    return render(request, "tasks/give_parts.html", context, status=422 if data is not None else 200)


def _each(request: HttpRequest, task: Task, which: str) -> HttpResponse:
    bodies = list(bodies_for_parts(task, which, clock.today()))
    data = request.POST if request.method == "POST" else None
    form = WorkForm(data, timeless=_timeless(task))
    refused = None
    if data is not None and form.is_valid():
        asked = data.get("sure", "")
        try:
            made = services.give_to_each_below(
                task_id=task.pk,
                which=which,
                asked=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else -1,
                part=form.part(0),
                by=request.acting,
                at=request.now,
            )
        except Refusal as refusal:
            refused = refusal
        else:
            return _given(request, task, len(made))
    context = {"task": task, "form": form, "bodies": bodies, "which": which, "scope": SCOPES[which], "refused": refused}
    return render(request, "tasks/give_each.html", context, status=422 if data is not None else 200)


def _timeless(task: Task) -> bool:
    return bool(task.cadence) or task.standing


def _given(request: HttpRequest, task: Task, count: int) -> HttpResponse:
    messages.success(
        request, ngettext("Đã giao %(num)s phần việc.", "Đã giao %(num)s phần việc.", count) % {"num": count}
    )
    return redirect("tasks:task", code=task.code)
