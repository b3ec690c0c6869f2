"""Lịch trực: trang đầu, danh sách trực, lập lịch."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.duty import permissions, services
from sauro.apps.duty.forms import EndExemptionForm, ExemptForm, ListForm, MakeForm, MemberForm
from sauro.apps.duty.models import ROLE_CHOICES, Roster, day_key
from sauro.apps.duty.queries import rosters
from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Role
from sauro.domain.rostering import off_days
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles

READERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.INSPECTOR)
ARRANGERS = (Role.COORDINATOR, Role.LEADER)
_SOON = dt.timedelta(days=30)
_DONE = {
    "list": N_("Đã đưa vào danh sách trực."),
    "unlist": N_("Đã đưa ra khỏi danh sách trực."),
    "exempt": N_("Đã ghi miễn trực."),
    "end": N_("Đã thôi miễn trực."),
}


@for_roles(*READERS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lịch trực. My days, what waits for my answer, who is on duty next, the rosters that may be seen."""
    today, acting = clock.today(), request.acting
    page = page_of(rosters.rosters_visible_to(acting, today), request.GET)
    soon = rosters.shifts_of_body(acting.agency_id, today, today + _SOON)
    days: dict[dt.date, list[Any]] = {}
    for shift in soon:
        days.setdefault(shift.date, []).append(shift)
    context = {
        "page": page,
        "mine": list(rosters.shifts_of_person(acting.person_id, today)[:20]),
        "swaps": list(rosters.swaps_waiting_for(acting.person_id)),
        "days": [(date, day_key(found[0].roster_id, date), found) for date, found in sorted(days.items())][:8],
        "may_arrange": permissions.may_arrange(acting, acting.agency_id),
        "me": acting.person_id,
        "today": today,
        "key_of": day_key,
    }
    return render(request, "duty/home.html", context)


@for_roles(*ARRANGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Danh sách trực của cơ quan: who may be put on duty, who is exempt; one address takes every button."""
    acting, today = request.acting, clock.today()
    do, refused, status = request.POST.get("do", ""), None, 200
    adding = ListForm(candidates=rosters.candidates_of(acting.agency_id, today), initial={"since": today})
    if request.method == "POST":
        form: Form
        if do == "list":
            form = adding = ListForm(request.POST, candidates=rosters.candidates_of(acting.agency_id, today))
        else:
            kinds = {"unlist": MemberForm, "exempt": ExemptForm, "end": EndExemptionForm}
            if do not in kinds:
                raise Http404
            form = kinds[do](request.POST)
        status = 422
        if form.is_valid():
            refused = refused_of(lambda: _keep(request, do, form))
            if refused is None:
                messages.success(request, gettext(_DONE[do]))
                return redirect("duty:people")
        elif do != "list":
            messages.error(request, gettext("Chưa ghi được: xem lại ngày và căn cứ."))
    context = {
        "rows": list(rosters.members_of(acting.agency_id, today)),
        "roles": dict(ROLE_CHOICES),
        "adding": adding,
        "exempting": ExemptForm(request.POST) if do == "exempt" else ExemptForm(initial={"first": today}),
        "leaving": MemberForm(initial={"until": today}),
        "asked": request.POST.get("member", "") if status == 422 else "",
        "history": history_of(("duty_list", acting.agency_id)),
        "refused": refused,
        "today": today,
    }
    return render(request, "duty/people.html", context, status=status)


def _keep(request: HttpRequest, do: str, form: Form) -> None:
    given, told = form.cleaned_data, {"by": request.acting, "at": request.now}
    if do == "list":
        services.list_people(roles=form.roles(), since=given["since"], **told)  # type: ignore[attr-defined]
    elif do == "unlist":
        services.unlist(member_id=given["member"], until=given["until"], **told)
    elif do == "exempt":
        services.exempt(
            member_id=given["member"], first=given["first"], last=given["last"], basis=given["basis"], **told
        )
    else:
        services.end_exemption(exemption_id=given["exemption"], **told)


@for_roles(*ARRANGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Lập lịch trực: for the next year, or for the rest of this one."""
    acting, today = request.acting, clock.today()
    first, last = _proposed(request)
    solvers = [(name, gettext(services.NAMES[name])) for name in services.available()]
    initial = {
        "first": first, "last": last, "officers": rules().number("duty.officers", today), "solver": services.SEARCH,
    }  # fmt: skip
    form = MakeForm(request.POST if request.method == "POST" else None, solvers=solvers, initial=initial)
    refused, made = None, list[Roster]()
    if request.method == "POST" and form.is_valid():
        wanted = services.Wanted(**form.cleaned_data)
        refused = refused_of(lambda: made.append(services.arrange(wanted=wanted, by=acting, at=request.now)))
        if made:
            messages.success(request, gettext("Đã xếp lịch trực, còn là dự thảo: xem lại rồi ban hành."))
            return redirect("duty:roster", pk=made[0].pk)
    listed = list(rosters.members_of(acting.agency_id, today))
    days = calendar()
    context = {
        "form": form,
        "refused": refused,
        "counts": [(label, sum(m.role == role for m in listed)) for role, label in ROLE_CHOICES],
        "days": len(off_days(days, first, last)),
        "first": first,
        "last": last,
        "official": last.year in days.confirmed_years,
    }
    return render(request, "duty/make.html", context, status=422 if request.method == "POST" else 200)


def _proposed(request: HttpRequest) -> tuple[dt.date, dt.date]:
    """The days after the last roster of the body, else from today (in December: next year), to the end of that year."""
    today = clock.today()
    last = rosters.rosters_visible_to(request.acting, today).filter(agency_id=request.acting.agency_id).first()
    first = last.last + dt.timedelta(days=1) if last and last.last >= today else today
    if not last and first.month == 12:
        first = dt.date(first.year + 1, 1, 1)
    return first, dt.date(first.year, 12, 31)
