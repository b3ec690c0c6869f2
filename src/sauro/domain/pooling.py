"""Ghép xe. Requests of a day in few cars: each trip says who rides with whom and why, each request left says why not.

`pool` is the plain heuristic (`pooler`); `pooling_solver.solve` stands behind the same interface (C3.3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sauro.domain.pooler import CarDay, Placed, Pooler, PoolPlan
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.trips import Bar, Barred, Car, CarAsk, Run, is_free, no_car

SHARED = "1773-CV/TU, mục 3"  # "sử dụng phương tiện đi chung phù hợp với số lượng thành viên"


@dataclass(frozen=True, slots=True)
class PoolTrip:
    """Chuyến ghép. `alone_km`: what its requests would have driven each in a car of its own; `why`: why these ride
    together, or why this one rides alone; `standing`: the trip that they join.
    """

    car: Car
    run: Run
    alone_km: int
    why: tuple[Sentence, ...] = ()
    standing: int | None = None

    @property
    def saved(self) -> int:
        """Số km bớt được; never below nought for a trip that the plan made itself."""
        return self.alone_km - self.run.km

    @property
    def spare(self) -> int:
        """Ghế trống."""
        return self.car.seats - self.run.people


@dataclass(frozen=True, slots=True)
class Left:
    """Đề nghị chưa có xe, and why."""

    ask: int
    why: Sentence


@dataclass(frozen=True, slots=True)
class Pooling:
    """Phương án ghép xe: trips in the order of leaving; what is left, each with its reason."""

    trips: tuple[PoolTrip, ...]
    left: tuple[Left, ...] = ()

    @property
    def km(self) -> int:
        return sum(t.run.km for t in self.trips)

    @property
    def saved(self) -> int:
        return sum(t.saved for t in self.trips)

    @property
    def score(self) -> tuple[int, int, int, int]:
        """Thứ tự ưu tiên: requests without a car, kilometres, cars, empty seats; the lower the better."""
        return len(self.left), self.km, len(self.trips), sum(t.spare for t in self.trips)


Solver = Callable[[CarDay], Pooling]


def pool(day: CarDay) -> Pooling:
    """Phương án ghép xe. Deterministic; no car over its seats, no two trips of a car at a time, every request once
    or left with its reason.
    """
    if not day.cars:
        why = Sentence(N_("Không có xe nào dùng được trong ngày."))
        return Pooling((), tuple(Left(a.id, why) for a in sorted(day.asks, key=lambda a: a.id)))
    pooler = Pooler(day)
    return explained(pooler, pooler.plan())


def explained(pooler: Pooler, plan: PoolPlan) -> Pooling:
    """The plan with its reasons; trips that nobody joined are not part of it."""
    new = [t for t in plan.trips if t.standing is None or set(t.run.asks) - t.fixed]
    trips = tuple(_told(pooler, trip, plan) for trip in sorted(new, key=lambda t: (t.run.leaves_at, t.run.asks)))
    left = [Left(n, _why_left(pooler, pooler.known[n], plan)) for n in sorted(plan.left)]
    return Pooling(trips, tuple(left))


def _told(pooler: Pooler, trip: Placed, plan: PoolPlan) -> PoolTrip:
    asks = [pooler.known[n] for n in trip.run.asks]
    alone = 0
    for ask in asks:
        own = pooler.grown(ask, None, trip.run.base)
        alone += own.km if isinstance(own, Run) else 0
    why = _why_together(pooler, trip, asks) if len(asks) > 1 else _why_apart(pooler, asks[0], trip, plan)
    return PoolTrip(trip.car, trip.run, alone, why, trip.standing)


def _why_together(pooler: Pooler, trip: Placed, asks: Sequence[CarAsk]) -> tuple[Sentence, ...]:
    ends = list(dict.fromkeys(pooler.day.roads.name(s.place) for s in trip.run.stops if not (s.on or s.back)))
    values = {
        "n": str(len(asks)), "places": ", ".join(ends), "people": str(trip.run.people), "seats": str(trip.car.seats),
        "car": trip.car.label,
    }  # fmt: skip
    there = [s.at for s in trip.run.stops if not (s.on or s.back)]
    hours = {"since": f"{min(there):%H:%M}", "until": f"{max(there):%H:%M}"}
    return (
        Sentence(N_("{n} đề nghị cùng tuyến {places}: {people} người trên {seats} chỗ của xe {car}."), values),
        Sentence(N_("Đến nơi từ {since} đến {until}, ai cũng kịp giờ phải có mặt."), hours),
    )


def _why_apart(pooler: Pooler, ask: CarAsk, trip: Placed, plan: PoolPlan) -> tuple[Sentence, ...]:
    """Why a request rides alone: what stands against the nearest one that goes the same way."""
    near = _nearest(pooler, ask, [t for t in plan.trips if t != trip], plan)
    if near is None:
        return (Sentence(N_("Không có đề nghị nào cùng tuyến trong ngày.")),)
    other, barred = near
    values: dict[str, str | Sentence] = {"other": other.label, "why": barred.why}
    return (Sentence(N_("Không ghép với {other}: {why}."), values),)


def _nearest(pooler: Pooler, ask: CarAsk, trips: Sequence[Placed], plan: PoolPlan) -> tuple[CarAsk, Barred] | None:
    """The request that goes nearest to the same place, and why it cannot ride along; None where none goes near."""
    ways = []
    for trip in trips:
        others = [t for t in plan.trips if t != trip]
        for mate in (pooler.known[n] for n in trip.run.asks):
            far = pooler.day.roads.between(ask.end, mate.end)
            if far is not None and pooler.day.terms.minutes(far) <= pooler.day.terms.detour:
                gap = abs((mate.arrive_by - ask.arrive_by).total_seconds())
                ways.append((far, gap, mate.id, mate, trip, others))
    for *_, mate, trip, others in sorted(ways, key=lambda way: way[:3]):
        joined = pooler.joined(ask, trip, [t for t in others if ask.id not in t.run.asks])
        return mate, joined if isinstance(joined, Barred) else Barred(Bar.NO_GAIN)
    return None


def _why_left(pooler: Pooler, ask: CarAsk, plan: PoolPlan) -> Sentence:
    own = pooler.opened(ask, plan.trips)
    if isinstance(own, Placed):
        return Sentence(N_("Còn xe, người điều xe chưa xếp."))
    near = _nearest(pooler, ask, plan.trips, plan)
    if near is None:
        return Sentence(N_("Chưa có xe: {why}."), {"why": own.why})
    return Sentence(
        N_("Chưa có xe: {why}. Không ghép được với {other}: {apart}."),
        {"why": own.why, "other": near[0].label, "apart": near[1].why},
    )


Group = tuple[int, Sequence[int]]


def arranged(day: CarDay, groups: Sequence[Group], into: Mapping[int, Sequence[int]]) -> Pooling:
    """Phương án do người xếp. `groups`: (car, requests) of new trips; `into`: standing trip → requests that join it.

    Refusal vehicle.arranged where a group cannot ride so; the dispatcher decides, seats and clocks do not bend.
    """
    pooler = Pooler(day)
    trips = list(pooler.stood)
    for trip_id, asks in into.items():
        at = next((n for n, t in enumerate(trips) if t.standing == trip_id), None)
        if at is None:
            raise _no_trip()
        for ask in asks:
            joined = pooler.joined(pooler.known[ask], trips[at], [*trips[:at], *trips[at + 1 :]])
            trips[at] = _accepted(joined, pooler.known[ask], trips[at].car)
    for car_id, asks in groups:
        car = next(c for c in pooler.cars if c.id == car_id)
        trips.append(_group(pooler, car, [pooler.known[n] for n in asks], trips))
    given = {n for part in (*(asks for _, asks in groups), *into.values()) for n in part}
    plan = PoolPlan(tuple(trips), tuple(a.id for a in day.asks if a.id not in given))
    return explained(pooler, plan)


def _group(pooler: Pooler, car: Car, asks: Sequence[CarAsk], others: Sequence[Placed]) -> Placed:
    run: Run | None = None
    trip: Placed | None = None
    for ask in asks:
        barred = pooler.apart(ask, trip) if trip else None
        found = barred or pooler.grown(ask, run, car.base)
        if isinstance(found, Run):
            run, trip = found, Placed(car, found)
        else:
            _accepted(found, ask, car)
    assert run is not None and trip is not None
    busy = (*car.busy, *(o.run.span for o in others if o.car.id == car.id))
    if run.people > car.seats or not is_free(busy, run.span, pooler.day.terms):
        _accepted(no_car(run.people, run.span, [car]), asks[-1], car)
    return trip


def _no_trip() -> Refusal:
    return Refusal(
        "vehicle.trip",
        N_("Chuyến này không nhận thêm người được."),
        clause=SHARED,
        advice=N_("Tải lại trang; chọn chuyến khác hoặc xe riêng."),
        key="C3.3",
    )


def _accepted(found: Placed | Barred, ask: CarAsk, car: Car) -> Placed:
    if isinstance(found, Placed):
        return found
    raise Refusal(
        "vehicle.arranged",
        Sentence(N_("{ask} không đi được xe {car}: {why}."), {"ask": ask.label, "car": car.label, "why": found.why}),
        clause=SHARED,
        advice=N_("Chọn xe khác, tách ra chuyến riêng, hoặc thống nhất lại giờ với nơi đề nghị."),
        key="C3.3",
    )
