"""Chuyến xe: trang. Who rides, where it stops, its papers; change, cancel, the odometer at the return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.vehicles import permissions, services
from sauro.apps.vehicles.forms import ChangeForm, ReasonForm, ReturnForm
from sauro.apps.vehicles.models import Place, Trip
from sauro.apps.vehicles.queries import fleet, papers
from sauro.apps.vehicles.queries.asks import ask_label, asks_of, why_of
from sauro.apps.vehicles.services.asking import WHO_DISPATCHES
from sauro.apps.vehicles.services.returning import WHO_READS, last_reading
from sauro.apps.vehicles.views.opening import READERS, halts_of, told, trip_or_404
from sauro.apps.vehicles.views.sending import sent
from sauro.domain.vehicles import TripState
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require


@for_roles(*READERS)
@require_safe
def trip(request: HttpRequest, pk: int) -> HttpResponse:
    """Một chuyến xe."""
    return _page(request, trip_or_404(request, pk))


def _page(request: HttpRequest, row: Trip, status: int = 200, **more: Any) -> HttpResponse:
    acting, asks = request.acting, asks_of(row)
    day, planned = timezone.localdate(row.leaves_at), row.state == TripState.PLANNED
    mine = permissions.may_dispatch(acting, row.agency_id)
    cars = list(fleet.vehicles_of(row.agency_id).filter(fleet.own_on(day)))
    drivers = fleet.driver_posts(row.agency_id, day)
    names = dict(Place.objects.values_list("pk", "name"))
    context = {
        "trip": row,
        "asks": [(a, a.names.splitlines() if permissions.may_see_names(acting, a) else []) for a in asks],
        "halts": halts_of(row.stops, names, {a.pk: ask_label(a) for a in asks}),
        "why": why_of(row.why),
        "driver": fleet.driver_names({row.driver_id}, day).get(row.driver_id, "") if row.driver_id else "",
        "mine": mine and planned,
        "may_read": permissions.may_write_odometer(acting, row)
        and row.state != TripState.CANCELLED
        and request.now >= row.leaves_at,
        "return_form": ReturnForm(initial={"km_out": row.km_out or last_reading(row), "km_back": row.km_back}),
        "change_form": ChangeForm(cars=cars, drivers=drivers, initial=_given(row)),
        "cancel_form": ReasonForm(),
        "history": history_of(("vehicle_trip", row.pk)),
        "refused": None,
    }
    return render(request, "vehicles/trip.html", {**context, **more}, status=status)


def _given(row: Trip) -> dict[str, Any]:
    """What the form shows of a trip that is given out."""
    return {"car": row.vehicle_id, "driver": row.driver_id, "seen": row.revision}


def _step(
    request: HttpRequest, row: Trip, form: forms.Form, name: str, deed: Callable[..., object], done: str
) -> HttpResponse:
    """One posted step: refused ones come back with what was typed."""
    if not form.is_valid():
        return _page(request, row, 422, **{name: form})
    refused = refused_of(lambda: deed(form.cleaned_data))
    if refused:
        row = trip_or_404(request, row.pk)
        if isinstance(form, ChangeForm):
            form.show_stored(refused, row.revision, _given(row))
        return _page(request, row, 422, refused=refused, **{name: form})
    messages.success(request, done)
    return redirect("vehicles:trip", row.pk)


@for_roles(*READERS)
@require_POST
def note_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi xe về."""
    row = trip_or_404(request, pk)
    require(permissions.may_write_odometer(request.acting, row), gettext(WHO_READS))
    deed = lambda data: services.note_return(trip_id=pk, **data, **told(request))  # noqa: E731
    return _step(request, row, ReturnForm(request.POST), "return_form", deed, gettext("Đã ghi xe về."))


@for_roles(*READERS)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Đổi xe, người lái."""
    row = trip_or_404(request, pk)
    require(permissions.may_dispatch(request.acting, row.agency_id), gettext(WHO_DISPATCHES))
    day = timezone.localdate(row.leaves_at)
    cars = list(fleet.vehicles_of(row.agency_id).filter(fleet.own_on(day)))
    form = ChangeForm(request.POST, cars=cars, drivers=fleet.driver_posts(row.agency_id, day))
    deed = lambda data: services.change_trip(  # noqa: E731
        trip_id=pk, car_id=data["car"], driver_id=data["driver"], reason=data["reason"], seen=data["seen"],
        **told(request),
    )
    return _step(request, row, form, "change_form", deed, gettext("Đã đổi; người đi đã được báo."))


@for_roles(*READERS)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Hủy chuyến."""
    row = trip_or_404(request, pk)
    require(permissions.may_dispatch(request.acting, row.agency_id), gettext(WHO_DISPATCHES))
    deed = lambda data: services.cancel_trip(trip_id=pk, **data, **told(request))  # noqa: E731
    done = gettext("Đã hủy chuyến; đề nghị chờ xếp lại.")
    return _step(request, row, ReasonForm(request.POST), "cancel_form", deed, done)


@for_roles(*READERS)
@require_safe
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Lệnh điều xe, DOCX hoặc PDF: for who gives out the car and the driver."""
    row = trip_or_404(request, pk)
    require(permissions.may_write_odometer(request.acting, row), gettext(WHO_READS))
    if kind not in ("docx", "pdf"):
        raise Http404
    return sent(papers.trip_sheet(row), kind, f"lenh-dieu-xe-{row.number:02d}-{row.year}")
