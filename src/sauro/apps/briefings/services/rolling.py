"""Cộng dồn. The one place where kept numbers change: of a body from its sessions, and of every body above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Sum

from sauro.apps.briefings.models import ROLL_FIELDS, BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.rulebook.queries import rules
from sauro.domain.briefings import NUMBERS, DutyState, Roll, people_of, roll_of, standing_of
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

BATCH = 400  # rows of one statement, under the number of values that SQLite takes
_OWN = ["state", "exempt_because", "invited", "attended", "made_up", "last_held_on"]


def lock(plan_id: int) -> BriefingPlan:
    """Khóa kế hoạch. Whoever writes below a plan holds its row first, so that two sums never cross."""
    found = BriefingPlan.objects.select_for_update(of=("self",)).select_related("directive", "agency", "top")
    plan = found.filter(pk=plan_id).first()
    if plan is None:
        raise Refusal("row.unknown", N_("Không có kế hoạch này."), advice=N_("Tải lại trang."))
    return plan


def settle(plan: BriefingPlan, duty_ids: Collection[int]) -> None:
    """Tính lại các nơi vừa ghi, then add what changed to every body above. The plan is locked by the caller.

    Queries: four, and one for each batch of rows written, however many sessions were recorded.
    """
    own = list(BriefingDuty.objects.filter(pk__in=list(duty_ids)))
    sessions: dict[int, list[BriefingSession]] = {}
    for row in BriefingSession.objects.filter(duty_id__in=list(duty_ids)).prefetch_related("minutes"):
        sessions.setdefault(row.duty_id, []).append(row)
    kept_below = _kept_below(plan, own)
    enough = rules().number("briefing.enough_percent", plan.due_on)
    changes: dict[int, Roll] = {}
    for duty in own:
        before = duty.roll - kept_below.get(duty.agency_id, Roll())
        delta = _recount(duty, sessions.get(duty.pk, []), plan.needs_minutes, enough) - before
        for agency_id in duty.line:
            changes[agency_id] = changes.get(agency_id, Roll()) + delta
    moved = {agency_id for agency_id, delta in changes.items() if delta != Roll()} - {duty.agency_id for duty in own}
    written = [*own, *BriefingDuty.objects.filter(plan=plan, agency_id__in=moved)]
    for duty in written:
        duty.keep(duty.roll + changes.get(duty.agency_id, Roll()))
    # Written over by key: for thousands of rows a fraction of what one UPDATE with a CASE for each value takes.
    BriefingDuty.objects.bulk_create(
        written, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=[*_OWN, *ROLL_FIELDS]
    )


def _recount(duty: BriefingDuty, sessions: Sequence[BriefingSession], needs_minutes: bool, enough: int) -> Roll:
    """Set a body's own state and numbers from its sessions; returns its own roll."""
    people = people_of(session.sitting for session in sessions)
    duty.last_held_on = max((session.held_on for session in sessions), default=None)
    state = standing_of(
        people,
        exempt=bool(duty.exempt_because),
        needs_minutes=needs_minutes,
        has_minutes=any(file.file_id for session in sessions for file in session.minutes.all()),
        enough=enough,
    )
    counted = Roll() if state is DutyState.EXEMPT else people
    duty.state = state.value
    duty.invited, duty.attended, duty.made_up = counted.invited, counted.attended, counted.made_up
    return roll_of(people, state)


def _kept_below(plan: BriefingPlan, own: Sequence[BriefingDuty]) -> dict[int, Roll]:
    """The kept sums of the bodies directly below each of these, one query; what is left of a body's sum is its own."""
    rows = BriefingDuty.objects.filter(plan=plan, under_id__in=[duty.agency_id for duty in own]).order_by()
    sums = rows.values_list("under_id").annotate(**{f"sum_{name}": Sum(f"all_{name}") for name in NUMBERS})
    return {row[0]: Roll(*row[1:]) for row in sums}
