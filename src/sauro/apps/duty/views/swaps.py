"""Đổi trực: trang đề nghị, và nút trả lời."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.duty import permissions, services
from sauro.apps.duty.forms import SwapForm
from sauro.apps.duty.models import Swap
from sauro.apps.duty.queries import rosters
from sauro.apps.duty.queries.cases import case_of
from sauro.apps.duty.views.home import READERS
from sauro.apps.duty.views.opening import roster_or_404, shift_or_404
from sauro.domain.rostering import DutyRole
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require

WHO_ASKS = N_("Chỉ người có tên trong ca trực đề nghị đổi ca của mình.")
WHO_ANSWERS = N_("Chỉ hai người trong đề nghị đổi trực trả lời hoặc rút đề nghị.")
_DONE = {
    "agree": N_("Đã đổi trực; người kia và văn phòng đã được báo."),
    "refuse": N_("Đã trả lời không đồng ý."),
    "withdraw": N_("Đã rút đề nghị đổi trực."),
}


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Đề nghị đổi một ca của mình."""
    shift, today = shift_or_404(request, pk), clock.today()
    require(permissions.may_ask_swap(request.acting, shift.person_id), WHO_ASKS)
    members = case_of(shift.roster).people(DutyRole(shift.role))
    free = [m.key for m in members if m.key != shift.person_id and m.can(shift.date)]
    names = sorted(rosters.names_of(free).items(), key=lambda item: item[1])
    others = rosters.others_of(shift.roster, shift, today)
    form = SwapForm(request.POST if request.method == "POST" else None, shifts=others, people=names)
    refused = None
    if request.method == "POST" and form.is_valid():
        taker, theirs = form.taker()
        told: dict[str, Any] = {"words": form.cleaned_data["words"], "by": request.acting, "at": request.now}
        refused = refused_of(lambda: services.ask_swap(shift_id=shift.pk, taker_id=taker, theirs=theirs, **told))
        if refused is None:
            messages.success(request, gettext("Đã gửi đề nghị; ca trực đổi khi người kia đồng ý."))
            return redirect("duty:home")
    context = {"shift": shift, "form": form, "refused": refused}
    return render(request, "duty/swap.html", context, status=422 if request.method == "POST" else 200)


@for_roles(*READERS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Đồng ý, không đồng ý, hoặc rút."""
    swap, do = Swap.objects.filter(pk=pk).first(), request.POST.get("do", "agree")
    if swap is None or do not in _DONE:
        raise Http404
    roster_or_404(request, swap.roster_id)
    acting = request.acting
    may = permissions.may_withdraw_swap if do == "withdraw" else permissions.may_answer_swap
    require(may(acting, swap), WHO_ANSWERS)
    run = {"agree": services.agree_swap, "refuse": services.refuse_swap, "withdraw": services.withdraw_swap}[do]
    refused = refused_of(lambda: run(swap_id=swap.pk, by=acting, at=request.now))
    if refused is not None:
        return render(request, "duty/refused.html", {"refused": refused}, status=422)
    messages.success(request, gettext(_DONE[do]))
    return redirect("duty:home")
