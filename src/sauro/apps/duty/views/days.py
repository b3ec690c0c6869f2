"""Lịch trực: một ngày. Who is there, another put in his place by hand, the book of the day, an incident sent on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.duty import permissions, services
from sauro.apps.duty.forms import HandOverForm, IncidentForm, OrderForm, PutForm
from sauro.apps.duty.models import Roster, RosterState, day_key
from sauro.apps.duty.queries import rosters
from sauro.apps.duty.queries.cases import Standing, standing_of
from sauro.apps.duty.views.home import READERS
from sauro.apps.duty.views.opening import day_or_404
from sauro.apps.duty.views.roster import ROLE_NAMES
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require

_WHO = N_("Chỉ người trực ngày ấy, hoặc người thay mặt cơ quan ghi sổ trực, xếp ca trực.")
_DONE = {
    "hand_over": N_("Đã ghi bàn giao."),
    "incident": N_("Đã ghi sự việc."),
    "send": N_("Đã chuyển; câu giao việc chờ ở trang rà soát sau khi được đọc."),
    "put": N_("Đã xếp lại chỗ trực."),
}


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, key: str) -> HttpResponse:
    """Một ngày trực. One address takes every button; a refusal comes back with what was typed."""
    row, date = day_or_404(request, key)
    now = standing_of(row)
    if request.method != "POST":
        return _page(request, row, date, now)
    there = {s.key for s in now.shifts if s.date == date}
    do = request.POST.get("do", "hand_over")
    arranges = permissions.may_arrange(request.acting, row.agency_id)
    require(arranges if do in ("put", "send") else permissions.may_note(request.acting, row, there), _WHO)
    form = _form(request, do, now, date)
    if not form.is_valid():
        return _page(request, row, date, now, form)
    refused = refused_of(lambda: _run(request, row, date, do, form.cleaned_data))
    if refused is not None:
        return _page(request, row, date, now, form, refused)
    messages.success(request, gettext(_DONE[do]))
    return redirect("duty:day", key=day_key(row.pk, date))


def _form(request: HttpRequest, do: str, now: Standing, date: dt.date) -> Form:
    kinds: dict[str, type[Form]] = {"hand_over": HandOverForm, "incident": IncidentForm, "send": OrderForm}
    if do == "put":
        role = DutyRole.LEADER if request.POST.get("role") == DutyRole.LEADER else DutyRole.OFFICER
        return PutForm(request.POST, people=_free(now, date)[role])
    if do not in kinds:
        raise Http404
    return kinds[do](request.POST)


def _run(request: HttpRequest, row: Roster, date: dt.date, do: str, given: dict[str, Any]) -> None:
    told: dict[str, Any] = {"by": request.acting, "at": request.now}
    if do == "hand_over":
        services.hand_over(roster_id=row.pk, date=date, words=given["words"], **told)
    elif do == "incident":
        services.note_incident(roster_id=row.pk, date=date, **given, **told)
    elif do == "send":
        if not row.notes.filter(pk=given["note"], date=date).exists():
            raise Http404
        services.send_incident(note_id=given["note"], order=given["order"], **told)
    else:
        services.put_on_duty(
            roster_id=row.pk, date=date, role=DutyRole(given["role"]), out=given["out"], into=given["into"],
            reason=given["reason"], **told,
        )  # fmt: skip


def _free(now: Standing, date: dt.date) -> dict[DutyRole, list[tuple[int, str]]]:
    """Who of each role could be there and is not yet, by name."""
    there = {s.key for s in now.shifts if s.date == date}
    free = {role: [m.key for m in now.case.people(role) if m.can(date) and m.key not in there] for role in DutyRole}
    names = rosters.names_of([key for keys in free.values() for key in keys])
    return {role: sorted(((k, names[k]) for k in keys), key=lambda item: item[1]) for role, keys in free.items()}


def _page(
    request: HttpRequest, row: Roster, date: dt.date, now: Standing, form: Form | None = None,
    refused: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    found = next((d for d in now.case.days if d.date == date), None)
    if found is None and not any(s.date == date for s in now.shifts):
        raise Http404
    acting, today = request.acting, clock.today()
    people = list(row.shifts.filter(date=date).select_related("person"))
    away = {s.key for s in now.shifts if s.date == date} & {m.key for m in now.case.members if not m.can(date)}
    reads = permissions.may_see_notes(acting, row) and row.state == RosterState.PUBLISHED
    free = _free(now, date)
    context = {
        "row": row,
        "date": date,
        "off": found,
        "sides": [
            (role, ROLE_NAMES[role], [s for s in people if s.role == role], free[role],
             sum(m.count for m in now.missing if m.day.date == date and m.role is role))
            for role in DutyRole
        ],
        "away": away,
        "notes": list(rosters.notes_of(row, date)) if reads else [],
        "reads": reads,
        "may_note": reads and permissions.may_note(acting, row, {s.person_id for s in people}) and date <= today,
        "may_arrange": permissions.may_arrange(acting, row.agency_id),
        "may_put": permissions.may_arrange(acting, row.agency_id) and date >= today,
        "put_form": form if isinstance(form, PutForm) else PutForm(people=[]),
        "hand_over_form": form if isinstance(form, HandOverForm) else HandOverForm(),
        "incident_form": form if isinstance(form, IncidentForm) else IncidentForm(),
        "order_form": form if isinstance(form, OrderForm) else OrderForm(),
        "refused": refused,
        "today": today,
    }  # fmt: skip
    return render(request, "duty/day.html", context, status=422 if form is not None else 200)
