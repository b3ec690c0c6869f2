"""Ngày điều xe: trang. The proposed plan of a day, which a person accepts or changes; the list of cars of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.agencies.queries import agencies_visible_to
from sauro.apps.vehicles import permissions, services
from sauro.apps.vehicles.models import VehicleAsk
from sauro.apps.vehicles.queries import fleet, papers, planning
from sauro.apps.vehicles.queries.asks import ask_label, asks_of_day, trips_of_day
from sauro.apps.vehicles.services import Given
from sauro.apps.vehicles.services.asking import WHO_DISPATCHES
from sauro.apps.vehicles.views.opening import READERS, Halt, day_asked, halts_of, told
from sauro.apps.vehicles.views.sending import sent
from sauro.domain.pooler import CarDay
from sauro.domain.pooling import Pooling, PoolTrip, arranged
from sauro.domain.refusal import Refusal
from sauro.domain.vehicles import AskState
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require

_KEYS = 40  # cars of one plan on the page


@dataclass(slots=True)
class Card:
    """Một chuyến trên trang: its key in the form, car, driver's post, requests, and the trip as reckoned."""

    key: str
    car_id: int = 0
    driver_id: int | None = None
    asks: list[VehicleAsk] = field(default_factory=list)
    pooled: PoolTrip | None = None
    halts: list[Halt] = field(default_factory=list)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest) -> HttpResponse:
    """Điều xe một ngày. GET: the plan as it is proposed; POST check: as it was arranged; POST accept: given out."""
    acting, day = request.acting, day_asked(request)
    require(permissions.may_dispatch(acting, acting.agency_id), gettext(WHO_DISPATCHES))
    there = planning.car_day(acting.agency_id, day)
    if request.method != "POST":
        plan = planning.proposal(there)
        return _page(request, day, there, plan, _cards(request, there, plan))
    given = _given(request, there)
    if request.POST.get("do") == "accept":
        refused = refused_of(lambda: _accepted(request, day, given))
        if refused is None:
            return redirect(f"{reverse('vehicles:day')}?day={day.isoformat()}")
        return _again(request, day, there, given, refused)
    return _again(request, day, there, given, None)


def _accepted(request: HttpRequest, day: dt.date, given: Sequence[Given]) -> None:
    made = services.give_out(fleet_id=request.acting.agency_id, day=day, given=given, **told(request))
    said = ngettext("Đã giao %(n)s chuyến; nơi đề nghị đã được báo.", "Đã giao %(n)s chuyến; nơi đề nghị đã được báo.",
                    len(made))  # fmt: skip
    messages.success(request, said % {"n": len(made)})


def _again(
    request: HttpRequest, day: dt.date, there: CarDay, given: Sequence[Given], refused: Refusal | None
) -> HttpResponse:
    """The page as it was arranged, reckoned anew; what a rule says against it stands above what was chosen."""
    found: list[Pooling] = []
    groups = [(g.car_id, g.asks) for g in given if g.trip is None]
    into = {g.trip: g.asks for g in given if g.trip is not None}
    refused = refused_of(lambda: found.append(arranged(there, groups, into))) or refused
    plan = found[0] if found else Pooling(())
    drivers = {n: g.driver_id for g in given for n in g.asks}
    cards = _cards(request, there, plan, drivers) if found else _typed(request, there, given)
    return _page(request, day, there, plan, cards, refused)


def _given(request: HttpRequest, there: CarDay) -> list[Given]:
    """What was chosen: for each request the key of its trip, for each key a car and a driver."""
    chosen: dict[str, list[int]] = {}
    for ask in there.asks:
        key = request.POST.get(f"ask-{ask.id}", "")
        if key:
            chosen.setdefault(key[:12], []).append(ask.id)
    given = []
    for key, asks in sorted(chosen.items()):
        if key[0] == "t" and key[1:].isdigit():
            given.append(Given(tuple(asks), trip=int(key[1:])))
        else:
            car, driver = (request.POST.get(f"{name}-{key}", "") for name in ("car", "driver"))
            given.append(Given(tuple(asks), _number(car) or 0, _number(driver)))
    return given


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _rows(request: HttpRequest, day: dt.date) -> dict[int, VehicleAsk]:
    return {row.pk: row for row in asks_of_day(request.acting.agency_id, day)}


def _cards(
    request: HttpRequest, there: CarDay, plan: Pooling, drivers: dict[int, int | None] | None = None
) -> list[Card]:
    rows, places = _rows(request, day_asked(request)), dict(there.roads.names)
    labels = {pk: ask_label(row) for pk, row in rows.items()}
    usual = {v.pk: v.driver_id for v in fleet.vehicles_of(request.acting.agency_id)}
    cards = []
    for number, trip in enumerate(plan.trips, start=1):
        key = f"t{trip.standing}" if trip.standing is not None else str(number)
        driver = usual.get(trip.car.id) if drivers is None else drivers.get(trip.run.asks[0])
        new = [rows[n] for n in trip.run.asks if n in rows and rows[n].state == AskState.WAITING]
        halts = halts_of([asdict(stop) for stop in trip.run.stops], places, labels)
        cards.append(Card(key, trip.car.id, driver, new, trip, halts))
    return cards


def _typed(request: HttpRequest, there: CarDay, given: Sequence[Given]) -> list[Card]:
    """What was chosen, without hours: it cannot be driven so."""
    rows = _rows(request, day_asked(request))
    return [
        Card(f"t{g.trip}" if g.trip else str(n), g.car_id, g.driver_id, [rows[a] for a in g.asks if a in rows])
        for n, g in enumerate(given, start=1)
    ]


def _page(
    request: HttpRequest,
    day: dt.date,
    there: CarDay,
    plan: Pooling,
    cards: list[Card],
    refused: Refusal | None = None,
) -> HttpResponse:
    acting, rows = request.acting, _rows(request, day)
    placed = {a.pk for card in cards for a in card.asks}
    new_keys = [str(n) for n in range(1, min(_KEYS, len(there.asks)) + 1)]
    free = next((k for k in new_keys if k not in {c.key for c in cards}), "")
    stands = list(trips_of_day(acting.agency_id, day))
    drivers = fleet.driver_posts(acting.agency_id, day)
    context: dict[str, Any] = {
        "day": day,
        "before": (day - dt.timedelta(days=1)).isoformat(),
        "after": (day + dt.timedelta(days=1)).isoformat(),
        "plan": plan,
        "terms": there.terms,
        "cards": cards,
        "new_key": free,
        "left": [(rows[left.ask], left.why) for left in plan.left if left.ask in rows],
        "unplaced": [row for pk, row in rows.items() if pk not in placed and row.state == AskState.WAITING],
        "standing": stands,
        "cars": [(c.id, c.label, c.seats) for c in there.cars],
        "drivers": drivers,
        "names": fleet.driver_names({p.pk for p in drivers}, day),
        "solver": planning.with_solver(),
        "refused": refused,
        "asked": len(there.asks),
        "past": day < clock.today(),
    }
    return render(request, "vehicles/day.html", context, status=422 if refused else 200)


@for_roles(*READERS)
@require_safe
def paper(request: HttpRequest, kind: str) -> HttpResponse:
    """Danh sách xe trong ngày, DOCX hoặc PDF."""
    acting, day = request.acting, day_asked(request)
    require(permissions.may_dispatch(acting, acting.agency_id), gettext(WHO_DISPATCHES))
    if kind not in ("docx", "pdf"):
        raise Http404
    body = agencies_visible_to(acting).get(pk=acting.agency_id)
    return sent(papers.day_sheet(body, day, acting.person_name), kind, f"danh-sach-xe-{day.isoformat()}")
