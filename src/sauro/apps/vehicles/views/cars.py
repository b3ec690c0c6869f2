"""Xe, nơi, đường: trang."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.journal.queries import history_of
from sauro.apps.vehicles import permissions, services
from sauro.apps.vehicles.forms import CarForm, DistanceForm, OutageForm, PlaceForm
from sauro.apps.vehicles.models import Vehicle
from sauro.apps.vehicles.queries import fleet
from sauro.apps.vehicles.services.fleet import WHO_KEEPS
from sauro.apps.vehicles.views.opening import READERS, told
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def car_list(request: HttpRequest) -> HttpResponse:
    """Xe của cơ quan, and adding one."""
    acting, today = request.acting, clock.today()
    facts = {"places": list(fleet.places()), "drivers": fleet.driver_posts(acting.agency_id, today)}
    form, refused = CarForm(**facts, initial={"since": today}), None
    if request.method == "POST":
        require(permissions.may_keep(acting), gettext(WHO_KEEPS))
        form = CarForm(request.POST, **facts)
        if form.is_valid():
            refused = refused_of(lambda: services.add_vehicle(facts=form.facts(), **told(request)))
            if refused is None:
                messages.success(request, gettext("Đã thêm xe."))
                return redirect("vehicles:cars")
    context = {
        "rows": list(fleet.vehicles_of(acting.agency_id)),
        "names": fleet.driver_names({p.pk for p in facts["drivers"]}, today),
        "may_keep": permissions.may_keep(acting),
        "form": form,
        "refused": refused,
        "today": today,
    }
    return render(request, "vehicles/cars.html", context, status=422 if request.method == "POST" else 200)


def _car_or_404(request: HttpRequest, pk: int) -> Vehicle:
    found = fleet.vehicles_of(request.acting.agency_id).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def car(request: HttpRequest, pk: int) -> HttpResponse:
    """Một xe: its facts, its days out of service."""
    row = _car_or_404(request, pk)
    if request.method != "POST":
        return _car_page(request, row)
    require(permissions.may_change_car(request.acting, row), gettext(WHO_KEEPS))
    do = request.POST.get("do", "")
    form, run, done = _deed(request, row, do)
    refused = refused_of(run) if form is None or form.is_valid() else None
    if refused or (form is not None and form.errors):
        row = _car_or_404(request, pk)
        if isinstance(form, CarForm):
            form.show_stored(refused, row.revision, _facts(row))
        return _car_page(request, row, 422, refused, **({f"{do}_form": form} if form is not None else {}))
    messages.success(request, done)
    return redirect("vehicles:car", pk)


def _deed(request: HttpRequest, row: Vehicle, do: str) -> tuple[Any, Any, str]:
    if do == "car":
        form = CarForm(request.POST, **_choices(row))
        run = lambda: services.change_vehicle(  # noqa: E731
            vehicle_id=row.pk, facts=form.facts(), seen=form.cleaned_data["seen"], **told(request)
        )
        return form, run, gettext("Đã sửa xe.")
    if do == "out":
        out = OutageForm(request.POST)
        run = lambda: services.take_out(vehicle_id=row.pk, **out.cleaned_data, **told(request))  # noqa: E731
        return out, run, gettext("Đã ghi ngày xe nghỉ.")
    outage = request.POST.get("outage", "")
    if do == "back" and outage.isdigit():
        run = lambda: services.bring_back(vehicle_id=row.pk, outage_id=int(outage), **told(request))  # noqa: E731
        return None, run, gettext("Đã bỏ ngày xe nghỉ.")
    raise Http404


def _facts(row: Vehicle) -> dict[str, Any]:
    """What the form shows of a car."""
    names = ("plate", "kind", "seats", "since", "until")
    facts = {name: getattr(row, name) for name in names}
    return facts | {"base": row.base_id, "driver": row.driver_id, "seen": row.revision}


def _choices(row: Vehicle) -> dict[str, Any]:
    return {"places": list(fleet.places()), "drivers": fleet.driver_posts(row.agency_id, clock.today())}


def _car_page(
    request: HttpRequest, row: Vehicle, status: int = 200, refused: Refusal | None = None, **more: Any
) -> HttpResponse:
    context = {
        "car": row,
        "may_change": permissions.may_change_car(request.acting, row),
        "car_form": CarForm(initial=_facts(row), **_choices(row)),
        "out_form": OutageForm(),
        "history": history_of(("vehicle", row.pk)),
        "refused": refused,
    }
    return render(request, "vehicles/car.html", {**context, **more}, status=status)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest) -> HttpResponse:
    """Nơi đi, đến và khoảng cách."""
    rows = list(fleet.places())
    forms: dict[str, Any] = {"place_form": PlaceForm(), "distance_form": DistanceForm(places=rows)}
    refused, do = None, request.POST.get("do", "")
    if request.method == "POST":
        require(permissions.may_keep(request.acting), gettext(WHO_KEEPS))
        form = PlaceForm(request.POST) if do == "place" else DistanceForm(request.POST, places=rows)
        forms["place_form" if do == "place" else "distance_form"] = form
        if form.is_valid():
            refused = refused_of(lambda: _written(request, do, form.cleaned_data))
            if refused is None:
                messages.success(request, gettext("Đã ghi."))
                return redirect("vehicles:places")
    context = {
        "rows": rows,
        "distances": list(fleet.distances()),
        "may_keep": permissions.may_keep(request.acting),
        "refused": refused,
        **forms,
    }
    return render(request, "vehicles/places.html", context, status=422 if request.method == "POST" else 200)


def _written(request: HttpRequest, do: str, data: dict[str, Any]) -> None:
    if do == "place":
        services.add_place(name=data["name"], **told(request))
    else:
        services.set_distance(one_id=data["one"], other_id=data["other"], km=data["km"], **told(request))
