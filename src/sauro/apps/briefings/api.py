"""Quán triệt qua giao diện lập trình: coverage read, a session recorded; refused as the pages refuse."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sauro.apps.briefings import services
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.queries import plans
from sauro.domain.briefings import NUMBERS, Absence, BriefingForm, DutyState, Sitting, state_on
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, changing, listed

router = Router(tags=["briefings"])
_People = Annotated[int, Field(ge=0, le=1_000_000)]


class PlanOut(Schema):
    """Kế hoạch quán triệt."""

    id: int
    code: str
    directive_id: int
    agency: str
    due_on: dt.date
    needs_minutes: bool


class DutyOut(Schema):
    """Nơi phải quán triệt: its own state and numbers; `all`: the sum of itself and everything below."""

    id: int
    agency_id: int
    agency: str
    under_id: int | None
    rank: str
    state: str
    invited: int
    attended: int
    made_up: int
    last_held_on: dt.date | None
    all: dict[str, int]


class PlanWhole(PlanOut):
    """Kế hoạch và kết quả: of the whole plan, or of the asker's own part of it."""

    coverage: DutyOut | None


class SessionIn(Schema):
    """Buổi quán triệt. `absent`: people by reason of the fixed list; a make-up session gives `attended` alone."""

    held_on: dt.date
    form: BriefingForm = BriefingForm.CELL_MEETING
    makes_up: bool = False
    invited: _People = 0
    attended: _People
    absent: dict[Absence, _People] = Field(default_factory=dict)
    note: Annotated[str, Field(max_length=300)] = ""


class SessionOut(Schema):
    """Buổi quán triệt như đã ghi."""

    id: int
    duty_id: int
    held_on: dt.date
    makes_up: bool
    invited: int
    attended: int
    revision: int


def _plan(row: BriefingPlan) -> dict[str, Any]:
    names = ("code", "directive_id", "due_on", "needs_minutes")
    return {"id": row.pk, "agency": row.agency.name} | {name: getattr(row, name) for name in names}


def _duty(row: BriefingDuty, plan: BriefingPlan) -> dict[str, Any]:
    names = ("agency_id", "under_id", "rank", "invited", "attended", "made_up", "last_held_on")
    told = {name: getattr(row, name) for name in names}
    state = state_on(DutyState(row.state), plan.due_on, clock.today())
    sums = {name: getattr(row.roll, name) for name in NUMBERS}
    return {"id": row.pk, "agency": row.agency.name, "state": state.value, "all": sums} | told


def _unknown() -> Refusal:
    return Refusal("row.unknown", N_("Không có kế hoạch này."), advice=N_("Tải lại trang."))


def _seen(request: HttpRequest, plan_id: int) -> tuple[BriefingPlan, BriefingDuty | None]:
    """A plan with the duty under which the asker sees it: the top, or the own body."""
    acting = request.acting  # type: ignore[attr-defined]
    try:
        plan, whole = plans.plan_for(acting, clock.today(), plan_id)
    except BriefingPlan.DoesNotExist:
        raise _unknown() from None
    return plan, plans.top_duty(plan) if whole else plans.own_duty(acting, plan)


@router.get("", response={200: Listed[PlanOut], **PROBLEMS})
def briefings(request: HttpRequest, part: Query[Slice]) -> Any:
    """Các kế hoạch quán triệt."""
    return listed(plans.plans_visible_to(request.acting, clock.today()), part, _plan)  # type: ignore[attr-defined]


@router.get("/{plan_id}", response={200: PlanWhole, **PROBLEMS})
def briefing(request: HttpRequest, plan_id: Id) -> Any:
    """Một kế hoạch với kết quả."""
    plan, duty = _seen(request, plan_id)
    return _plan(plan) | {"coverage": _duty(duty, plan) if duty else None}


@router.get("/{plan_id}/duties", response={200: Listed[DutyOut], **PROBLEMS})
def duties(request: HttpRequest, plan_id: Id, part: Query[Slice]) -> Any:
    """Các nơi của kế hoạch, parents before those below them."""
    plan, duty = _seen(request, plan_id)
    rows = BriefingDuty.objects.filter(plan=plan).select_related("agency").order_by("path", "pk")
    rows = rows.filter(path__startswith=duty.path) if duty else rows.none()
    return listed(rows, part, lambda row: _duty(row, plan))


@router.post("/duties/{duty_id}/sessions", response={201: SessionOut, **PROBLEMS})
@changing
def record_session(request: HttpRequest, duty_id: Id, said: SessionIn) -> Any:
    """Ghi một buổi; the same day and kind again corrects it."""
    acting = request.acting  # type: ignore[attr-defined]
    try:
        plans.duty_for(acting, clock.today(), duty_id)
    except BriefingDuty.DoesNotExist:
        raise _unknown() from None
    absent = {reason: number for reason, number in said.absent.items() if number}
    sitting = Sitting(said.held_on, said.invited, said.attended, absent, said.makes_up)
    row: BriefingSession = services.record_session(
        said=services.Said(duty_id, sitting, said.form, said.note), by=acting, at=clock.now()
    )
    names = ("duty_id", "held_on", "makes_up", "invited", "attended", "revision")
    return 201, {"id": row.pk} | {name: getattr(row, name) for name in names}
