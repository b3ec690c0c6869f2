"""Decisions compared by kind of unit: shares with denominators, nothing small, nothing found by subtraction."""

from __future__ import annotations

import datetime as dt

from sauro.domain.agencies import BodyKind, Level
from sauro.domain.fairness import Decided, Line, Question, Share, compare, quarters

DEPARTMENT, COMMUNE = (BodyKind.DEPARTMENT, Level.PROVINCE), (BodyKind.PEOPLE_COMMITTEE, Level.COMMUNE)
NONE = Share(0, None)


def decided(unit: tuple[BodyKind, Level], question: Question, granted: int, refused: int) -> list[Decided]:
    return [Decided(*unit, question, True, granted), Decided(*unit, question, False, refused)]


def test_kinds_of_units_stand_in_the_order_of_the_catalogue_with_their_denominators() -> None:
    facts = decided(COMMUNE, Question.RESULT, 6, 6) + decided(DEPARTMENT, Question.RESULT, 9, 1)

    lines, whole = compare(facts, 10)

    assert lines == (
        Line(*DEPARTMENT, (Share(9, 10), NONE, NONE)),
        Line(*COMMUNE, (Share(6, 12), NONE, NONE)),
    )
    assert whole == (Share(15, 22), NONE, NONE)
    assert lines[1].shares[0].share == 0.5


def test_a_kind_with_few_decisions_is_not_shown_and_not_found_by_subtraction() -> None:
    facts = decided(DEPARTMENT, Question.EXTENSION, 8, 4) + decided(COMMUNE, Question.EXTENSION, 0, 9)

    lines, whole = compare(facts, 10)

    assert [line.shares[1] for line in lines] == [Share(8, 12), NONE]
    assert whole[1] == Share(8, 12)


def test_quarters_run_back_over_the_turn_of_the_year() -> None:
    assert quarters(dt.date(2026, 5, 2), 3) == ["2026-Q2", "2026-Q1", "2025-Q4"]
