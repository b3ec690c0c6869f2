"""Gia hạn: phần trên trang nhiệm vụ và trang riêng. One address takes every button; a refusal comes back with 422."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods

from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_time import AskExtensionForm, DecideExtensionForm, ExplainForm
from sauro.apps.tasks.models import Decision, DueChange, Extension, Task
from sauro.apps.tasks.queries.audience import deciding_bodies, doers_of
from sauro.apps.tasks.queries.extensions import extensions_shown, granted_count, time_of
from sauro.apps.tasks.queries.hanging import hung
from sauro.apps.tasks.queries.review import sentence_of
from sauro.apps.tasks.views.deeds import settled, task_or_404
from sauro.domain import extensions as domain
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import signed_in

_FORMS: dict[str, type[Form]] = {
    "ask": AskExtensionForm,
    "explain": ExplainForm,
    **dict.fromkeys(("grant", "refuse", "counter", "accept", "withdraw"), DecideExtensionForm),
}
_DONE = {
    "ask": N_("Đã gửi đề nghị gia hạn."),
    "grant": N_("Đã đồng ý gia hạn."),
    "refuse": N_("Đã trả lời không đồng ý."),
    "counter": N_("Đã đề nghị ngày khác."),
    "accept": N_("Đã nhận ngày được đề nghị."),
    "withdraw": N_("Đã rút đề nghị gia hạn."),
    "explain": N_("Đã ghi giải trình."),
}


def _may_decide(request: HttpRequest, task: Task, row: Extension, today: dt.date) -> bool:
    level = domain.level_to_decide(row.level, due_before=task.due_on or row.due_before, today=today)
    mine = {request.acting.person_id, request.acting.on_behalf_of_id} & ({row.by_person_id} | doers_of(task))
    return permissions.may_decide_extension(request.acting, deciding_bodies(task, level, today)) and not mine


def _why_not(task: Task, today: dt.date) -> Refusal | None:
    """What stands against asking today, whatever day were asked."""
    after = (task.due_on or today) + dt.timedelta(days=1)
    try:
        domain.ask(time_of(task), asked_due=after, reason=".", today=today, calendar=calendar(), rules=rules())
    except Refusal as refusal:
        return refusal
    return None


def _lapsed(task: Task, row: Extension | None, today: dt.date) -> Refusal | None:
    """Why the day that was offered may no longer be taken."""
    if row is None or row.decision != Decision.COUNTERED or row.decided_at is None:
        return None
    offered = timezone.localdate(row.decided_at)
    return refused_of(
        lambda: domain.require_standing_offer(offered_on=offered, due_before=task.due_on or row.due_before, today=today)
    )


def _changes(task: Task) -> list[DueChange]:
    return hung(task, "due_changes", lambda: task.due_changes.select_related("by__person"))


def section(request: HttpRequest, task: Task) -> Mapping[str, Any]:
    """Thời hạn, gia hạn: what was asked and decided, what may be asked now, who decides."""
    today = clock.today()
    rows = extensions_shown(task)
    opened = next((r for r in rows if r.decision in (Decision.WAITING, Decision.COUNTERED)), None)
    granted = granted_count(task)
    book = rules()
    may_ask = permissions.may_ask(request.acting, task)
    late = task.due_on is not None and today > task.due_on
    return {
        "rows": rows,
        "open": opened,
        "label": domain.label(granted),
        "granted": granted,
        "most": book.number("extension.most", today),
        "changes": [(row, sentence_of(row.because)) for row in _changes(task)],
        "may_ask": may_ask and not opened,
        "why_not": _why_not(task, today) if may_ask and not opened else None,
        "may_explain": may_ask and late,
        "may_decide": bool(opened)
        and opened.decision == Decision.WAITING
        and _may_decide(request, task, opened, today),
        "may_answer": bool(opened) and may_ask,
        "lapsed": _lapsed(task, opened, today),
        "days_left": calendar().working_days_between(today, opened.decide_by) if opened else None,
        "ask_form": SimpleLazyObject(AskExtensionForm),  # most pages show none of them
        "decide_form": SimpleLazyObject(DecideExtensionForm),
        "explain_form": SimpleLazyObject(ExplainForm),
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, code: str) -> HttpResponse:
    """Gia hạn của một nhiệm vụ."""
    task = task_or_404(request, code)
    if request.method != "POST":
        return _page(request, task)
    do = request.POST.get("do", "")
    if do not in _FORMS:
        raise Http404
    form = _FORMS[do](request.POST)
    return settled(request, task, form, lambda given: _run(request, task, do, given), _page, _DONE[do])


def _run(request: HttpRequest, task: Task, do: str, given: dict[str, Any]) -> None:
    told: dict[str, Any] = {"by": request.acting, "at": request.now}
    if do == "ask":
        services.ask_extension(task_id=task.pk, asked_due=given["day"], reason=given["reason"], **told)
        return
    if do == "explain":
        services.explain_lateness(task_id=task.pk, words=given["words"], **told)
        return
    row_id = given["extension"]
    if not task.extensions.filter(pk=row_id).exists():
        raise Http404
    if do == "counter":
        services.counter_extension(extension_id=row_id, offered_due=given["day"], reason=given["reason"], **told)
    elif do == "grant":
        services.grant_extension(extension_id=row_id, reason=given["reason"], **told)
    elif do == "refuse":
        services.refuse_extension(extension_id=row_id, reason=given["reason"], **told)
    elif do == "accept":
        services.accept_counter(extension_id=row_id, **told)
    else:
        services.withdraw_extension(extension_id=row_id, **told)


def _page(request: HttpRequest, task: Task, form: Form | None = None, refused: Refusal | None = None) -> HttpResponse:
    """The part of the task page on a page of its own, with what was typed and why it could not be done."""
    part = dict(section(request, task))
    for name, kind in (
        ("ask_form", AskExtensionForm),
        ("decide_form", DecideExtensionForm),
        ("explain_form", ExplainForm),
    ):
        if isinstance(form, kind):
            part[name] = form
    context = {"task": task, "sections": {"extension": part}, "refused": refused, "wide": True, "today": clock.today()}
    return render(request, "tasks/extension.html", context, status=422 if form is not None else 200)
