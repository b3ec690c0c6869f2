"""Tìm cách ghép xe. The heuristic of the core: by seats, time windows and route; the same facts, the same plan (C3.3).

Each request goes where it costs the fewest more kilometres, into a car that runs already or into the smallest free one
that holds it; then whole cars are emptied into others as long as that is better. A few orders are tried, the best kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sauro.domain.trips import Bar, Barred, Car, CarAsk, PoolTerms, Roads, Run, Span, is_free, no_car, orders, run_of

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """Chuyến đã giao: its car and those who ride stay, others may still join; `span`: as it was given out."""

    id: int
    car: int
    asks: tuple[CarAsk, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CarDay:
    """Việc của người điều xe trong một ngày: requests that wait, cars, trips that stand already, roads, terms."""

    asks: tuple[CarAsk, ...]
    cars: tuple[Car, ...]
    roads: Roads
    terms: PoolTerms
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A trip while the plan is made; `fixed`: how many of its requests stand already."""

    car: Car
    run: Run
    standing: int | None = None
    fixed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PoolPlan:
    trips: tuple[Placed, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def score(self) -> tuple[int, int, int, int]:
        spare = sum(t.car.seats - t.run.people for t in self.trips)
        return len(self.left), sum(t.run.km for t in self.trips), len(self.trips), spare


class Pooler:
    """Người ghép xe. The questions of one day, answered once each."""

    def __init__(self, day: CarDay) -> None:
        self.day = day
        self.known = {a.id: a for a in (*day.asks, *(a for s in day.standing for a in s.asks))}
        self.cars = sorted(day.cars, key=lambda c: (c.seats, c.id))
        self.bases = sorted({c.base for c in day.cars})
        self._runs: dict[tuple[int, tuple[tuple[int, ...], tuple[int, ...]] | None, int], Run | Barred] = {}
        self._friends: dict[int, frozenset[int]] = {}
        self._pairs: dict[tuple[int, int], Barred | None] = {}
        self.stood = self._stand()

    def grown(self, ask: CarAsk, run: Run | None, base: int) -> Run | Barred:
        """The shortest run with one more request; else what stands against the order that came furthest."""
        key = ask.id, run.order if run else None, base
        if key not in self._runs:
            self._runs[key] = self._grow(ask, run, base)
        return self._runs[key]

    def _grow(self, ask: CarAsk, run: Run | None, base: int) -> Run | Barred:
        best: Run | None = None
        barred: Barred | None = None
        for ons, offs in orders(run, self.known, ask):
            found = run_of(ons, offs, base=base, roads=self.day.roads, terms=self.day.terms)
            if isinstance(found, Barred):
                barred = barred or found
            elif best is None or found.km < best.km:
                best = found
        return best or barred or Barred(Bar.ALONE)

    def whole(self, asks: Sequence[CarAsk], base: int) -> Run | Barred:
        """The run of these requests together, grown one by one in their order."""
        found: Run | Barred = Barred(Bar.ALONE)
        for ask in asks:
            found = self.grown(ask, found if isinstance(found, Run) else None, base)
            if isinstance(found, Barred):
                break
        return found

    def car_for(self, run: Run, others: Iterable[Placed]) -> Car | None:
        """The smallest car of that base with the seats, free from its own duties and from the other trips."""
        taken: dict[int, list[Span]] = {}
        for other in others:
            taken.setdefault(other.car.id, []).append(other.run.span)
        for car in self.cars:
            fits = car.base == run.base and car.seats >= run.people
            if fits and is_free((*car.busy, *taken.get(car.id, ())), run.span, self.day.terms):
                return car
        return None

    def apart(self, ask: CarAsk, trip: Placed) -> Barred | None:
        """What cheaply stands against riding with a trip, before any order is tried."""
        mates = [self.known[n] for n in trip.run.asks]
        if ask.alone or any(m.alone for m in mates):
            return Barred(Bar.ALONE)
        if len(mates) >= self.day.terms.most:
            return Barred(Bar.MANY, {"limit": str(self.day.terms.most)})
        most = trip.car.seats if trip.standing is not None else self.cars[-1].seats
        if trip.run.people + ask.people > most:
            return Barred(Bar.SEATS, {"need": str(trip.run.people + ask.people), "have": str(most)})
        return next((barred for mate in mates if (barred := self.pair(mate, ask))), None)

    def friends(self, ask: CarAsk) -> frozenset[int]:
        """Requests with which this one could share a car, by two."""
        if ask.id not in self._friends:
            others = (o for o in self.known.values() if o.id != ask.id and not (o.alone or ask.alone))
            self._friends[ask.id] = frozenset(o.id for o in others if self.pair(ask, o) is None)
        return self._friends[ask.id]

    def pair(self, one: CarAsk, other: CarAsk) -> Barred | None:
        """Whether two requests alone could share a car, whatever its seats; who cannot by two cannot by three."""
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in self._pairs:
            self._pairs[key] = self._pair(one, other)
        return self._pairs[key]

    def _pair(self, one: CarAsk, other: CarAsk) -> Barred | None:
        gap = abs(int((one.arrive_by - other.arrive_by).total_seconds())) // 60
        if gap > self._farthest(one, other):
            return Barred(Bar.THERE, {"need": str(gap), "limit": str(self.day.terms.early)})
        run = self.grown(one, None, one.start)
        both = self.grown(other, run, one.start) if isinstance(run, Run) else run
        return both if isinstance(both, Barred) else None

    def _farthest(self, one: CarAsk, other: CarAsk) -> int:
        """No two hours of arrival further apart than this can be met by one run: all are in the car together."""
        ways = [self.day.roads.between(a.start, a.end) or 0 for a in (one, other)]
        return self.day.terms.early + self.day.terms.minutes(max(ways)) + self.day.terms.detour

    def joined(self, ask: CarAsk, trip: Placed, others: Sequence[Placed]) -> Placed | Barred:
        """The trip with one more request in it, in a larger car where that is needed and free."""
        barred = self.apart(ask, trip)
        if barred:
            return barred
        run = self.grown(ask, trip.run, trip.run.base)
        if isinstance(run, Barred):
            return run
        if trip.standing is not None:
            busy = (*trip.car.busy, *(o.run.span for o in others if o.car.id == trip.car.id))
            free = is_free(busy, run.span, self.day.terms)
            return replace(trip, run=run) if free else no_car(run.people, run.span, [trip.car])
        car = self.car_for(run, others)
        return replace(trip, run=run, car=car) if car else no_car(run.people, run.span, self.cars)

    def opened(self, ask: CarAsk, others: Sequence[Placed]) -> Placed | Barred:
        """A car of its own: the nearest base, the smallest car."""
        found: list[Placed] = []
        barred = no_car(ask.people, (ask.arrive_by, ask.return_from or ask.arrive_by), self.cars)
        for base in self.bases:
            run = self.grown(ask, None, base)
            if isinstance(run, Barred):
                barred = run
                continue
            car = self.car_for(run, others)
            if car:
                found.append(Placed(car, run))
            elif not found:
                barred = no_car(ask.people, run.span, self.cars)
        return min(found, key=lambda t: (t.run.km, t.car.seats, t.car.id)) if found else barred

    def placed(self, ask: CarAsk, plan: PoolPlan) -> PoolPlan:
        """The plan with one more request, where it costs the fewest more kilometres; sharing wins a tie."""
        ways: list[tuple[int, int, PoolPlan]] = []
        friends = self.friends(ask)
        for at, trip in enumerate(plan.trips):
            if not friends.issuperset(trip.run.asks):
                continue
            others = (*plan.trips[:at], *plan.trips[at + 1 :])
            joined = self.joined(ask, trip, others)
            if isinstance(joined, Placed):
                trips = (*plan.trips[:at], joined, *plan.trips[at + 1 :])
                ways.append((joined.run.km - trip.run.km, at, replace(plan, trips=trips)))
        own = self.opened(ask, plan.trips)
        if isinstance(own, Placed):
            ways.append((own.run.km, len(plan.trips), replace(plan, trips=(*plan.trips, own))))
        return min(ways, key=lambda way: way[:2])[2] if ways else replace(plan, left=(*plan.left, ask.id))

    def _stand(self) -> tuple[Placed, ...]:
        """What stands already. A trip whose facts no longer make a run keeps its car busy and takes nobody more."""
        trips, busy = [], dict[int, list[Span]]()
        for trip in self.day.standing:
            car = next(c for c in self.day.cars if c.id == trip.car)
            run = self.whole(trip.asks, car.base)
            if isinstance(run, Run):
                trips.append(Placed(car, run, trip.id, frozenset(run.asks)))
            else:
                busy.setdefault(trip.car, []).append(trip.span)
        self.cars = [replace(c, busy=(*c.busy, *busy.get(c.id, ()))) for c in self.cars]
        return tuple(trips)

    def better(self, plan: PoolPlan) -> PoolPlan:
        """Trips are emptied one by one into the others, and what was left is tried again, while that is better."""
        for _ in range(_ROUNDS):
            before = plan.score
            for trip in sorted(plan.trips, key=lambda t: (len(t.run.asks), t.run.people, t.run.asks)):
                if trip in plan.trips and trip.standing is None:
                    plan = min(plan, self._emptied(plan, trip), key=lambda p: p.score)
            if plan.score == before:
                break
        return plan

    def _emptied(self, plan: PoolPlan, trip: Placed) -> PoolPlan:
        """The plan when the requests of a trip look for another place; a car that this frees is for those left."""
        tried = PoolPlan(tuple(t for t in plan.trips if t != trip), plan.left)
        for ask in sorted(trip.run.asks):
            tried = self.placed(self.known[ask], tried)
        if len(tried.trips) < len(plan.trips) and len(tried.left) == len(plan.left):
            waiting, tried = tried.left, replace(tried, left=())
            for ask in sorted(waiting):
                tried = self.placed(self.known[ask], tried)
        return tried

    def plan(self) -> PoolPlan:
        """The best of a few orders: by the hour, by the number of people, by the length of the way."""
        far = {a.id: self.day.roads.between(a.start, a.end) or 0 for a in self.day.asks}
        keys: tuple[Callable[[CarAsk], tuple[object, ...]], ...] = (
            lambda a: (a.arrive_by, -a.people, a.id),
            lambda a: (-a.people, a.arrive_by, a.id),
            lambda a: (-far[a.id], a.end, a.arrive_by, a.id),
        )
        plans = []
        for key in keys:
            plan = PoolPlan(self.stood)
            for ask in sorted(self.day.asks, key=key):
                plan = self.placed(ask, plan)
            plans.append(self.better(plan))
        return min(plans, key=lambda p: p.score)
