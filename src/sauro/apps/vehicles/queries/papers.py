"""Lệnh điều xe, danh sách xe trong ngày. What the two papers print, for every writer; the head by the body."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import parent_on
from sauro.apps.letters.queries import place_of
from sauro.apps.rulebook.queries import rules
from sauro.apps.vehicles.models import Place, Trip, VehicleAsk
from sauro.apps.vehicles.queries.asks import asks_of, asks_of_day, trips_of_day
from sauro.apps.vehicles.queries.fleet import driver_names
from sauro.domain.agencies import Tree
from sauro.domain.letters import printed_number
from sauro.domain.sentence import N_, Sentence
from sauro.domain.vehicles import PURPOSE_WORDS, VEHICLE_WORDS, AskState, Purpose, TripState, VehicleKind
from sauro.writers.letter import LetterSheet, LetterTable

_SIGNER = N_("Người điều xe")
_UNNAMED = N_("(chưa phân công)")
_ASKS = (
    (N_("TT"), 10.0, "c"),
    (N_("Nơi đề nghị"), 38.0, "l"),
    (N_("Nội dung, căn cứ"), 43.0, "l"),
    (N_("Số người"), 18.0, "c"),
    (N_("Đón"), 28.0, "l"),
    (N_("Có mặt"), 28.0, "l"),
)
_READ = (
    (N_("Đồng hồ lúc đi (km)"), 41.0, "c"),
    (N_("Đồng hồ lúc về (km)"), 41.0, "c"),
    (N_("Giờ về"), 30.0, "c"),
    (N_("Người đi xác nhận"), 53.0, "c"),
)
_DAY = (
    (N_("TT"), 10.0, "c"),
    (N_("Xe, lái xe"), 38.0, "l"),
    (N_("Đi, về"), 22.0, "c"),
    (N_("Nơi đề nghị, nơi đến"), 63.0, "l"),
    (N_("Người/chỗ"), 18.0, "c"),
    (N_("Km"), 14.0, "c"),
)


def _sheet(agency: Agency, on: dt.date, **facts: Any) -> LetterSheet:
    """Head, date and form of a paper of this body."""
    party, over = agency.tree == Tree.PARTY, parent_on(agency.pk, on)
    keep = N_("- Lưu Văn phòng.") if party else N_("- Lưu: VT.")
    return LetterSheet(
        party=party, above=over.name if over else "", agency=agency.name, place=place_of(agency, on), day=on, to="",
        opening="", lines=(), asks="", closing="", signer_title=_SIGNER,
        form=rules().rule("letter.party_form", on).value if party else "",
        sent_to=(N_("- Lái xe;"), N_("- Nơi đề nghị xe;"), keep), **facts,
    )  # fmt: skip


def trip_sheet(trip: Trip) -> LetterSheet:
    """Lệnh điều xe of a trip, as it was accepted."""
    agency, on, asks = trip.agency, timezone.localdate(trip.at), asks_of(trip)
    party = agency.tree == Tree.PARTY
    symbol = f"LĐX/{agency.code}" if party else f"LĐX-{agency.code}"
    ends = ", ".join(dict.fromkeys(a.end.name for a in asks))
    return _sheet(
        agency, on, kind="trip_sheet", number=printed_number(trip.number, symbol, Tree(agency.tree)),
        subject=str(Sentence(N_("xe {plate} đi {ends}"), {"plate": trip.vehicle.plate, "ends": ends})),
        text=_orders(trip), inline=(_riders(trip, asks), _odometer(trip)), signer_name=trip.by_name,
    )  # fmt: skip


def _orders(trip: Trip) -> tuple[str, ...]:
    day, car = timezone.localdate(trip.leaves_at), trip.vehicle
    names = driver_names({trip.driver_id}, day) if trip.driver_id else {}
    driver = names.get(trip.driver_id or 0, _UNNAMED)
    values = {
        "driver": driver, "plate": car.plate, "kind": VEHICLE_WORDS[VehicleKind(car.kind)].lower(),
        "seats": str(car.seats), "people": str(trip.people), "since": _moment(trip.leaves_at),
        "until": _moment(trip.back_at), "km": str(trip.km), "route": _route(trip),
    }  # fmt: skip
    said = (
        N_("1. Giao lái xe: {driver}; xe {plate}, {kind}, {seats} chỗ."),
        N_("2. Chở {people} người; xe đi lúc {since}, về khoảng {until}."),
        N_("3. Lộ trình: {route}. Quãng đường dự kiến {km} km."),
        N_("4. Xe chạy theo lệnh này, không dùng vào việc riêng. Số km được ghi lúc đi và lúc về."),
    )
    return tuple(str(Sentence(words, values)) for words in said)


def _moment(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M ngày %d/%m/%Y}"


def _route(trip: Trip) -> str:
    """Hour and place of each halt, the way back after a stroke; the same place twice in a row once."""
    names = dict(Place.objects.filter(pk__in={s["place"] for s in trip.stops}).values_list("pk", "name"))
    halts: list[str] = []
    last: tuple[int, bool] | None = None
    for stop in trip.stops:
        if last != (stop["place"], stop["back"]):
            hour = f"{timezone.localtime(dt.datetime.fromisoformat(str(stop['at']))):%H:%M}"
            turned = N_("về: ") if stop["back"] and not (last and last[1]) else ""
            halts.append(f"{turned}{hour} {names.get(stop['place'], '—')}")
        last = stop["place"], stop["back"]
    return "; ".join(halts)


def _riders(trip: Trip, asks: list[VehicleAsk]) -> LetterTable:
    hours: dict[tuple[int, bool], str] = {}
    for stop in trip.stops:
        if not stop["back"]:
            hour = f"{timezone.localtime(dt.datetime.fromisoformat(str(stop['at']))):%H:%M}"
            hours[stop["ask"], stop["on"]] = hour
    rows = []
    for number, ask in enumerate(asks, start=1):
        names = "; ".join(line.strip() for line in ask.names.splitlines() if line.strip())
        what = f"{PURPOSE_WORDS[Purpose(ask.purpose)]}: {ask.matter}" + (f" ({ask.basis})" if ask.basis else "")
        body = ask.agency.name + (f": {names}" if names else "")
        on = f"{hours.get((ask.pk, True), '')} {ask.start.name}".strip()
        rows.append((str(number), body, what, str(ask.people), on, f"{hours.get((ask.pk, False), '')} {ask.end.name}"))
    return LetterTable("", _ASKS, tuple(rows))


def _odometer(trip: Trip) -> LetterTable:
    """Empty cells high enough for the hand, or what was read."""
    read = [str(n) if n is not None else " " for n in (trip.km_out, trip.km_back)]
    return LetterTable("", _READ, ((*read, " ", " \n\n "),))


def day_sheet(fleet: Agency, day: dt.date, by_name: str) -> LetterSheet:
    """Danh sách xe trong ngày: every trip, seats that stay empty, who could not be given a car."""
    trips = [t for t in trips_of_day(fleet.pk, day) if t.state != TripState.CANCELLED]
    posts = {t.driver_id for t in trips if t.driver_id}
    names = driver_names(posts, day)
    rows = tuple(_line(n, trip, names.get(trip.driver_id or 0, _UNNAMED)) for n, trip in enumerate(trips, start=1))
    return _sheet(
        fleet, day, kind="car_list", number="", subject=str(Sentence(N_("ngày {day}"), {"day": f"{day:%d/%m/%Y}"})),
        text=_summed(fleet, day, trips), inline=(LetterTable("", _DAY, rows),) if rows else (), signer_name=by_name,
    )  # fmt: skip


def _line(number: int, trip: Trip, driver: str) -> tuple[str, ...]:
    since, until = (f"{timezone.localtime(moment):%H:%M}" for moment in (trip.leaves_at, trip.back_at))
    if timezone.localdate(trip.back_at) != timezone.localdate(trip.leaves_at):
        until = f"{timezone.localtime(trip.back_at):%H:%M %d/%m}"
    who = "; ".join(f"{a.agency.short_name or a.agency.name} ({a.people}): {a.end.name}" for a in trip.asks.all())
    seats = f"{trip.people}/{trip.vehicle.room}"
    return str(number), f"{trip.vehicle.plate}, {driver}", f"{since} – {until}", who, seats, str(trip.km)


def _summed(fleet: Agency, day: dt.date, trips: list[Trip]) -> tuple[str, ...]:
    people, room = sum(t.people for t in trips), sum(t.vehicle.room for t in trips)
    values = {
        "trips": str(len(trips)), "people": str(people), "room": str(room), "empty": str(room - people),
        "saved": str(sum(t.alone_km - t.km for t in trips)), "asks": str(sum(len(t.asks.all()) for t in trips)),
    }  # fmt: skip
    said = N_("{trips} chuyến, {asks} đề nghị: {people} người trên {room} chỗ, trống {empty}; đi chung bớt {saved} km.")
    open_ones = asks_of_day(fleet.pk, day).filter(state__in=[AskState.WAITING, AskState.REFUSED])
    without = "; ".join(f"{a.agency.short_name or a.agency.name}, {a.people} người đi {a.end.name}" for a in open_ones)
    rest = (str(Sentence(N_("Chưa bố trí được xe: {who}."), {"who": without})),) if without else ()
    return (str(Sentence(said if trips else N_("Trong ngày không có chuyến xe."), values)), *rest)
