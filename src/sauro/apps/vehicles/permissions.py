"""Xe công: ai được làm gì. A body asks for itself; the body that has the cars gives them out and keeps their papers."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.vehicles.models import Trip, Vehicle, VehicleAsk
from sauro.domain.acting import Acting, Role

ASKERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER)
DISPATCHERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
WATCHERS = (Role.COORDINATOR, Role.LEADER)


def may_ask(acting: Acting) -> bool:
    """Everybody of a body asks for a car in its name; inspectors and administrators have no duty here."""
    return acting.role in ASKERS


def may_dispatch(acting: Acting, fleet_id: int) -> bool:
    """Clerk, coordinator or leader of the body that has the cars give them out, cancel, write the odometer."""
    return acting.agency_id == fleet_id and acting.role in DISPATCHERS


def may_keep(acting: Acting) -> bool:
    """They also keep their own cars, and the table of places that all use."""
    return acting.role in DISPATCHERS


def may_change_car(acting: Acting, vehicle: Vehicle) -> bool:
    """Each body its own cars."""
    return may_dispatch(acting, vehicle.agency_id)


def may_withdraw(acting: Acting, ask: VehicleAsk) -> bool:
    """Who asked, and those who speak for that body."""
    return acting.agency_id == ask.agency_id and (acting.role in DISPATCHERS or acting.account_id == ask.by_id)


def may_see_names(acting: Acting, ask: VehicleAsk) -> bool:
    """Names of passengers: the body that wrote them, and who gives out the car."""
    return acting.agency_id == ask.agency_id or may_dispatch(acting, ask.fleet_id)


def sight_of_asks(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được đề nghị. The body that asks, who gives out its cars, leaders above, inspection."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in ASKERS:
        return Q(pk__in=())
    seen = Q(agency_id=acting.agency_id)
    if acting.role in DISPATCHERS:
        seen |= Q(fleet_id=acting.agency_id)
    if acting.role in WATCHERS:
        seen |= Q(agency_id__in=below) | Q(fleet_id__in=below)
    return seen


def sight_of_trips(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được chuyến xe. As the requests in it, and the whole of their own cars for who gives them out."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in ASKERS:
        return Q(pk__in=())
    mine = VehicleAsk.objects.filter(agency_id=acting.agency_id, trip__isnull=False).values("trip_id")
    seen = Q(pk__in=mine) | Q(agency_id=acting.agency_id)
    if acting.role in WATCHERS:
        seen |= Q(agency_id__in=below)
    return seen


def may_see_figures(acting: Acting) -> bool:
    """Figures of the use of cars: who speaks for a body, and inspection."""
    return acting.role in (*DISPATCHERS, Role.INSPECTOR)


def may_write_odometer(acting: Acting, trip: Trip) -> bool:
    """The dispatcher, and the driver himself by his post."""
    return may_dispatch(acting, trip.agency_id) or (trip.driver_id is not None and trip.driver_id == acting.post_id)
