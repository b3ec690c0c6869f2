"""Quy tắc về xe công. Trips, requests and odometers held against a clause: what has to be looked at (C3.3).

Each rule is a pure function of a month's facts of one body's cars. Nothing says where a person was: a trip knows its
places as they were asked for, a car its kilometres as they were read at the return.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.pooler import CarDay, Pooler
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.trips import Car, CarAsk, PoolTerms, Roads, Run, Span, is_free
from sauro.domain.vehicles import NO_PRIVATE, Purpose, TripState, unfounded_day
from sauro.domain.worktime import WorkCalendar

TOO_LARGE = "vehicles.too_large"
EMPTY = "vehicles.empty_seats"
NO_BASIS = "vehicles.no_basis"
CONFLICT = "vehicles.conflict"
KM = "vehicles.km"
_KEY = "C3.3"


@dataclass(frozen=True, slots=True)
class AskFact:
    """Đề nghị đã đi hoặc sẽ đi, as the rules see it: how it rides, for what, on which document, for which body."""

    ask: CarAsk
    body: int
    purpose: Purpose
    basis: str


@dataclass(frozen=True, slots=True)
class TripFact:
    """Chuyến xe, as the rules see it. `driver`: a post, `drivers`: how many hold it; `out`, `back`: the odometer."""

    id: int
    label: str
    car: Car
    span: Span
    state: TripState
    asks: tuple[AskFact, ...]
    driver: int | None = None
    drivers: int = 1
    out: int | None = None
    back: int | None = None

    @property
    def people(self) -> int:
        return sum(a.ask.people for a in self.asks)


@dataclass(frozen=True, slots=True)
class FleetFacts:
    """Việc dùng xe của một cơ quan quanh một tháng. `cars`: their `busy` holds only when they are out of service."""

    fleet: int
    trips: tuple[TripFact, ...]
    cars: tuple[Car, ...]
    roads: Roads

    def going(self) -> list[TripFact]:
        """Trips that were not cancelled, in the order of leaving."""
        return sorted((t for t in self.trips if t.state is not TripState.CANCELLED), key=lambda t: (t.span, t.id))


def fleet_scope(fleet: int, day: dt.date) -> str:
    """Phạm vi: the cars of one body in one month."""
    return f"vehicles:{fleet}:{day:%Y-%m}"


def _scopes(facts: FleetFacts, trips: Sequence[TripFact]) -> tuple[str, ...]:
    """The month of the latest of these trips, and each of them, for its page."""
    last = max(t.span[0] for t in trips)
    return (fleet_scope(facts.fleet, last.date()), *(f"trip:{t.id}" for t in trips))


def _trip(trip: TripFact) -> Piece:
    since, until = trip.span
    hours = {"since": f"{since:%H:%M %d/%m/%Y}", "until": f"{until:%H:%M %d/%m/%Y}"}
    values = hours | {
        "trip": trip.label, "car": trip.car.label, "people": str(trip.people), "seats": str(trip.car.seats),
    }  # fmt: skip
    said = N_("{trip}, xe {car}: {since} đến {until}, {people} người trên {seats} chỗ")
    return Piece(PieceKind.FACT, Sentence(said, values), at=since.isoformat())


def too_large(facts: FleetFacts, *, rules: RuleBook) -> tuple[Found, ...]:
    """Xe lớn hơn cần thiết. More empty seats than the rulebook allows, while a smaller car of the body stood free."""
    going, found = facts.going(), []
    for trip in going:
        day = trip.span[0].date()
        if trip.car.seats - trip.people <= rules.number("vehicle.spare_seats", day) or not trip.asks:
            continue
        terms = PoolTerms.of(rules, day)
        fit = [c for c in facts.cars if trip.people <= c.seats < trip.car.seats and c.base == trip.car.base]
        free = [c for c in fit if is_free([*c.busy, *_duties(going, c.id)], trip.span, terms)]
        if free:
            found.append(_too_large(facts, trip, min(free, key=lambda c: (c.seats, c.id))))
    return tuple(found)


def _duties(going: Iterable[TripFact], car: int) -> list[Span]:
    return [t.span for t in going if t.car.id == car]


def _too_large(facts: FleetFacts, trip: TripFact, other: Car) -> Found:
    values = {
        "trip": trip.label, "people": str(trip.people), "seats": str(trip.car.seats), "car": trip.car.label,
        "other": other.label, "fewer": str(other.seats),
    }  # fmt: skip
    return Found(
        rule=TOO_LARGE,
        key=_KEY,
        source=NO_PRIVATE,
        slot=f"trip.{trip.id}",
        body=facts.fleet,
        said=Sentence(N_("{trip}: {people} người đi xe {seats} chỗ, khi xe {other} {fewer} chỗ đang rảnh."), values),
        right=Sentence(N_("Bố trí xe {other}, phù hợp với số người."), values),
        proof=(
            _trip(trip),
            Piece(
                PieceKind.FACT, Sentence(N_("Xe {other}, {fewer} chỗ, không có chuyến nào trong thời gian ấy"), values)
            ),
        ),
        scopes=_scopes(facts, [trip]),
    )


def empty_seats(facts: FleetFacts, *, rules: RuleBook) -> tuple[Found, ...]:
    """Ghế trống khi có người cùng tuyến. Two trips whose people had room in one of the cars, at hours that suit both.

    Who asked, with a reason at the time, to ride alone is left out; each trip is named once.
    """
    found: list[Found] = []
    named: set[int] = set()
    days: dict[dt.date, list[TripFact]] = {}
    for trip in facts.going():
        days.setdefault(trip.span[0].date(), []).append(trip)
    for day, trips in sorted(days.items()):
        asks = tuple(a.ask for t in trips for a in t.asks)
        pooler = Pooler(CarDay(asks, facts.cars, facts.roads, PoolTerms.of(rules, day)))
        for one, other in combinations(trips, 2):
            if {one.id, other.id}.isdisjoint(named) and one.asks and other.asks and _could_share(pooler, one, other):
                named |= {one.id, other.id}
                found.append(_empty(facts, one, other))
    return tuple(found)


def _could_share(pooler: Pooler, one: TripFact, other: TripFact) -> bool:
    asks = [a.ask for t in (one, other) for a in t.asks]
    car = max((one.car, other.car), key=lambda c: c.seats)
    if any(a.alone for a in asks) or one.people + other.people > car.seats or len(asks) > pooler.day.terms.most:
        return False
    both = pooler.whole(asks, car.base)
    apart = [pooler.whole([a.ask for a in t.asks], t.car.base) for t in (one, other)]
    if not isinstance(both, Run):
        return False
    return both.km < sum(run.km for run in apart if isinstance(run, Run))


def _empty(facts: FleetFacts, one: TripFact, other: TripFact) -> Found:
    large = max((one, other), key=lambda t: t.car.seats)
    values = {
        "one": one.label, "other": other.label, "people": str(one.people + other.people), "car": large.car.label,
        "seats": str(large.car.seats),
    }  # fmt: skip
    said = N_("{one} và {other} đi cùng tuyến, cùng giờ: {people} người đi vừa xe {car} {seats} chỗ.")
    return Found(
        rule=EMPTY,
        key=_KEY,
        source=NO_PRIVATE,
        slot=f"trips.{one.id}.{other.id}",
        body=facts.fleet,
        said=Sentence(said, values),
        right=Sentence(N_("Ghép vào một xe; đề nghị phải đi riêng thì ghi lý do ngay khi đề nghị.")),
        proof=(_trip(one), _trip(other)),
        soft=True,
        scopes=_scopes(facts, [one, other]),
    )


def no_basis(facts: FleetFacts, *, calendar: WorkCalendar) -> tuple[Found, ...]:
    """Dùng xe ngày nghỉ không có căn cứ: no number of a document, on a day off. The body that asked answers."""
    found = []
    for trip in facts.going():
        for fact in trip.asks:
            ask = fact.ask
            day = unfounded_day(fact.purpose, fact.basis, ask.arrive_by, ask.return_from, calendar)
            if day is not None:
                found.append(_no_basis(facts, trip, fact, day))
    return tuple(found)


def _no_basis(facts: FleetFacts, trip: TripFact, fact: AskFact, day: dt.date) -> Found:
    values = {"ask": fact.ask.label, "day": f"{day:%d/%m/%Y}"}
    return Found(
        rule=NO_BASIS,
        key=_KEY,
        source=NO_PRIVATE,
        slot=f"ask.{fact.ask.id}",
        body=fact.body,
        said=Sentence(N_("{ask} dùng xe ngày {day} mà không ghi văn bản làm căn cứ."), values),
        right=Sentence(N_("Ghi số, ký hiệu văn bản giao việc, lịch trực hoặc kế hoạch khi đề nghị xe.")),
        proof=(
            _trip(trip),
            Piece(PieceKind.TIME, Sentence(N_("Ngày cần có căn cứ: {day}"), values), fact.basis, at=day.isoformat()),
        ),
        watch=facts.fleet if facts.fleet != fact.body else None,
        scopes=(*_scopes(facts, [trip]), f"vehicle_ask:{fact.ask.id}"),
    )


def conflicts(facts: FleetFacts) -> tuple[Found, ...]:
    """Xung đột. One car or one driver in two places, a car out of service, more people than seats."""
    going, found = facts.going(), []
    for trip in going:
        if trip.people > trip.car.seats:
            said = N_("{trip}: {people} người, xe chỉ có {seats} chỗ.")
            found.append(_conflict(facts, [trip], f"seats.{trip.id}", said, N_("Bố trí xe đủ chỗ hoặc thêm xe.")))
        if any(trip.span[0] < until and since < trip.span[1] for since, until in trip.car.busy):
            said = N_("{trip}: xe {car} không dùng được trong thời gian ấy.")
            found.append(_conflict(facts, [trip], f"out.{trip.id}", said, N_("Bố trí xe khác, hoặc hủy chuyến.")))
    for one, other in combinations(going, 2):
        if not (one.span[0] < other.span[1] and other.span[0] < one.span[1]):
            continue
        if one.car.id == other.car.id:
            said = N_("{trip} và {other} trùng giờ trên cùng một xe {car}.")
            slot = f"car.{one.id}.{other.id}"
            found.append(_conflict(facts, [one, other], slot, said, N_("Bố trí xe khác cho một trong hai chuyến.")))
        if one.driver is not None and one.driver == other.driver and one.drivers < 2:
            said = N_("{trip} và {other} trùng giờ, cùng một người lái.")
            slot = f"driver.{one.id}.{other.id}"
            found.append(
                _conflict(facts, [one, other], slot, said, N_("Giao người lái khác cho một trong hai chuyến."))
            )
    return tuple(found)


def _conflict(facts: FleetFacts, trips: Sequence[TripFact], slot: str, said: str, right: str) -> Found:
    first, last = trips[0], trips[-1]
    values = {
        "trip": first.label, "other": last.label, "car": first.car.label, "people": str(first.people),
        "seats": str(first.car.seats),
    }  # fmt: skip
    return Found(
        rule=CONFLICT,
        key=_KEY,
        source=NO_PRIVATE,
        slot=slot,
        body=facts.fleet,
        said=Sentence(said, values),
        right=Sentence(right),
        proof=tuple(_trip(t) for t in trips),
        scopes=_scopes(facts, trips),
    )


def kilometres(facts: FleetFacts, *, rules: RuleBook, calendar: WorkCalendar, on: dt.date) -> tuple[Found, ...]:
    """Số km không khớp. Driven between two trips without a trip, or not written down when the car was back."""
    found = []
    for trip in facts.going():
        back = trip.span[1].date()
        last = calendar.add_working_days(back, rules.number("vehicle.return_within", back))
        if trip.back is None and on > last:
            found.append(_unread(facts, trip, last))
    for car in facts.cars:
        read = [t for t in facts.going() if t.car.id == car.id and t.out is not None and t.back is not None]
        for one, other in pairwise(sorted(read, key=lambda t: (t.span, t.id))):
            gap = (other.out or 0) - (one.back or 0)
            if gap > rules.number("vehicle.gap_km", other.span[0].date()):
                found.append(_gap(facts, one, other, gap))
    return tuple(found)


def _unread(facts: FleetFacts, trip: TripFact, last: dt.date) -> Found:
    values = {"trip": trip.label, "day": f"{last:%d/%m/%Y}"}
    return Found(
        rule=KM,
        key=_KEY,
        source=NO_PRIVATE,
        slot=f"unread.{trip.id}",
        body=facts.fleet,
        said=Sentence(N_("{trip} đã về mà chưa ghi số km; hạn ghi {day}."), values),
        right=Sentence(N_("Ghi số km trên đồng hồ lúc đi, lúc về ở trang của chuyến.")),
        proof=(_trip(trip),),
        scopes=_scopes(facts, [trip]),
    )


def _gap(facts: FleetFacts, one: TripFact, other: TripFact, gap: int) -> Found:
    values = {
        "car": one.car.label, "gap": str(gap), "one": one.label, "other": other.label, "back": str(one.back),
        "out": str(other.out),
    }  # fmt: skip
    said = N_("Xe {car} chạy {gap} km giữa {one} và {other} mà không có lệnh điều xe.")
    read = Piece(PieceKind.FACT, Sentence(N_("Đồng hồ lúc về {back} km, lúc đi chuyến sau {out} km"), values))
    return Found(
        rule=KM,
        key=_KEY,
        source=NO_PRIVATE,
        slot=f"gap.{one.id}.{other.id}",
        body=facts.fleet,
        said=Sentence(said, values),
        right=Sentence(
            N_("Mỗi lần xe ra khỏi cơ quan có đề nghị và lệnh điều xe; đi bảo dưỡng thì ghi vào lịch của xe.")
        ),
        proof=(_trip(one), _trip(other), read),
        scopes=_scopes(facts, [other, one]),
    )
