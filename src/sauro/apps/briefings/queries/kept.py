"""Số được giữ. Kept sums of duties against the rows that they count; what `sauro verify` asks."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.rulebook.queries import rules
from sauro.domain.briefings import DutyState, Roll, people_of, roll_of, standing_of


def recounted(plan: BriefingPlan) -> dict[int, tuple[DutyState, Roll]]:
    """Đếm lại một kế hoạch: {duty: (its state, the sum of itself and all below)}, from its sessions alone."""
    rows = list(BriefingDuty.objects.filter(plan=plan))
    sessions: dict[int, list[BriefingSession]] = {}
    for session in BriefingSession.objects.filter(duty__plan=plan).prefetch_related("minutes"):
        sessions.setdefault(session.duty_id, []).append(session)
    enough = rules().number("briefing.enough_percent", plan.due_on)
    states: dict[int, DutyState] = {}
    sums: dict[int, Roll] = {row.agency_id: Roll() for row in rows}
    for row in rows:
        held = sessions.get(row.pk, [])
        people = people_of(session.sitting for session in held)
        has_minutes = any(file.file_id for session in held for file in session.minutes.all())
        states[row.pk] = standing_of(
            people,
            exempt=bool(row.exempt_because),
            needs_minutes=plan.needs_minutes,
            has_minutes=has_minutes,
            enough=enough,
        )
        own = roll_of(people, states[row.pk])
        for agency_id in row.line:
            sums[agency_id] = sums.get(agency_id, Roll()) + own
    return {row.pk: (states[row.pk], sums[row.agency_id]) for row in rows}


def mismatches() -> Iterator[str]:
    """Sai lệch: "QT-4, Chi bộ thôn 1: …" for each duty whose kept state or sum is not what its sessions say."""
    for plan in BriefingPlan.objects.order_by("pk"):
        counted = recounted(plan)
        for row in BriefingDuty.objects.filter(plan=plan).select_related("agency").iterator():
            state, roll = counted[row.pk]
            if row.state != state.value or row.roll != roll:
                yield f"{plan.code}, {row.agency.name}: {row.state}/{state.value}, {row.roll} / {roll}"
