"""Xe công mẫu. Three cars of Văn phòng Tỉnh ủy and one of Sở Nội vụ, places, distances, requests of tomorrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from sauro.apps.agencies.models import Agency, Post
from sauro.apps.rulebook.queries import calendar
from sauro.apps.vehicles import services
from sauro.apps.vehicles.models import Place, Vehicle
from sauro.domain.acting import Acting
from sauro.domain.vehicles import Purpose, VehicleKind

_PLACES = ("Trụ sở Tỉnh ủy", "UBND xã Suối Mây", "UBND xã Khe Trúc", "UBND phường Bến Trăng", "Trụ sở Sở Nội vụ")
_KM = {
    (0, 1): 40, (0, 2): 52, (1, 2): 12, (0, 3): 8, (1, 3): 46, (2, 3): 58, (0, 4): 2, (1, 4): 41, (2, 4): 53, (3, 4): 7,
}  # fmt: skip
_CARS = (
    ("tonghop", "99A-012.34", VehicleKind.CAR, 5, 0, 0),
    ("tonghop", "99A-056.78", VehicleKind.CAR, 7, 0, 1),
    ("tonghop", "99B-001.60", VehicleKind.VAN, 16, 0, None),
    ("snv.vanthu", "99A-077.07", VehicleKind.CAR, 7, 4, None),
)
_ASKS = (  # who asks, matter, people, to, hour to be there, hour free to leave
    ("tonghop", "Kiểm tra bộ phận một cửa xã Suối Mây", 3, 1, (8, 30), (11, 0)),
    ("chuyenvien", "Hỗ trợ phần mềm một cửa xã Khe Trúc", 1, 2, (9, 0), (11, 0)),
    ("vanthu", "Bàn giao hồ sơ lưu trữ xã Suối Mây", 2, 1, (8, 30), (10, 30)),
)


def load_cars(at: dt.datetime, acting: Callable[[str, dt.date], Acting | None]) -> None:
    """Xe công mẫu, through the services; skipped where any car stands. `acting`: who a sample account is on a day."""
    today = timezone.localdate(at)
    people = {name: acting(name, today) for name in {row[0] for row in (*_CARS, *_ASKS)}}
    keeper = people["tonghop"]
    if Vehicle.objects.exists() or keeper is None:
        return
    places = [services.add_place(name=name, by=keeper, at=at) for name in _PLACES]
    for (one, other), km in _KM.items():
        services.set_distance(one_id=places[one].pk, other_id=places[other].pk, km=km, by=keeper, at=at)
    drivers = list(Post.objects.filter(agency__code="VPTU", title__startswith="Lái xe").order_by("pk"))
    for username, plate, kind, seats, base, driver in _CARS:
        by = people[username]
        if by is not None:
            post = drivers[driver].pk if driver is not None and driver < len(drivers) else None
            facts = services.CarFacts(plate, kind, seats, places[base].pk, post, dt.date(2025, 7, 1))
            services.add_vehicle(facts=facts, by=by, at=at)
    _ask(at, places, people)


def _ask(at: dt.datetime, places: list[Place], people: dict[str, Acting | None]) -> None:
    """Three requests on one road for the next working day."""
    day = calendar().next_working_day(timezone.localdate(at))
    zone = timezone.get_current_timezone()
    fleet = Agency.objects.get(code="VPTU")
    for username, matter, count, end, there, back in _ASKS:
        by = people[username]
        if by is not None:
            hours = [dt.datetime.combine(day, dt.time(*hour), zone) for hour in (there, back)]
            wanted = services.Wanted(
                fleet.pk, Purpose.FIELD, matter, count, places[0].pk, places[end].pk, hours[0], hours[1]
            )  # fmt: skip
            services.ask_for_car(wanted=wanted, by=by, at=at)
