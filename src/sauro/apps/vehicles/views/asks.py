"""Đề nghị xe: trang. The list of the room, asking, one request."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.vehicles import permissions, services
from sauro.apps.vehicles.forms import AskForm, ReasonForm
from sauro.apps.vehicles.models import ASK_STATES, VehicleAsk
from sauro.apps.vehicles.queries import fleet
from sauro.apps.vehicles.queries.asks import ask_label, asks_visible_to
from sauro.apps.vehicles.services.asking import WHO_ASKS, WHO_DISPATCHES, WHO_WITHDRAWS
from sauro.apps.vehicles.views.opening import READERS, ask_or_404, told
from sauro.domain.vehicles import AskState
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require


@for_roles(*READERS)
@require_safe
def ask_list(request: HttpRequest) -> HttpResponse:
    """Xe công. Requests that may be seen; for who gives out cars, the days on which something waits."""
    acting, today = request.acting, clock.today()
    rows = asks_visible_to(acting, today)
    state = request.GET.get("state", "")
    if state in dict(ASK_STATES):
        rows = rows.filter(state=state)
    dispatches = permissions.may_dispatch(acting, acting.agency_id) and fleet.vehicles_of(acting.agency_id).exists()
    context = {
        "page": page_of(rows, request.GET),
        "states": ASK_STATES,
        "state": state,
        "may_ask": permissions.may_ask(acting),
        "may_keep": permissions.may_keep(acting),
        "may_see_figures": permissions.may_see_figures(acting),
        "dispatches": dispatches,
        "waiting": _waiting(acting.agency_id) if dispatches else [],
    }
    return render(request, "vehicles/list.html", context)


def _waiting(fleet_id: int) -> list[dict[str, Any]]:
    """Days with requests that wait, the nearest first."""
    rows = VehicleAsk.objects.filter(fleet_id=fleet_id, state=AskState.WAITING).order_by()
    return list(rows.annotate(day=TruncDate("arrive_by")).values("day").annotate(n=Count("pk")).order_by("day")[:10])


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Đề nghị xe."""
    require(permissions.may_ask(request.acting), gettext(WHO_ASKS))
    places, fleets = list(fleet.places()), fleet.fleets_for(request.acting, clock.today())
    form = AskForm(request.POST or None, places=places, fleets=fleets, initial=_defaults(fleets))
    refused, made = None, []
    if request.method == "POST" and form.is_valid():
        run = lambda: made.append(services.ask_for_car(wanted=form.wanted(), **told(request)))  # noqa: E731
        refused = refused_of(run)
        if refused is None:
            messages.success(request, gettext("Đã gửi đề nghị xe."))
            return redirect("vehicles:ask", made[0].pk)
    context = {"form": form, "refused": refused, "places": places, "fleets": fleets}
    return render(request, "vehicles/new.html", context, status=422 if request.method == "POST" else 200)


def _defaults(fleets: list[Any]) -> dict[str, Any]:
    """From where the cars of the nearest body stand."""
    car = fleet.vehicles_of(fleets[0].pk).first() if fleets else None
    return {"fleet": fleets[0].pk, "start": car.base_id if car else None} if fleets else {}


@for_roles(*READERS)
@require_safe
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Một đề nghị."""
    return _page(request, ask_or_404(request, pk))


def _page(request: HttpRequest, row: VehicleAsk, status: int = 200, **more: Any) -> HttpResponse:
    acting, waits = request.acting, row.state == AskState.WAITING
    context = {
        "ask": row,
        "label": ask_label(row),
        "names": row.names.splitlines() if permissions.may_see_names(acting, row) else [],
        "may_withdraw": waits and permissions.may_withdraw(acting, row),
        "may_refuse": waits and permissions.may_dispatch(acting, row.fleet_id),
        "reason_form": ReasonForm(),
        "history": history_of(("vehicle_ask", row.pk)),
        "refused": None,
    }
    return render(request, "vehicles/ask.html", {**context, **more}, status=status)


@for_roles(*READERS)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút đề nghị."""
    row = ask_or_404(request, pk)
    require(permissions.may_withdraw(request.acting, row), gettext(WHO_WITHDRAWS))
    return _ended(request, row, services.withdraw_ask, gettext("Đã rút đề nghị."))


@for_roles(*READERS)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Không bố trí được xe."""
    row = ask_or_404(request, pk)
    require(permissions.may_dispatch(request.acting, row.fleet_id), gettext(WHO_DISPATCHES))
    return _ended(request, row, services.refuse_ask, gettext("Đã báo nơi đề nghị."))


def _ended(request: HttpRequest, row: VehicleAsk, deed: Any, done: str) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, row, 422, reason_form=form)
    refused = refused_of(lambda: deed(ask_id=row.pk, reason=form.cleaned_data["reason"], **told(request)))
    if refused:
        return _page(request, row, 422, refused=refused, reason_form=form)
    messages.success(request, done)
    return redirect("vehicles:ask", row.pk)
