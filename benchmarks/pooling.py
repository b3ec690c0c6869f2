"""Ghép xe. 100 requests of one day for 40 cars, from a seed: the plain plan, and the solver's where it is installed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.measure import Figure, seconds
from sauro.domain.pooler import CarDay
from sauro.domain.pooling import Pooling, Solver, pool
from sauro.domain.rulebook import default_rules
from sauro.domain.trips import Car, CarAsk, PoolTerms, Roads

REQUESTS, CARS, PLACES = 100, 40, 30
GOAL = 10.0
_DAY = dt.date(2026, 9, 16)
_ZONE = dt.timezone(dt.timedelta(hours=7))


def day_of_requests(count: int = REQUESTS) -> CarDay:
    """Two or three bodies beside one another ask for places within 100 km, most of them in the morning."""
    chance = random.Random(7)
    points = [(chance.randint(0, 80), chance.randint(0, 80)) for _ in range(PLACES)]
    km = {
        (one, other): int(1.3 * ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5) + 1
        for one, a in enumerate(points)
        for other, b in enumerate(points)
        if one < other
    }
    cars = tuple(Car(n, f"xe {n}", chance.choice((4, 4, 6, 6, 6, 15)), 0) for n in range(CARS))
    asks = []
    for number in range(count):
        hour, minute = chance.choice((7, 8, 8, 8, 9, 13, 14)), chance.choice((0, 30))
        by = dt.datetime.combine(_DAY, dt.time(hour, minute), _ZONE)
        people, start = chance.choice((1, 1, 2, 2, 3, 4, 5)), chance.choice((0, 0, 0, 1, 2))
        back = by + dt.timedelta(hours=chance.choice((2, 3, 3, 4)))
        asks.append(CarAsk(number, f"đề nghị {number}", people, start, chance.randint(3, PLACES - 1), by, back))
    return CarDay(tuple(asks), cars, Roads(km), PoolTerms.of(default_rules(), _DAY))


def pooling() -> Iterator[Figure]:
    """How long, and what comes of it."""
    there = day_of_requests()
    yield from _figures("ghép xe, cách chèn", there, pool)
    if find_spec("ortools") is None:
        yield Figure("ghép xe, bộ giải OR-Tools", "chưa cài")
        return
    from sauro.domain.pooling_solver import solve

    yield from _figures("ghép xe, bộ giải OR-Tools", there, solve)


def _figures(name: str, there: CarDay, solver: Solver) -> Iterator[Figure]:
    made: list[Pooling] = []
    took = seconds(lambda: made.append(solver(there)))
    plan = made[0]
    goal = ("< 10", took < GOAL) if solver is pool else ("", None)
    yield Figure(f"{name}: {REQUESTS} đề nghị, {CARS} xe", f"{took:.1f} s", *goal)
    shared = sum(len(t.run.asks) for t in plan.trips if len(t.run.asks) > 1)
    yield Figure("  chuyến; đề nghị đi chung; chưa có xe", f"{len(plan.trips)}; {shared}; {len(plan.left)}")
    yield Figure("  km; bớt được so với đi riêng", f"{plan.km}; {plan.saved}")
