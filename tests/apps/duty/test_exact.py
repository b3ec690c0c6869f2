"""OR-Tools, where it is installed, agrees with the plain search or is fairer; the core does without it."""

from __future__ import annotations

import pytest
from benchmarks.rostering import case

from sauro.apps.duty.services.solving import EXACT, available, solver_named
from sauro.domain.roster_search import search
from sauro.domain.roster_solver import solve_exactly
from sauro.domain.rostering import fairness, missing, short_rests


def test_the_exact_solver_is_at_least_as_fair() -> None:
    pytest.importorskip("ortools", reason="the optional solver is not installed (requirements/solver.in)")
    given = case()

    exact, plain = solve_exactly(given), search(given)

    assert missing(given.days, exact, given.terms) == ()
    assert short_rests(given, exact) == ()
    for one, other in zip(fairness(given, exact), fairness(given, plain), strict=True):
        assert one.total.spread <= other.total.spread
        assert one.holidays.spread <= other.holidays.spread


def test_without_it_the_plain_search_answers() -> None:
    assert (solver_named(EXACT) is search) == (EXACT not in available())
