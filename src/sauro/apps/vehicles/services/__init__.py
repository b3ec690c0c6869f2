"""Xe công: việc làm."""

from sauro.apps.vehicles.services.asking import Wanted, ask_for_car, refuse_ask, withdraw_ask
from sauro.apps.vehicles.services.dispatching import Given, cancel_trip, change_trip, give_out
from sauro.apps.vehicles.services.fleet import (
    CarFacts,
    add_place,
    add_vehicle,
    bring_back,
    change_vehicle,
    set_distance,
    take_out,
)
from sauro.apps.vehicles.services.returning import note_return

__all__ = [
    "CarFacts",
    "Given",
    "Wanted",
    "add_place",
    "add_vehicle",
    "ask_for_car",
    "bring_back",
    "cancel_trip",
    "change_trip",
    "change_vehicle",
    "give_out",
    "note_return",
    "refuse_ask",
    "set_distance",
    "take_out",
    "withdraw_ask",
]
