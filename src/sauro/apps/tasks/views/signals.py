"""Dấu hiệu: trang. Order and process first, then units by name; a person's name only after the unit's head said why."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_signals import AnswerForm, WordsOfUnitForm
from sauro.apps.tasks.models import SignalNote
from sauro.apps.tasks.queries import signals as queries
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.signals import SIGN_WORDS, Side
from sauro.web import clock
from sauro.web.permissions import for_roles, require

WATCHERS = (Role.LEADER, Role.COORDINATOR, Role.INSPECTOR)
SHOWN = 50


@for_roles(*WATCHERS)
@require_safe
def signals(request: HttpRequest) -> HttpResponse:
    """Dấu hiệu: the order, the process, then each unit with what speaks for it."""
    today = clock.today()
    rows, older = queries.signals_for(request.acting, today)
    own = [row for row in rows if row.signal.side is not Side.UNIT]
    _, bodies = queries.watched(request.acting, today)
    context = {
        "groups": _groups(own),
        "figures": queries.figures_for(request.acting, today),
        "numbers": queries.number_of_signals(rows),
        "units": sorted({row.agency for row in rows if row.signal.side is Side.UNIT}, key=lambda a: (a.sort_key, a.pk)),
        "bodies": bodies,
        "older": older,
    }
    return render(request, "tasks/signals.html", context)


@for_roles(*WATCHERS)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Dấu hiệu của một đơn vị. Each look is kept; POST adds a cause or asks for another look at a signal."""
    agency = _agency(request, pk)
    if request.method != "POST":
        services.record_signal_look(agency_id=pk, by=request.acting, at=request.now)
        return _page(request, agency)
    form = WordsOfUnitForm(request.POST)
    if not form.is_valid():
        return _page(request, agency, form=form, status=422)
    data = form.cleaned_data
    deed: Callable[..., Any] = services.explain_signal if data["verb"] == "explain" else services.contest_signal
    try:
        deed(
            task_id=data["task"],
            signal=data["signal"],
            agency_id=pk,
            words=data["words"],
            by=request.acting,
            at=request.now,
        )
    except Refusal as refusal:
        return _page(request, agency, form=form, refused=refusal, status=422)
    messages.success(request, gettext("Đã ghi."))
    return redirect("tasks:signals_of_unit", pk=pk)


@for_roles(*WATCHERS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời đề nghị xem lại."""
    note = get_object_or_404(SignalNote.objects.select_related("task"), pk=pk, contest=True)
    agency = _agency(request, note.agency_id)
    reason = N_("Người của cơ quan khác, không phải người đề nghị, trả lời đề nghị xem lại.")
    require(permissions.may_answer_contest(request.acting, note.task, note.agency_id), reason)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, agency, status=422)
    try:
        services.answer_contest(
            note_id=pk,
            upheld=form.cleaned_data["upheld"] == "yes",
            answer=form.cleaned_data["answer"],
            by=request.acting,
            at=request.now,
        )
    except Refusal as refusal:
        return _page(request, agency, refused=refusal, status=422)
    messages.success(request, gettext("Đã trả lời."))
    return redirect("tasks:signals_of_unit", pk=agency.pk)


def _agency(request: HttpRequest, pk: int) -> Agency:
    body = get_object_or_404(Agency, pk=pk)
    if not queries.may_see_unit(request.acting, body.pk, clock.today()):
        raise Http404
    return body


def _page(
    request: HttpRequest,
    agency: Agency,
    *,
    form: WordsOfUnitForm | None = None,
    refused: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    today = clock.today()
    rows, older = queries.signals_for(request.acting, today, agency_id=agency.pk)
    asked = request.GET.get("person", "")
    if asked:
        try:
            rows = queries.of_person(rows, asked)
        except Refusal as refusal:
            rows, refused, status = [], refusal, 422
    context = {
        "agency": agency,
        "groups": _groups(rows),
        "figures": queries.figures_for(request.acting, today, agency_id=agency.pk),
        "looks": queries.looks_at_unit(agency.pk),
        "may_explain": permissions.may_explain_signal(request.acting, agency.pk),
        "may_contest": permissions.may_contest_signal(request.acting, agency.pk),
        "answers": {r.task.pk for r in rows if permissions.may_answer_contest(request.acting, r.task, agency.pk)},
        "typed": form.data if form is not None else {},
        "refused": refused,
        "older": older,
    }
    return render(request, "tasks/signals_of_unit.html", context, status=status)


def _groups(rows: list[queries.Shown]) -> list[tuple[str, int, list[queries.Shown]]]:
    """Kind in words, how many, the first of them; rows come sorted by kind."""
    found = []
    for sign, group in groupby(rows, key=lambda row: row.signal.sign):
        members = list(group)
        found.append((SIGN_WORDS[sign], len(members), members[:SHOWN]))
    return found
