"""A day in an address: read as far as offices keep books, else as if none were named."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.acting import Role
from sauro.web.days import day_named
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.test_bulk import client_of

TODAY = dt.date(2026, 10, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", dt.date(2026, 11, 20)), ("2026-11-20T08:00", dt.date(2026, 11, 20)),
        ("2000-01-01", dt.date(2000, 1, 1)),
        ("9999-12-31", TODAY), ("0001-01-01", TODAY), ("1999-12-31", TODAY), ("2101-01-01", TODAY), ("", TODAY),
        ("20/11/2026", TODAY), ("' OR 1=1 --", TODAY),
    ],
)  # fmt: skip
def test_a_day_far_from_our_time_is_none(text: str, day: dt.date) -> None:
    assert day_named(text, TODAY) == day


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-10-26", "nonsense"])
def test_pages_of_weeks_and_months_open_for_any_day(day: str) -> None:
    tinh = cast.province()
    client = client_of(at_desk(Role.COORDINATOR, tinh.office))

    pages = (
        f"/visits/places/{tinh.commune.pk}/?from={day}", f"/vehicles/day/?day={day}",
        f"/vehicles/figures/?month={day[:7]}", f"/calendar/?on={day}", f"/agencies/?on={day}",
    )  # fmt: skip

    assert [client.get(page).status_code for page in pages] == [200] * 5
