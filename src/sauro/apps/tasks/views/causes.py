"""Nguyên nhân khách quan: phần trên trang nhiệm vụ và trang riêng."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.tasks import permissions, queries, services
from sauro.apps.tasks.forms_time import AskCauseForm, DecideCauseForm
from sauro.apps.tasks.models import Decision, ObjectiveCause, Task
from sauro.apps.tasks.queries.audience import doers_of
from sauro.apps.tasks.queries.causes import cause_words, causes_of, judged_here, proposed_waits
from sauro.apps.tasks.views.deeds import settled, task_or_404
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import Status
from sauro.web import clock
from sauro.web.permissions import signed_in

_DECIDE = ("confirm", "refuse", "end")
_DONE = {
    "ask": N_("Đã gửi đề nghị xác nhận nguyên nhân."),
    "confirm": N_("Đã xác nhận nguyên nhân khách quan."),
    "refuse": N_("Đã trả lời không xác nhận."),
    "end": N_("Đã ghi ngày kết thúc."),
}


def _ask_form(data: Any = None) -> AskCauseForm:
    return AskCauseForm(data, agencies=queries.agency_choices(clock.today()))


def _may_decide(request: HttpRequest, task: Task, row: ObjectiveCause) -> bool:
    mine = {request.acting.person_id, request.acting.on_behalf_of_id} & ({row.by_person_id} | doers_of(task))
    return permissions.may_decide(request.acting, task) and not mine and row.decision == Decision.WAITING


def section(request: HttpRequest, task: Task) -> Mapping[str, Any]:
    """Chậm bao nhiêu, do ai: the result by the fair clock, its causes, and those the product proposes."""
    today = clock.today()
    may_ask = permissions.may_ask(request.acting, task)
    alive = task.status not in (Status.REPLACED, Status.WITHDRAWN)
    rows = [(row, cause_words(row), _may_decide(request, task, row)) for row in causes_of(task)]
    ends = may_ask or permissions.may_decide(request.acting, task)
    return {
        "result": judged_here(task, today),
        "rows": rows,
        "may_end": ends,
        "may_ask": may_ask and alive,
        "proposed": proposed_waits(task, today) if may_ask and alive else [],
        "ask_form": SimpleLazyObject(_ask_form),
        "decide_form": SimpleLazyObject(DecideCauseForm),
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def causes(request: HttpRequest, code: str) -> HttpResponse:
    """Nguyên nhân khách quan của một nhiệm vụ."""
    task = task_or_404(request, code)
    if request.method != "POST":
        return _page(request, task)
    do = request.POST.get("do", "")
    if do not in _DONE:
        raise Http404
    form = _ask_form(request.POST) if do == "ask" else DecideCauseForm(request.POST)
    return settled(request, task, form, lambda given: _run(request, task, do, given), _page, _DONE[do])


def _run(request: HttpRequest, task: Task, do: str, given: dict[str, Any]) -> None:
    told: dict[str, Any] = {"by": request.acting, "at": request.now}
    if do == "ask":
        waiting = given["waiting_for"]
        services.ask_cause(
            task_id=task.pk,
            kind=given["kind"],
            since=given["since"],
            until=given["until"],
            reason=given["reason"],
            waiting_for=waiting.pk if waiting else None,
            **told,
        )
        return
    if not task.causes.filter(pk=given["cause"]).exists():
        raise Http404
    if do == "end":
        services.end_cause(cause_id=given["cause"], until=given["day"], **told)
    elif do == "confirm":
        services.confirm_cause(cause_id=given["cause"], reason=given["reason"], **told)
    else:
        services.refuse_cause(cause_id=given["cause"], reason=given["reason"], **told)


def _page(
    request: HttpRequest,
    task: Task,
    form: AskCauseForm | DecideCauseForm | None = None,
    refused: Refusal | None = None,
) -> HttpResponse:
    part = dict(section(request, task))
    if form is not None:
        part["ask_form" if isinstance(form, AskCauseForm) else "decide_form"] = form
    elif request.GET.get("since"):
        part["ask_form"] = _proposed(request, part["proposed"])
    context = {"task": task, "sections": {"causes": part}, "refused": refused, "wide": True, "today": clock.today()}
    return render(request, "tasks/causes.html", context, status=422 if form is not None else 200)


def _proposed(request: HttpRequest, waits: list[Any]) -> AskCauseForm:
    """The form filled from a wait that the product proposes, for the person to read and send."""
    wait = next((w for w in waits if w.since.isoformat() == request.GET.get("since")), None)
    initial = {}
    if wait:
        reason = gettext("%(agency)s gửi phần phối hợp chậm.") % {"agency": wait.agency.name}
        initial = {
            "kind": "waiting",
            "waiting_for": wait.agency.pk,
            "since": wait.since,
            "until": wait.until,
            "reason": reason,
        }
    return AskCauseForm(agencies=queries.agency_choices(clock.today()), initial=initial)
