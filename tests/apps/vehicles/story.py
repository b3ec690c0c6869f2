"""The story of the cars: Văn phòng Tỉnh ủy has three; it and Ban Tổ chức beside it go to Suối Mây and Khe Trúc."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency
from sauro.apps.vehicles import services
from sauro.apps.vehicles.models import Place, Trip, Vehicle, VehicleAsk
from sauro.domain.acting import Acting, Role
from sauro.domain.vehicles import Purpose, VehicleKind
from tests import cast
from tests.apps.tasks.desk import at_desk

DAY = dt.date(2026, 9, 16)  # a Wednesday
SUNDAY = dt.date(2026, 9, 20)
KM = {("office", "may"): 40, ("office", "truc"): 52, ("may", "truc"): 12}
NAMES = {"office": "Trụ sở Tỉnh ủy", "may": "UBND xã Suối Mây", "truc": "UBND xã Khe Trúc"}


def at(hour: int, minute: int = 0, day: dt.date = DAY) -> dt.datetime:
    """A moment in the province."""
    return dt.datetime.combine(day, dt.time(hour, minute), dt.timezone(dt.timedelta(hours=7)))


@dataclass(frozen=True, slots=True)
class Garage:
    """Who asks, who gives out cars, and the places."""

    tinh: cast.Province
    dispatcher: Acting
    officer: Acting
    neighbour: Acting
    places: dict[str, Place]
    cars: list[Vehicle]
    driver: Any

    def ask(self, by: Acting | None = None, **facts: Any) -> VehicleAsk:
        wanted: dict[str, Any] = {
            "fleet_id": self.tinh.office.pk, "purpose": Purpose.FIELD, "matter": "Kiểm tra một cửa", "people": 2,
            "start_id": self.places["office"].pk, "end_id": self.places["may"].pk, "arrive_by": at(8),
            "return_from": at(11),
        }  # fmt: skip
        return services.ask_for_car(wanted=services.Wanted(**(wanted | facts)), by=by or self.officer, at=cast.AT)

    def give(self, *asks: VehicleAsk, car: int = 0, day: dt.date = DAY, **facts: Any) -> Trip:
        given = services.Given(tuple(a.pk for a in asks), self.cars[car].pk, **facts)
        who = {"by": self.dispatcher, "at": cast.AT}
        return services.give_out(fleet_id=self.tinh.office.pk, day=day, given=[given], **who)[0]


def garage(body: Agency | None = None) -> Garage:
    """Three cars for 4, 6 and 15 passengers at the office, one driver's post, distances between three places."""
    tinh = cast.province()
    dispatcher, officer = at_desk(Role.CLERK, tinh.office), at_desk(Role.OFFICER, tinh.office)
    told: dict[str, Any] = {"by": dispatcher, "at": cast.AT}
    places = {key: services.add_place(name=name, **told) for key, name in NAMES.items()}
    for (one, other), km in KM.items():
        services.set_distance(one_id=places[one].pk, other_id=places[other].pk, km=km, **told)
    driver = cast.person_in(tinh.office, Role.OFFICER, name="Đỗ Minh Lam", title="Lái xe").post
    cars = [
        services.add_vehicle(
            facts=services.CarFacts(plate, kind, seats, places["office"].pk, driver.pk, cast.START), **told
        )
        for plate, kind, seats in (
            ("51A-001.11", VehicleKind.CAR, 5),
            ("51A-002.22", VehicleKind.CAR, 7),
            ("51B-003.33", VehicleKind.VAN, 16),
        )
    ]
    return Garage(tinh, dispatcher, officer, at_desk(Role.OFFICER, tinh.organisation), places, cars, driver)


def page_of(who: Acting) -> Any:
    """The account of somebody, for client.force_login."""
    return User.objects.get(pk=who.account_id)
