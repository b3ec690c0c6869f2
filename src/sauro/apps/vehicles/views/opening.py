"""Xe công: mở trang. Opening what may be seen, running a deed, the hours of a trip as a page prints them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from sauro.apps.vehicles.models import Trip, VehicleAsk
from sauro.apps.vehicles.permissions import ASKERS
from sauro.apps.vehicles.queries.asks import asks_visible_to, trips_visible_to
from sauro.domain.acting import Role
from sauro.web import clock
from sauro.web.days import day_named

READERS = (*ASKERS, Role.INSPECTOR)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def ask_or_404(request: HttpRequest, pk: int) -> VehicleAsk:
    """Đề nghị được xem, else 404."""
    found = asks_visible_to(request.acting, clock.today()).filter(pk=pk).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def trip_or_404(request: HttpRequest, pk: int) -> Trip:
    """Chuyến xe được xem, else 404."""
    found = trips_visible_to(request.acting, clock.today()).filter(pk=pk).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def told(request: HttpRequest) -> dict[str, Any]:
    """Ai, lúc nào: what every deed is told."""
    return {"by": request.acting, "at": request.now}  # type: ignore[attr-defined]


def day_asked(request: HttpRequest) -> dt.date:
    """Ngày trong địa chỉ; tomorrow where it names none, for cars are given out the day before."""
    return day_named(request.GET.get("day", ""), clock.today() + dt.timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Halt:
    """Điểm dừng như in ra: the hour, the place, who gets on and who off there."""

    hour: str
    place: str
    on: tuple[str, ...]
    off: tuple[str, ...]
    back: bool


def halts_of(stops: list[dict[str, Any]], places: dict[int, str], labels: dict[int, str]) -> list[Halt]:
    """Lộ trình. Stops at one place at one time are one halt; `labels`: how each request is called."""
    groups: dict[tuple[str, int, bool], list[dict[str, Any]]] = {}
    for stop in stops:
        moment = stop["at"] if isinstance(stop["at"], dt.datetime) else dt.datetime.fromisoformat(stop["at"])
        shown = f"{timezone.localtime(moment):%H:%M}"
        groups.setdefault((shown, stop["place"], stop["back"]), []).append(stop)
    return [
        Halt(
            hour,
            places.get(place, "—"),
            tuple(labels.get(s["ask"], "—") for s in group if s["on"]),
            tuple(labels.get(s["ask"], "—") for s in group if not s["on"]),
            back,
        )
        for (hour, place, back), group in groups.items()
    ]
