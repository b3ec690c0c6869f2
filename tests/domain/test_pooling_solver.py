"""Ghép xe bằng bộ giải: it agrees with the plain plan or improves it, keeps the same rules, gives the same reasons."""

from __future__ import annotations

import random
from importlib.util import find_spec

import pytest

from sauro.domain.pooler import CarDay
from sauro.domain.pooling import pool
from sauro.domain.trips import Car, CarAsk
from tests.domain.test_pooling import BEN, LARGE, MAY, MIDDLE, OFFICE, SMALL, TRUC, ask, at, day, hold_to

pytestmark = pytest.mark.skipif(find_spec("ortools") is None, reason="OR-Tools is absent (requirements/solver.in)")


def mixed(seed: int, count: int = 14) -> CarDay:
    """A day of requests from a seed: too many for three cars, on three roads, in the morning."""
    chance = random.Random(seed)
    asks: list[CarAsk] = []
    for number in range(1, count + 1):
        by = at(chance.choice((8, 8, 9, 14)), chance.choice((0, 30)))
        end, people = chance.choice((MAY, TRUC, BEN)), chance.randint(1, 5)
        asks.append(ask(number, people, end, by, by.replace(hour=by.hour + 2)))
    return day(*asks, cars=(SMALL, MIDDLE, LARGE, Car(4, "51A-004.44", 4, OFFICE)))


@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_or_improves_and_comes_out_the_same(seed: int) -> None:
    from sauro.domain.pooling_solver import solve

    there = mixed(seed)
    plain, solved = pool(there), solve(there)

    hold_to(there, solved)
    assert solved.score <= plain.score
    assert solved == solve(there)


def test_three_on_one_road_ride_as_they_do_without_it() -> None:
    from sauro.domain.pooling_solver import solve

    there = day(ask(1), ask(2, 1, TRUC, at(8, 30)), ask(3, 3))

    assert solve(there) == pool(there)
