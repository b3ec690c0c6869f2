"""Tạm dừng, thay thế, rút: phần trên trang nhiệm vụ và trang riêng, with the parts that follow listed before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_time import EndingForm
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.endings import carried_evidence, endings_of, parts_that_follow, replaces
from sauro.apps.tasks.views.deeds import settled, task_or_404
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import MOVES, Status, Step
from sauro.web import clock
from sauro.web.permissions import signed_in

_VERBS = {
    Step.SUSPEND: N_("Tạm dừng"),
    Step.RESUME: N_("Làm tiếp"),
    Step.REPLACE: N_("Thay thế"),
    Step.WITHDRAW: N_("Rút nhiệm vụ"),
}


def _may(request: HttpRequest, task: Task) -> list[Step]:
    """The steps that this person may take now."""
    found = []
    for step in _VERBS:
        may = permissions.may_withdraw if step is Step.WITHDRAW else permissions.may_end
        if (Status(task.status), step) in MOVES and may(request.acting, task):
            found.append(step)
    return found


def section(request: HttpRequest, task: Task) -> Mapping[str, Any]:
    """Tạm dừng, thay thế, rút: what happened, and the steps open to this person (their parts stand on the own page)."""
    return {
        "rows": [(row, gettext(_VERBS[Step(row.step)])) for row in endings_of(task)],
        "replaces": replaces(task),
        "carried": carried_evidence(task),
        "may": _may(request, task),
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def endings(request: HttpRequest, code: str) -> HttpResponse:
    """Tạm dừng, làm tiếp, thay thế, rút một nhiệm vụ."""
    task = task_or_404(request, code)
    if request.method != "POST":
        return _page(request, task)
    do = request.POST.get("do", "")
    if do not in {str(step) for step in _VERBS}:
        raise Http404
    form = EndingForm(request.POST)
    return settled(request, task, form, lambda given: _run(request, task, Step(do), given), _page, N_("Đã ghi."))


def _run(request: HttpRequest, task: Task, step: Step, given: dict[str, Any]) -> None:
    told: dict[str, Any] = {
        "task_id": task.pk,
        "reason": given["reason"],
        "document": given["document"],
        "by": request.acting,
        "at": request.now,
    }
    if step is Step.SUSPEND:
        services.suspend_task(**told)
    elif step is Step.RESUME:
        services.resume_task(**told)
    elif step is Step.WITHDRAW:
        services.withdraw_task(**told)
    else:
        services.replace_task(other_code=given["other"], **told)


def _page(
    request: HttpRequest, task: Task, form: EndingForm | None = None, refused: Refusal | None = None
) -> HttpResponse:
    context = {
        "task": task,
        "steps": [(str(s), gettext(_VERBS[s]), parts_that_follow(task, s)) for s in _may(request, task)],
        "form": form or EndingForm(),
        "sections": {"endings": section(request, task)},
        "refused": refused,
        "wide": True,
        "today": clock.today(),
    }
    return render(request, "tasks/endings.html", context, status=422 if form is not None else 200)
