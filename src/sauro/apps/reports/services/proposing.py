"""Đề xuất chế độ báo cáo. A draft or task whose words ask for a report in periods proposes one; a person confirms.

Nothing binds before that. The same draft never proposes twice: its slot stands, also when a person declined it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from sauro.apps.journal.services import record_each
from sauro.apps.reports import events
from sauro.apps.reports.models import Obligation, ObligationBody, ObligationState
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.models import ActorRole, Draft, DraftState, Task
from sauro.domain.obligations import DueKind, kind_of_cadence
from sauro.domain.text.fold import fold

MOST = 500


def propose_obligations(at: dt.datetime) -> int:
    """Đề xuất từ nhiệm vụ và đề xuất nhiệm vụ “định kỳ … báo cáo”; returns how many were new."""
    known = Obligation.objects.filter(slot__isnull=False).values("slot")
    found: dict[str, Obligation] = {}
    bodies: dict[str, list[int]] = {}
    for row, lead_ids in _asking():
        slot = _slot(row)
        if slot not in found and _asks_for_reports(row):
            found[slot], bodies[slot] = _proposal(row, slot, at), lead_ids
    taken = set(known.filter(slot__in=list(found)).values_list("slot", flat=True))
    return _write([found[slot] for slot in found if slot not in taken], bodies, at)


def _asking() -> Iterable[tuple[Draft | Task, list[int]]]:
    """Tasks first, so that what a person approved prevails over its draft."""
    recurring = ~Q(cadence="") | Q(standing=True)
    old = Obligation.objects.filter(slot__isnull=False).values_list("slot", flat=True)
    seen = set(old)
    tasks = Task.objects.filter(recurring, parent=None).select_related("directive").order_by("-pk")[:MOST]
    for task in tasks:
        if _slot(task) not in seen:
            yield task, [task.lead_id]
    drafts = Draft.objects.filter(recurring, state=DraftState.PROPOSED).select_related("directive", "clause")
    for draft in drafts.prefetch_related("actors").order_by("-pk")[:MOST]:
        if _slot(draft) not in seen:
            leads = [a.agency_id for a in draft.actors.all() if a.role == ActorRole.LEAD and a.agency_id]
            yield draft, leads


def _slot(row: Draft | Task) -> str:
    if isinstance(row, Task):
        return f"draft:{row.draft_id}" if row.draft_id else f"task:{row.pk}"
    return f"draft:{row.pk}"


def _asks_for_reports(row: Draft | Task) -> bool:
    return "bao cao" in fold(f"{row.text} {row.work} {row.product_words}")


def _proposal(row: Draft | Task, slot: str, at: dt.datetime) -> Obligation:
    directive = row.directive
    kind = kind_of_cadence(row.cadence)
    marker = row.clause_marker if isinstance(row, Task) else (row.clause.marker if row.clause else "")
    registrar = row.registrar_id if isinstance(row, Task) else directive.registrar_id
    since = directive.issued_on or at.date()
    return Obligation(
        state=ObligationState.PROPOSED,
        title=f"{row.work or row.text}"[:300],
        directive=directive,
        basis=directive.number,
        clause=marker,
        words=(row.text or row.work)[:4000],
        slot=slot,
        period=str(kind) if kind else "",
        due_kind=DueKind.WORKING_DAYS,
        due_number=rules().number("report.due_after", since),
        keeper_id=registrar,
        to_id=directive.giver_id or directive.issuer_id or registrar,
        since=since,
        made_at=at,
    )


@transaction.atomic
def _write(rows: list[Obligation], bodies: dict[str, list[int]], at: dt.datetime) -> int:
    rows = [row for row in rows if row.keeper_id and row.title]
    Obligation.objects.bulk_create(rows, ignore_conflicts=True)
    stored = list(Obligation.objects.filter(slot__in=[row.slot for row in rows], made_at=at))
    ObligationBody.objects.bulk_create(
        (
            ObligationBody(obligation=row, agency_id=body)
            for row in stored
            for body in dict.fromkeys(bodies[row.slot or ""])
        ),
        ignore_conflicts=True,
    )
    lines = [(("obligation", row.pk), None, {"title": row.title, "basis": row.basis}) for row in stored]
    if lines:
        record_each(events.OBLIGATION_PROPOSED, lines=lines, by=None, at=at)
    return len(stored)
