"""Quán triệt: mở trang. Opening a plan or a duty, running a service, what a table row shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries import plans
from sauro.apps.briefings.queries.box import Shown, shown
from sauro.domain.briefing_tree import RANK_WORDS, Rank
from sauro.web import clock


def all_shown(duties: Iterable[BriefingDuty], due_on: dt.date, today: dt.date) -> list[Shown]:
    """Các nơi, for a table."""
    return [shown(duty, due_on, today) for duty in duties]


def rank_name(rank: str) -> str:
    """Cấp quán triệt, in the reader's language."""
    return gettext(RANK_WORDS[Rank(rank)])


def plan_or_404(request: HttpRequest, pk: int) -> tuple[BriefingPlan, bool]:
    """Kế hoạch được xem, and whether all of it."""
    try:
        return plans.plan_for(request.acting, clock.today(), pk)
    except BriefingPlan.DoesNotExist:
        raise Http404 from None


def duty_or_404(request: HttpRequest, pk: int) -> BriefingDuty:
    """Nơi được xem, else 404."""
    try:
        return plans.duty_for(request.acting, clock.today(), pk)
    except BriefingDuty.DoesNotExist:
        raise Http404 from None
