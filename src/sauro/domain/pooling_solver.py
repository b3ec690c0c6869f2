"""Ghép xe bằng bộ giải. The optional solver behind the interface of `pooling.pool`: it agrees or improves (C3.3).

Columns are trips that can be driven: each set of requests that can ride together, grown from the pairs that can.
CP-SAT chooses which are driven by which sort of car, first for the fewest requests without a car, then for the fewest
kilometres. The plain plan is its starting point, and its answer where nothing better is found within the limit. One
worker, one seed, a deterministic limit: the same facts, the same plan. OR-Tools is imported late
(requirements/solver.in).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sauro.domain.pooler import CarDay, Placed, Pooler, PoolPlan
from sauro.domain.pooling import Pooling, explained, pool
from sauro.domain.trips import Car, Run, is_free

MOST_COLUMNS = 3000
LIMIT = 0.5  # CP-SAT's own unit of work, so that a slow machine gives the same plan as a fast one


@dataclass(frozen=True, slots=True)
class _Column:
    """Một chuyến có thể đi: its requests, its run, and the sorts of cars that can drive it, by their place."""

    asks: frozenset[int]
    run: Run
    sorts: tuple[int, ...]


def solve(day: CarDay) -> Pooling:
    """Phương án của bộ giải. ImportError without OR-Tools; a day with trips that stand is left to the plain plan."""
    plain = pool(day)
    if day.standing or not day.cars or not day.asks:
        return plain
    pooler = Pooler(day)
    sorts = _sorts(pooler.cars)
    found = _chosen(pooler, sorts, _columns(pooler, sorts, plain), plain)
    return min((plain, found), key=lambda plan: plan.score) if found else plain


def _sorts(cars: Iterable[Car]) -> list[tuple[Car, ...]]:
    """Cars that stand for one another: same base, same seats, nothing else to do; every other car is alone."""
    sorts: dict[tuple[int, ...], list[Car]] = {}
    for car in cars:
        key = (car.base, car.seats, car.id) if car.busy else (car.base, car.seats)
        sorts.setdefault(key, []).append(car)
    return [tuple(group) for group in sorts.values()]


class _Columns:
    """Các chuyến có thể đi, each set of requests from a base once, by its shortest run; at most MOST_COLUMNS."""

    def __init__(self, pooler: Pooler, sorts: Sequence[tuple[Car, ...]]) -> None:
        self.pooler, self.sorts = pooler, sorts
        self.known: dict[tuple[frozenset[int], int], _Column] = {}

    def add(self, run: Run) -> None:
        key = frozenset(run.asks), run.base
        fit = tuple(n for n, group in enumerate(self.sorts) if self._fits(group[0], run))
        known = self.known.get(key)
        if fit and (known is None or run.km < known.run.km) and (known or len(self.known) < MOST_COLUMNS):
            self.known[key] = _Column(key[0], run, fit)

    def _fits(self, car: Car, run: Run) -> bool:
        enough = car.base == run.base and car.seats >= run.people
        return enough and is_free(car.busy, run.span, self.pooler.day.terms)

    def larger(self, run: Run) -> Iterator[Run]:
        """The run with one more request, of a higher number than all in it, so that each set is grown once."""
        pooler = self.pooler
        if len(run.asks) >= pooler.day.terms.most:
            return
        for number in sorted(n for n in pooler.friends(pooler.known[run.asks[0]]) if n > max(run.asks)):
            ask = pooler.known[number]
            if run.people + ask.people <= pooler.cars[-1].seats and pooler.friends(ask).issuperset(run.asks):
                grown = pooler.grown(ask, run, run.base)
                if isinstance(grown, Run):
                    yield grown


def _columns(pooler: Pooler, sorts: Sequence[tuple[Car, ...]], plain: Pooling) -> list[_Column]:
    """Those of the plain plan first, then by size."""
    columns = _Columns(pooler, sorts)
    for trip in plain.trips:
        columns.add(trip.run)
    asks = sorted(pooler.day.asks, key=lambda a: a.id)
    level = [run for base in pooler.bases for a in asks if isinstance(run := pooler.grown(a, None, base), Run)]
    while level:
        for run in level:
            columns.add(run)
        more = (larger for run in level for larger in columns.larger(run))
        level = list(islice(more, MOST_COLUMNS - len(columns.known)))
    return list(columns.known.values())


def _chosen(
    pooler: Pooler, sorts: Sequence[tuple[Car, ...]], columns: Sequence[_Column], plain: Pooling
) -> Pooling | None:
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    use = {(n, s): model.new_bool_var(f"{n}.{s}") for n, col in enumerate(columns) for s in col.sorts}
    left = {a.id: model.new_bool_var(f"left.{a.id}") for a in pooler.day.asks}
    for ask, variable in left.items():
        mine = [use[n, s] for n, col in enumerate(columns) if ask in col.asks for s in col.sorts]
        model.add_exactly_one([variable, *mine])
    _enough_cars(model, pooler, sorts, columns, use)
    far = 1 + plain.km + sum(col.run.km for col in columns if len(col.asks) == 1)
    spare = 1 + sum(c.seats for c in pooler.cars)
    costs = [(spare * columns[n].run.km + sorts[s][0].seats) * chosen for (n, s), chosen in use.items()]
    model.minimize(sum(far * spare * v for v in left.values()) + sum(costs))
    _hint(model, sorts, columns, use, left, plain)
    machine: Any = cp_model.CpSolver()
    machine.parameters.num_workers = 1
    machine.parameters.random_seed = 1
    machine.parameters.max_deterministic_time = LIMIT
    if machine.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    runs = [(columns[n].run, sorts[s]) for (n, s), chosen in use.items() if machine.boolean_value(chosen)]
    behind = sorted(ask for ask, variable in left.items() if machine.boolean_value(variable))
    return explained(pooler, PoolPlan(_driven(pooler, runs), tuple(behind)))


def _driven(pooler: Pooler, runs: Iterable[tuple[Run, tuple[Car, ...]]]) -> tuple[Placed, ...]:
    """Each run by a car of its sort: in the order of leaving the first that is home again is enough."""
    placed: list[Placed] = []
    for run, group in sorted(runs, key=lambda one: (one[0].leaves_at, one[0].asks)):
        spans = {car.id: [p.run.span for p in placed if p.car.id == car.id] for car in group}
        car = next(c for c in group if is_free((*c.busy, *spans[c.id]), run.span, pooler.day.terms))
        placed.append(Placed(car, run))
    return tuple(placed)


def _enough_cars(
    model: Any,
    pooler: Pooler,
    sorts: Sequence[tuple[Car, ...]],
    columns: Sequence[_Column],
    use: Mapping[tuple[int, int], Any],
) -> None:
    """Never more trips of a sort under way than cars of it, with their minutes of rest between two."""
    begin = min((col.run.leaves_at for col in columns), default=None)
    for s, group in enumerate(sorts):
        rows = []
        for n, col in enumerate(columns):
            if (n, s) in use and begin is not None:
                start = int((col.run.leaves_at - begin).total_seconds()) // 60
                length = -(-int((col.run.back_at - col.run.leaves_at).total_seconds()) // 60)
                name = f"{n}.{s}"
                rest = pooler.day.terms.turnaround
                rows.append(model.new_optional_fixed_size_interval_var(start, length + rest, use[n, s], name))
        model.add_cumulative(rows, [1] * len(rows), len(group))


def _hint(
    model: Any,
    sorts: Sequence[tuple[Car, ...]],
    columns: Sequence[_Column],
    use: Mapping[tuple[int, int], Any],
    left: Mapping[int, Any],
    plain: Pooling,
) -> None:
    """The plain plan as the place to begin."""
    driven = {(frozenset(t.run.asks), t.run.base): t.car.id for t in plain.trips}
    for (n, s), chosen in use.items():
        car = driven.get((columns[n].asks, columns[n].run.base))
        model.add_hint(chosen, any(c.id == car for c in sorts[s]))
    behind = {one.ask for one in plain.left}
    for ask, variable in left.items():
        model.add_hint(variable, ask in behind)
