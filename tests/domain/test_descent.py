"""Where a body stands with a document: from its dates alone, the last day still in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.domain.descent import DescentFacts, Stage, Standing, standing

SAID_BY, PLAN_BY = dt.date(2026, 9, 15), dt.date(2026, 9, 25)
DAY = dt.timedelta(days=1)


def on(day: dt.date, **facts: Any) -> Standing:
    return standing(DescentFacts(**{"acknowledge_by": SAID_BY, "plan_by": PLAN_BY, **facts}), day)


def test_nothing_said_is_late_only_after_its_day() -> None:
    last, after = on(SAID_BY), on(SAID_BY + DAY)

    assert last == Standing(Stage.NOT_ACKNOWLEDGED, False, SAID_BY)
    assert after == Standing(Stage.NOT_ACKNOWLEDGED, True, SAID_BY)


def test_a_plan_that_is_owed_is_late_only_after_its_day() -> None:
    last, after = on(PLAN_BY, acknowledged_on=SAID_BY), on(PLAN_BY + DAY, acknowledged_on=SAID_BY)

    assert last == Standing(Stage.NO_PLAN, False, PLAN_BY)
    assert after == Standing(Stage.NO_PLAN, True, PLAN_BY)


def test_where_no_plan_is_asked_for_receiving_is_the_end() -> None:
    assert on(PLAN_BY + DAY, acknowledged_on=SAID_BY, plan_by=None) == Standing(Stage.ACKNOWLEDGED, False, None)


@pytest.mark.parametrize(("facts", "stage"), [({"has_plan": True}, Stage.PLANNED), ({"stated": True}, Stage.STATED)])
@pytest.mark.parametrize("acknowledged", [None, SAID_BY])
def test_a_plan_or_a_stated_reason_answers_more_than_an_acknowledgement(
    facts: dict[str, bool], stage: Stage, acknowledged: dt.date | None
) -> None:
    assert on(PLAN_BY + DAY, acknowledged_on=acknowledged, **facts) == Standing(stage, False, None)
