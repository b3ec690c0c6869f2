"""In force on a day, or not: the day decides, the first end counts, and a document without a date is not guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.effect import Dates, Effect, Touch, effective, said
from sauro.domain.genealogy import RelationKind

ISSUED = dt.date(2026, 3, 1)
REPLACED = Touch(RelationKind.REPLACES, "215-CV/TU", dt.date(2026, 9, 14))
AMENDED = Touch(RelationKind.AMENDS, "180-CV/TU", dt.date(2026, 6, 1))


@pytest.mark.parametrize(
    ("on", "effect"),
    [
        (dt.date(2026, 2, 28), Effect.NOT_YET),
        (dt.date(2026, 3, 1), Effect.IN_FORCE),
        (dt.date(2026, 6, 1), Effect.AMENDED),
        (dt.date(2026, 9, 13), Effect.AMENDED),
        (dt.date(2026, 9, 14), Effect.REPLACED),
    ],
)
def test_the_day_decides(on: dt.date, effect: Effect) -> None:
    assert effective(Dates(ISSUED), [AMENDED, REPLACED], on).effect is effect


def test_the_last_day_of_an_expiring_document_is_still_in_force() -> None:
    dates = Dates(ISSUED, expires_on=dt.date(2026, 12, 31))

    assert effective(dates, [], dt.date(2026, 12, 31)).effect is Effect.IN_FORCE
    assert effective(dates, [], dt.date(2027, 1, 1)).effect is Effect.EXPIRED


def test_what_ended_it_first_is_what_ended_it() -> None:
    state = effective(Dates(ISSUED, revoked_on=dt.date(2026, 10, 1)), [REPLACED], dt.date(2026, 12, 1))

    assert (state.effect, state.by) == (Effect.REPLACED, "215-CV/TU")
    assert str(said(state)) == "Đã được 215-CV/TU thay thế từ 14/09/2026"


def test_nothing_is_guessed_without_a_date() -> None:
    assert effective(Dates(None), [], dt.date(2026, 9, 14)).effect is Effect.UNKNOWN


@given(st.lists(st.sampled_from([REPLACED, AMENDED]), max_size=4), st.integers(0, 600), st.integers(0, 600))
def test_what_has_ended_stays_ended(touches: list[Touch], first: int, more: int) -> None:
    day, later = (ISSUED + dt.timedelta(days=n) for n in (first, first + more))

    ended, still = (effective(Dates(ISSUED), touches, on).ended for on in (day, later))

    assert still or not ended
