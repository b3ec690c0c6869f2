"""A day is typed as an office writes it, or as the number pad of a telephone lets it be typed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sauro.apps.agencies.fields import TypedDayField


@pytest.mark.parametrize(
    "typed",
    ["28/10/2026", "28.10.2026", "28-10-2026", "28 10 2026", "28 / 10 / 2026", "28102026", "2026-10-28", " 28/10/2026"],
)
def test_one_day_in_the_ways_it_is_typed(typed: str) -> None:
    assert TypedDayField().clean(typed) == dt.date(2026, 10, 28)


def test_the_day_comes_before_the_month() -> None:
    assert TypedDayField().clean("5/3/2026") == dt.date(2026, 3, 5)


@pytest.mark.parametrize("typed", ["31/02/2026", "1112026", "281026", "28/10", "28/10/0026", "10/28/2026", "mai"])
def test_what_is_no_day_or_could_be_two_is_asked_again(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypedDayField().clean(typed)

    assert refused.value.messages == ["Ngày ghi theo dạng 28/10/2026."]
