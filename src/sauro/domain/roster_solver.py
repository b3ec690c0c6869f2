"""Bộ giải lịch trực. CP-SAT of OR-Tools behind the same interface as the plain search; imported when it is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sauro.domain.roster_search import search
from sauro.domain.rostering import Case, DutyRole, Member, OffKind, Shift, rest_of

_EFFORT = 8.0  # of the solver's own deterministic seconds: the same case always ends at the same roster
_EMPTY = 10_000  # the cost of a place that somebody could have
_SPREAD = {None: 6, OffKind.HOLIDAY: 4, OffKind.SUNDAY: 2}


def solve_exactly(case: Case, stands: Sequence[Shift] = (), start: dt.date | None = None) -> tuple[Shift, ...]:
    """Xếp lịch bằng CP-SAT: proves the smallest spread. Where its model has no solution, the plain search answers."""
    found: list[Shift] = []
    for role in DutyRole:
        mine = [s for s in stands if s.role is role]
        solved = _solved(case, role, mine, start)
        found += solved if solved is not None else [s for s in search(case, mine, start) if s.role is role]
    return tuple(sorted(found))


def _solved(case: Case, role: DutyRole, stands: Sequence[Shift], start: dt.date | None) -> list[Shift] | None:
    from ortools.sat.python import cp_model  # 186 MB that a province without the extra never loads

    model, people = cp_model.CpModel(), case.people(role)
    fixed = {(s.key, s.date) for s in stands}
    serves: dict[tuple[int, dt.date], Any] = {}
    lacking = []
    for day in case.days:
        ready = [
            m for m in people if (m.key, day.date) in fixed or (m.can(day.date) and not (start and day.date < start))
        ]
        for member in ready:
            serves[member.key, day.date] = model.new_bool_var("")
            if (member.key, day.date) in fixed:
                model.add(serves[member.key, day.date] == 1)
        lack = model.new_int_var(0, case.terms.of(role), "")
        model.add(sum(serves[m.key, day.date] for m in ready) + lack == case.terms.of(role))
        lacking.append(lack)
    _keep_rest(model, case, role, people, serves, stands)
    model.minimize(_EMPTY * sum(lacking) + _unfairness(model, case, people, serves))
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = _EFFORT
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [Shift(date, role, key) for (key, date), var in serves.items() if solver.value(var)]


def _keep_rest(
    model: Any, case: Case, role: DutyRole, people: Sequence[Member], serves: dict[tuple[int, dt.date], Any],
    stands: Sequence[Shift],
) -> None:  # fmt: skip
    """Nobody twice within the rest of his role; what stands may break it, nothing new does."""
    rest, fixed = rest_of(case, role), {(s.key, s.date) for s in stands}
    dates = [day.date for day in case.days]
    for member in people:
        before = [member.before] if member.before else []
        before += [s.date for s in stands if s.key == member.key and (member.key, s.date) not in serves]
        mine = [date for date in dates if (member.key, date) in serves]
        for at, date in enumerate(mine):
            if (member.key, date) not in fixed and any(abs((date - d).days) < rest for d in before):
                model.add(serves[member.key, date] == 0)
            window = [later for later in mine[at:] if (later - date).days < rest]
            standing = [later for later in window if (member.key, later) in fixed]
            if len(standing) < 2:
                model.add_at_most_one(serves[member.key, later] for later in window)
            else:
                for later in set(window) - set(standing):
                    model.add(serves[member.key, later] == 0)


def _unfairness(model: Any, case: Case, people: Sequence[Member], serves: dict[tuple[int, dt.date], Any]) -> Any:
    """Most less least of those listed the whole time, in total, on holidays, on Sundays."""
    whole = [m for m in people if all(m.listed(day.date) for day in case.days)] or list(people)
    cost: Any = 0
    for measure, weight in _SPREAD.items():
        days = [day.date for day in case.days if measure in (None, day.kind)]
        least, most = model.new_int_var(0, len(days), ""), model.new_int_var(0, len(days), "")
        for member in people:
            load = sum(serves[member.key, d] for d in days if (member.key, d) in serves)
            model.add(load <= most)
            if member in whole:
                model.add(load >= least)
        if len(whole) == len(people):  # an average lies between least and most
            all_of_it = sum(serves[m.key, d] for m in people for d in days if (m.key, d) in serves)
            model.add(len(people) * least <= all_of_it)
            model.add(all_of_it <= len(people) * most)
        cost += weight * (most - least)
    return cost
