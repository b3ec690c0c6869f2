"""Lịch trực: 60 people, one year, three leaves each; the built-in search, and OR-Tools beside it where installed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from importlib.util import find_spec

from benchmarks.measure import Figure, median
from sauro.domain.default_calendar import default_calendar
from sauro.domain.roster_search import search
from sauro.domain.rostering import Case, DutyRole, Fair, Member, Solver, Span, Terms, fairness, missing, off_days

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
LEADERS, PEOPLE = 15, 60
SOON = 1.0  # seconds


def case() -> Case:
    """One leader and two officers a day, rest of thirteen days; the same people and leaves on every run."""
    dice = random.Random(20270101)
    members = tuple(
        Member(key, DutyRole.LEADER if key < LEADERS else DutyRole.OFFICER, away=_leaves(dice)) for key in range(PEOPLE)
    )
    return Case(off_days(default_calendar(), FIRST, LAST), members, Terms(13, 2))


def _leaves(dice: random.Random) -> tuple[Span, ...]:
    starts = [FIRST + dt.timedelta(days=dice.randrange(350)) for _ in range(3)]
    return tuple((start, start + dt.timedelta(days=dice.randrange(3, 10))) for start in starts)


def roster() -> Iterator[Figure]:
    """A year's roster by each solver, with its table of fairness."""
    solvers: list[tuple[str, Solver]] = [("cách có sẵn", search)]
    if find_spec("ortools"):
        from sauro.domain.roster_solver import solve_exactly

        solvers.append(("OR-Tools", solve_exactly))
    given = case()
    for name, solver in solvers:
        shifts = solver(given, (), None)
        took = median(lambda solver=solver: solver(given, (), None), 3)
        empty = len(missing(given.days, shifts, given.terms))
        title = f"lịch trực {PEOPLE} người, {len(given.days)} ngày, {name}"
        yield Figure(
            title, f"{took:.2f} s", f"≤ {SOON:.0f} s", took <= SOON and not empty if solver is search else None
        )
        for row in fairness(given, shifts):
            yield Figure(f"  {row.role}: tổng, ngày lễ, Chủ nhật", _ranges(row))


def _ranges(row: Fair) -> str:
    return ", ".join(f"{r.least}-{r.most}" for r in (row.total, row.holidays, row.sundays))
