"""Bàn giao: trang. Minutes of an office: made, noted, signed by both, printed on A4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import people_in
from sauro.apps.tasks import services
from sauro.apps.tasks.forms_life import holder_words
from sauro.apps.tasks.forms_time import words_field
from sauro.apps.tasks.models import HandOver, Task
from sauro.apps.tasks.permissions import holds, speaks_for
from sauro.apps.tasks.queries import hand_overs as queries
from sauro.apps.tasks.queries.hanging import hung
from sauro.apps.tasks.queries.succession import waiting_for_heirs
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles

CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
_DONE = {
    "note": N_("Đã ghi tình trạng từng việc."),
    "give": N_("Bên giao đã ký."),
    "take": N_("Bên nhận đã ký, nhiệm vụ đã chuyển."),
    "cancel": N_("Đã hủy biên bản."),
}


class HandOverForm(forms.Form):
    """Lập biên bản bàn giao."""

    predecessor = forms.ChoiceField(label=_("Người bàn giao"))
    successor = forms.ChoiceField(label=_("Người nhận"))
    reason = words_field(_("Lý do bàn giao, quyết định"))

    def __init__(self, *args: Any, leaving: list[Holding], staying: list[Holding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("predecessor", leaving), ("successor", staying)):
            chosen = [("", "—"), *((h.pk, holder_words(h)) for h in people)]
            self.fields[name].choices = chosen  # type: ignore[attr-defined]


def section(request: HttpRequest, task: Task) -> Mapping[str, Any]:
    """Bàn giao on the task page: its minutes, and the way to make them."""
    people = ("hand_over__predecessor__person", "hand_over__successor__person")
    lines = hung(task, "hand_overs", lambda: task.hand_overs.select_related(*people))
    visible = set(queries.hand_overs_visible_to(request.acting).values_list("pk", flat=True)) if lines else set()
    may = holds(request.acting, task) or speaks_for(request.acting, task.lead_id)
    holding = task.responsible or task.proposed
    return {"lines": [(line, line.hand_over_id in visible) for line in lines], "may": may, "holding": holding}


def _form(request: HttpRequest, data: Any = None) -> HandOverForm:
    today = clock.today()
    return HandOverForm(
        data,
        leaving=queries.who_may_leave(request.acting, today),
        staying=people_in(request.acting.agency_id, today),
        initial={"predecessor": request.GET.get("from", "")[:20]},
    )


@for_roles(*CONTENT)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_overs(request: HttpRequest) -> HttpResponse:
    """Danh sách biên bản bàn giao, and the form that makes one."""
    if request.method != "POST":
        return _list(request, _form(request))
    form = _form(request, request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    made: list[HandOver] = []
    refused = refused_of(
        lambda: made.append(
            services.make_hand_over(
                predecessor_id=int(form.cleaned_data["predecessor"]),
                successor_id=int(form.cleaned_data["successor"]),
                reason=form.cleaned_data["reason"],
                by=request.acting,
                at=request.now,
            )
        )
    )
    if refused:
        return _list(request, form, refused, 422)
    return redirect("tasks:hand_over", pk=made[0].pk)


def _list(request: HttpRequest, form: HandOverForm, refused: Refusal | None = None, status: int = 200) -> HttpResponse:
    page = page_of(queries.hand_overs_visible_to(request.acting), request.GET)
    ended = waiting_for_heirs(request.acting, clock.today())
    return render(
        request,
        "tasks/hand_overs.html",
        {"page": page, "form": form, "refused": refused, "ended": ended},
        status=status,
    )


@for_roles(*CONTENT)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Một biên bản bàn giao: its lines, its signatures, on A4 when printed."""
    row = queries.hand_overs_visible_to(request.acting).filter(pk=pk).first()
    if row is None:
        raise Http404
    refused = None
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do not in _DONE:
            raise Http404
        refused = refused_of(lambda: _run(request, row, do))
        if refused is None:
            messages.success(request, gettext(_DONE[do]))
            return redirect("tasks:hand_over", pk=pk)
    signable = row.taken_at is None and row.cancelled_at is None
    context = {
        "row": row,
        "lines": list(queries.lines_of(row)),
        "may_note": signable and row.given_at is None and queries.may_make(request.acting, row.predecessor),
        "may_give": signable and row.given_at is None and queries.may_give(request.acting, row),
        "for_absent": request.acting.person_id != row.predecessor.person_id,
        "may_take": signable and row.given_at is not None and queries.may_take(request.acting, row),
        "may_cancel": signable and queries.may_make(request.acting, row.predecessor),
        "refused": refused,
    }
    return render(request, "tasks/hand_over.html", context, status=422 if refused else 200)


def _run(request: HttpRequest, row: HandOver, do: str) -> None:
    told: dict[str, Any] = {"hand_over_id": row.pk, "by": request.acting, "at": request.now}
    if do == "note":
        notes = {line.task_id: request.POST.get(f"note{line.task_id}", "") for line in row.lines.all()}
        services.note_hand_over(notes={k: v.replace("\0", "") for k, v in notes.items()}, **told)
    elif do == "give":
        services.give_hand_over(absent_because=request.POST.get("absent", "").replace("\0", "")[:2000], **told)
    elif do == "take":
        services.take_hand_over(**told)
    else:
        services.cancel_hand_over(**told)
