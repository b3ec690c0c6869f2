"""Quán triệt trên trang khác. What the page of a directive and "Việc của tôi" show of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from sauro.apps.agencies.queries import below
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.permissions import may_plan, may_see_all
from sauro.apps.briefings.queries.plans import Level, levels_of, own_duty, plan_of, top_duty, waiting_duties
from sauro.apps.directives.models import Directive
from sauro.domain.acting import Acting
from sauro.domain.briefing_tree import RANK_WORDS
from sauro.domain.briefings import STATE_WORDS, DutyState, Roll, state_on

LOOKS = {
    DutyState.NOT_YET: ("", "circle-dashed"),
    DutyState.PARTLY: ("wait", "users"),
    DutyState.HELD: ("wait", "paperclip"),
    DutyState.DONE: ("ok", "circle-check"),
    DutyState.EXEMPT: ("", "player-skip-forward"),
    DutyState.OVERDUE: ("late", "clock-exclamation"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Một nơi như đang hiện: its row, its state today with tone, icon and words, its sum, open bodies when late."""

    duty: BriefingDuty
    state: DutyState
    tone: str
    icon: str
    words: str
    roll: Roll
    late: int


def shown(duty: BriefingDuty, due_on: dt.date, today: dt.date) -> Shown:
    """Một nơi, for a table."""
    state = state_on(DutyState(duty.state), due_on, today)
    tone, icon = LOOKS[state]
    roll = duty.roll
    return Shown(duty, state, tone, icon, gettext(STATE_WORDS[state]), roll, roll.open if today > due_on else 0)


def waiting_shown(acting: Acting, today: dt.date) -> list[Shown]:
    """Quán triệt chờ cơ quan tôi, for "Việc của tôi": one query."""
    return [shown(duty, duty.plan.due_on, today) for duty in waiting_duties(acting, today)]


@dataclass(frozen=True, slots=True)
class Box:
    """Quán triệt của một văn bản. Its plan with the sums that may be seen; or that one may be made."""

    plan: BriefingPlan | None
    duty: BriefingDuty | None
    levels: list[tuple[str, Roll]]
    late: bool
    may_plan: bool


def briefing_box(acting: Acting, directive: Directive, today: dt.date, *, planned: bool = True) -> Box:
    """Khối quán triệt trên trang văn bản: of the whole for who sees all, of the own part for a body below.

    `planned`: whether there is a plan, where the caller knows it already.
    """
    plan = plan_of(directive.pk) if planned else None
    if plan is None:
        return Box(None, None, [], False, may_plan(acting, directive))
    whole = may_see_all(acting, plan, below(acting.agency_id, today))
    duty = top_duty(plan) if whole else own_duty(acting, plan)
    levels: list[Level] = levels_of(plan, None if whole else duty) if duty else []
    named = [(gettext(RANK_WORDS[level.rank]), level.roll) for level in levels]
    return Box(plan, duty, named, today > plan.due_on, False)
