"""Bộ xếp lịch trực. The plain search of the domain always; OR-Tools where it is installed (requirements/solver.in)."""

from __future__ import annotations

from importlib.util import find_spec

from sauro.domain.roster_search import search
from sauro.domain.roster_solver import solve_exactly
from sauro.domain.rostering import Solver
from sauro.domain.sentence import N_

SEARCH, EXACT = "search", "exact"
NAMES = {SEARCH: N_("Cách xếp có sẵn"), EXACT: N_("Bộ giải OR-Tools")}


def available() -> list[str]:
    """Các bộ xếp lịch dùng được ở đây."""
    return [SEARCH, EXACT] if find_spec("ortools") else [SEARCH]


def solver_named(name: str) -> Solver:
    """Bộ xếp lịch; the plain search for a name that is not installed here."""
    return solve_exactly if name == EXACT and EXACT in available() else search
