"""Đường triển khai. Where one body stands with a document: from its dates alone, derived and never stored (E0, A6a)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Bước của một nơi nhận, the most pressing first."""

    NOT_ACKNOWLEDGED = "not_acknowledged"
    NO_PLAN = "no_plan"
    ACKNOWLEDGED = "acknowledged"
    STATED = "stated"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class DescentFacts:
    """What is known of one body: days of what happened, days by which it was to happen (None: not asked for)."""

    acknowledge_by: dt.date
    plan_by: dt.date | None
    acknowledged_on: dt.date | None = None
    planned_on: dt.date | None = None
    has_plan: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Tình trạng. `late`: whether what comes next is overdue today; `due`: the day by which it was to happen."""

    stage: Stage
    late: bool
    due: dt.date | None


def standing(facts: DescentFacts, today: dt.date) -> Standing:
    """Tình trạng của một nơi nhận. A plan without an acknowledgement counts as received: it answers more."""
    if facts.has_plan:
        return Standing(Stage.PLANNED, False, None)
    if facts.stated:
        return Standing(Stage.STATED, False, None)
    if facts.acknowledged_on is None:
        return Standing(Stage.NOT_ACKNOWLEDGED, facts.acknowledge_by < today, facts.acknowledge_by)
    if facts.plan_by is None:
        return Standing(Stage.ACKNOWLEDGED, False, None)
    return Standing(Stage.NO_PLAN, facts.plan_by < today, facts.plan_by)
