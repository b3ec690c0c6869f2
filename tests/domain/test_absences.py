"""Who is away with a paper: days with both ends, a basis that is a number and no reason, steps that the table knows."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.absences import MOVES, AbsenceKind, AbsenceState, Absent, away_on, check_absence, moved
from sauro.domain.refusal import Refusal

MON, FRI = dt.date(2026, 9, 14), dt.date(2026, 9, 18)
LEAVE = Absent(MON, FRI, AbsenceKind.LEAVE)


@pytest.mark.parametrize(
    ("day", "away"),
    [("2026-09-13", False), ("2026-09-14", True), ("2026-09-18", True), ("2026-09-19", False)],
)
def test_both_ends_are_away(day: str, away: bool) -> None:
    found = away_on([LEAVE], dt.date.fromisoformat(day))

    assert (found == LEAVE) is away


@pytest.mark.parametrize("basis", ["15/GP-SNV", "số 112/QĐ-SNV ngày 28/10/2026", "7-CV/TU", "3a/GM, 1.9.2026"])
def test_a_number_is_a_basis(basis: str) -> None:
    check_absence(MON, FRI, basis, (), recorded=True)


@pytest.mark.parametrize(
    ("basis", "code"),
    [
        ("", "absence.basis.missing"),
        ("nghỉ ốm", "absence.basis.words"),
        ("15/GP-SNV vì sốt xuất huyết", "absence.basis.words"),
        ("giấy ra viện 12", "absence.basis.words"),
    ],
)
def test_a_reason_is_none(basis: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_absence(MON, FRI, basis, (), recorded=True)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(FRI, MON, "absence.dates"), (FRI, FRI, "absence.overlap"), (dt.date(2026, 9, 1), MON, "absence.overlap")],
)
def test_days_are_in_order_and_free(first: dt.date, last: dt.date, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_absence(first, last, "15/GP-SNV", [LEAVE], recorded=True)

    assert refused.value.code == code


def test_every_state_is_reached_and_an_end_is_an_end() -> None:
    reached = {to for steps in MOVES.values() for to in steps} | {AbsenceState.ASKED}

    assert reached == set(AbsenceState) == set(MOVES)
    with pytest.raises(Refusal):
        moved(AbsenceState.WITHDRAWN, AbsenceState.RECORDED)
