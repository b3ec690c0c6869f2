"""Cells of time clocks: days, times however printed, punches folded to the first and the last, what one may explain."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.hours_sheet import (
    ANSWERS,
    Answer,
    answered,
    day_in,
    day_of_month,
    fold_punches,
    is_sign,
    last_months,
    times_in,
)
from sauro.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("cell", "times"),
    [
        ("", ()),
        ("7:28", (448,)),
        ("07:28:59", (448,)),
        ("7h28", (448,)),
        ("07:28 17:03", (448, 1023)),
        ("07:28-17:03", (448, 1023)),
        ("07:28; 11:31; 13:25; 17:05", (448, 691, 805, 1025)),
        ("5:03 PM", (1023,)),
        ("7:28 SA", (448,)),
        ("12:10 AM", (10,)),
        ("0.3125", (450,)),
        ("25:10", None),
        ("7:5", None),
        ("07:60", None),
        ("vắng", None),
        ("07:28 nghỉ", None),
        ("7:28:99:1", None),
    ],
)
def test_times_of_a_cell(cell: str, times: tuple[int, ...] | None) -> None:
    assert times_in(cell) == times


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("14/09/2026", dt.date(2026, 9, 14)),
        ("14/09/2026 07:28", dt.date(2026, 9, 14)),
        ("2026-09-14T07:28", dt.date(2026, 9, 14)),
        ("14.9.2026", dt.date(2026, 9, 14)),
        ("31/09/2026", None),
        ("thứ hai", None),
    ],
)
def test_the_day_of_a_cell(cell: str, day: dt.date | None) -> None:
    assert day_in(cell) == day


@pytest.mark.parametrize(
    ("punches", "kept"),
    [
        ((), (None, None)),
        ((448,), (448, None)),
        ((1023,), (None, 1023)),
        ((448, 449), (448, None)),
        ((1023, 448, 700), (448, 1023)),
    ],
)
def test_only_the_first_and_the_last_are_kept(punches: tuple[int, ...], kept: tuple[int | None, int | None]) -> None:
    assert fold_punches(punches, 10) == kept


@pytest.mark.parametrize(
    ("cell", "sign"), [("P", True), ("CT", True), ("1/2P", True), ("x", True), ("vắng mặt", False)]
)
def test_signs_of_a_matrix(cell: str, sign: bool) -> None:
    assert is_sign(cell) is sign


def test_months_and_their_days() -> None:
    assert last_months(dt.date(2027, 1, 5), 3) == ["2027-01", "2026-12", "2026-11"]
    assert day_of_month("2026-02", 28) == dt.date(2026, 2, 28)
    assert day_of_month("2026-02", 30) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_and_never_fails(cell: str) -> None:
    times = times_in(cell)

    assert times is None or all(0 <= t < 1440 for t in times)
    day_in(cell)
    is_sign(cell)


def test_every_state_of_an_explanation_is_reached() -> None:
    assert {to for steps in ANSWERS.values() for to in steps} == set(Answer) == set(ANSWERS)
    with pytest.raises(Refusal):
        answered(Answer.ACCEPTED, Answer.OPEN)
