"""Quán triệt: câu hỏi về kế hoạch và các nơi. Numbers come from the kept columns; one level of the tree at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, Value, When

from sauro.apps.agencies.queries import below
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.permissions import may_see_all, may_see_duty, sight
from sauro.domain.acting import Acting
from sauro.domain.briefing_tree import Rank
from sauro.domain.briefings import OPEN, DutyState, Roll, people_of, roll_of
from sauro.web.prepared import prepared

_WHOLE = ("directive", "directive__issuer", "agency", "top")


def plans_visible_to(acting: Acting, on: dt.date) -> QuerySet[BriefingPlan]:
    """Kế hoạch quán triệt được xem, the newest first."""
    return BriefingPlan.objects.filter(sight(acting, below(acting.agency_id, on))).select_related(*_WHOLE)


def plan_for(acting: Acting, on: dt.date, pk: int) -> tuple[BriefingPlan, bool]:
    """Một kế hoạch, and whether the whole of it is to be seen. BriefingPlan.DoesNotExist where nothing of it is."""
    under = below(acting.agency_id, on)
    plan = BriefingPlan.objects.filter(sight(acting, under)).select_related(*_WHOLE).get(pk=pk)
    return plan, may_see_all(acting, plan, under)


def duties() -> QuerySet[BriefingDuty]:
    """Các nơi, each with its body and its plan."""
    return BriefingDuty.objects.select_related("agency", "under", *(f"plan__{name}" for name in _WHOLE))


def duty_for(acting: Acting, on: dt.date, pk: int) -> BriefingDuty:
    """Một nơi. BriefingDuty.DoesNotExist where it is not there or not to be seen."""
    found = duties().get(pk=pk)
    if not may_see_duty(acting, found, below(acting.agency_id, on)):
        raise BriefingDuty.DoesNotExist
    return found


def own_duty(acting: Acting, plan: BriefingPlan) -> BriefingDuty | None:
    """Nơi của tôi trong một kế hoạch."""
    return duties().filter(plan=plan, agency_id=acting.agency_id).first()


def top_duty(plan: BriefingPlan) -> BriefingDuty:
    """Nơi đứng đầu: its kept sum is the sum of the plan."""
    return duties().get(plan=plan, under=None)


def over(duty: BriefingDuty) -> list[BriefingDuty]:
    """Các nơi bên trên trong kế hoạch, the top first."""
    found = {row.agency_id: row for row in duties().filter(plan_id=duty.plan_id, agency_id__in=duty.line[:-1])}
    return [found[pk] for pk in duty.line[:-1] if pk in found]


def open_first() -> Case:
    """Thứ tự: what is open first, the done next, the exempt last."""
    order = {DutyState.NOT_YET: 0, DutyState.PARTLY: 1, DutyState.HELD: 2, DutyState.DONE: 4, DutyState.EXEMPT: 5}
    whens = [When(state=state.value, then=Value(number)) for state, number in order.items()]
    return Case(*whens, default=Value(6), output_field=IntegerField())


def children_of(duty: BriefingDuty) -> QuerySet[BriefingDuty]:
    """Các nơi ngay bên dưới: those with open bodies first."""
    rows = BriefingDuty.objects.filter(plan_id=duty.plan_id, under_id=duty.agency_id).select_related("agency")
    rest = Case(
        When(Q(all_duties__gt=1) & Q(all_duties__gt=F("all_done") + F("all_exempt")), then=Value(0)),
        default=open_first(),
        output_field=IntegerField(),
    )
    return rows.order_by(rest, "agency__sort_key", "pk")


@dataclass(frozen=True, slots=True)
class Level:
    """Cấp của bảng kết quả: its rank and the sum of the own numbers of its bodies."""

    rank: Rank
    roll: Roll


def levels_of(plan: BriefingPlan, within: BriefingDuty | None = None) -> list[Level]:
    """Kết quả theo cấp: one query over the plan, or over the part of it under one body."""
    rows = BriefingDuty.objects.filter(plan=plan)
    if within is not None:
        rows = rows.filter(path__startswith=within.path)
    sums = (
        rows.order_by()
        .values("rank", "state")
        .annotate(
            bodies=Sum(Value(1)), invited_sum=Sum("invited"), attended_sum=Sum("attended"), made_up_sum=Sum("made_up")
        )
    )
    by_rank: dict[Rank, Roll] = {}
    for row in sums:
        rank, state = Rank(row["rank"]), DutyState(row["state"])
        own = Roll(invited=row["invited_sum"], attended=row["attended_sum"], made_up=row["made_up_sum"])
        own += Roll(duties=row["bodies"], **({state.value: row["bodies"]} if state is not DutyState.NOT_YET else {}))
        by_rank[rank] = by_rank.get(rank, Roll()) + own
    return [Level(rank, by_rank[rank]) for rank in Rank if rank in by_rank]


def open_duties(plan: BriefingPlan, within: BriefingDuty | None = None) -> QuerySet[BriefingDuty]:
    """Các nơi chưa xong, what has not begun first."""
    rows = BriefingDuty.objects.filter(plan=plan, state__in=[s.value for s in OPEN])
    if within is not None:
        rows = rows.filter(path__startswith=within.path)
    return rows.select_related("agency", "under").order_by(open_first(), "rank", "agency__sort_key", "pk")


def sessions_of(duty: BriefingDuty) -> QuerySet[BriefingSession]:
    """Các buổi của một nơi, oldest first, with minutes and absentees."""
    return duty.sessions.prefetch_related("minutes__file", "minutes__upload", "absentees")


def own_roll(duty: BriefingDuty) -> Roll:
    """Số của riêng một nơi, computed from its sessions."""
    people = people_of(session.sitting for session in duty.sessions.all())
    return roll_of(people, DutyState(duty.state))


def waiting_duties(acting: Acting, on: dt.date, *, most: int = 10) -> list[BriefingDuty]:
    """Quán triệt chờ cơ quan tôi: open duties of the acting body or of bodies below it, the earliest deadline first.

    One query; the kept sum of the body's own duty answers for everything below.
    """
    return _waiting.rows(acting.agency_id, most=most)


@prepared
def _waiting(agency_id: int, *, most: int) -> QuerySet[BriefingDuty]:
    found = BriefingDuty.objects.filter(agency_id=agency_id, all_duties__gt=F("all_done") + F("all_exempt"))
    return found.select_related("agency", "plan__directive").order_by("plan__due_on", "pk")[:most]


def plan_of(directive_id: int) -> BriefingPlan | None:
    """Kế hoạch quán triệt của một văn bản."""
    return BriefingPlan.objects.filter(directive_id=directive_id).select_related(*_WHOLE).first()


def last_session_of(agency_id: int) -> BriefingSession | None:
    """Buổi chính gần nhất của một cơ quan, in any plan: its number asked is a good first guess."""
    return BriefingSession.objects.filter(duty__agency_id=agency_id, makes_up=False).order_by("held_on", "pk").last()


def last_invited(agency_ids: Sequence[int]) -> dict[int, int]:
    """Số triệu tập lần gần nhất của từng nơi, in one query."""
    rows = BriefingSession.objects.filter(duty__agency_id__in=list(agency_ids), makes_up=False)
    return dict(rows.order_by("held_on", "pk").values_list("duty__agency_id", "invited"))
