"""Duyệt đề xuất. A confirmed draft becomes a task: one lead, a time, a product, an authority; once and only once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.agencies.queries import search_key
from sauro.apps.directives import services as directives
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.journal.services import record
from sauro.apps.search.services import index_new
from sauro.apps.tasks import events
from sauro.apps.tasks.models import (
    ActorRole,
    Draft,
    DraftState,
    HolderRole,
    Task,
    TaskCoordinator,
    TaskHolder,
    TaskNumber,
    Work,
)
from sauro.apps.tasks.permissions import may_approve
from sauro.apps.tasks.queries.hanging import hang_actors
from sauro.apps.tasks.queries.review import facts_of
from sauro.apps.tasks.services.moving import answer_day, recount
from sauro.apps.tasks.services.session import DraftStale, require_waiting
from sauro.domain.acting import Acting
from sauro.domain.extraction.model import Light
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import Status, Step, lights, move, require_approvable
from sauro.web.prepared import prepared
from sauro.web.rows import add_to, insert_row, update_row

_SHARED = tuple(f.name for f in Work._meta.get_fields())


def approve_draft(*, draft_id: int, version: int, by: Acting, at: dt.datetime) -> Task:
    """Duyệt đề xuất. The task stands in the register and goes to its lead agency; the directive enters the book.

    The responsible person is proposed (assignment table of the agency, else its head) until the agency accepts.
    Refusal: draft.approve.forbidden, draft.decided, DraftStale, and the reasons of domain.tasks.stops (C1.1a, C1.1b).
    """
    with transaction.atomic():
        draft = _locked.first(draft_id)
        hang_actors(draft)
        if draft is None:
            raise Refusal("draft.unknown", N_("Không còn đề xuất này."), advice=N_("Tải lại trang rà soát."))
        if not may_approve(by, draft.directive):
            raise Refusal(
                "draft.approve.forbidden",
                N_("Chỉ chuyên viên tổng hợp của cơ quan đầu mối được duyệt đề xuất."),
                advice=N_("Lưu đề xuất rồi báo chuyên viên tổng hợp duyệt."),
            )
        require_waiting(draft)
        if draft.version != version:
            raise DraftStale(draft)
        facts = facts_of(draft)
        require_approvable(facts)
        task = _make(draft, [[str(c), str(light)] for c, light in lights(facts)], by, at)
        draft.state, draft.edited_by_id, draft.edited_at = DraftState.APPROVED, by.account_id, at
        draft.version += 1
        update_row(draft, ("state", "version", "edited_by", "edited_at"))
        bodies = {a.agency_id for a in draft.actors.all() if a.agency_id is not None}
        _enter_directive(draft.directive, task, bodies, by, at)
        record(
            events.APPROVED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={
                "code": task.code,
                "lead": task.lead.name,
                "due_on": task.due_on,
                "work": task.work,
                "draft": draft.pk,
            },
        )
    return task


@prepared
def _locked(draft_id: int) -> QuerySet[Draft]:
    rows = Draft.objects.select_for_update(of=("self",)).filter(pk=draft_id)
    return rows.select_related("directive", "clause", "proposed_holding")


def approve_drafts(
    *, wanted: Iterable[tuple[int, int]], by: Acting, at: dt.datetime
) -> tuple[list[Task], list[tuple[int, Refusal]]]:
    """Duyệt nhiều đề xuất. (id, version) one after another; what is refused does not stop the others."""
    made: list[Task] = []
    refused: list[tuple[int, Refusal]] = []
    for draft_id, version in wanted:
        try:
            made.append(approve_draft(draft_id=draft_id, version=version, by=by, at=at))
        except Refusal as refusal:
            refused.append((draft_id, refusal))
    return made, refused


def _make(draft: Draft, lit: list[list[str]], by: Acting, at: dt.datetime) -> Task:
    actors = list(draft.actors.all())
    lead = next(a.agency for a in actors if a.role == ActorRole.LEAD and a.agency is not None)
    code = _next_code(timezone.localdate(at).year)
    task = Task(
        **{name: getattr(draft, name) for name in _SHARED},
        code=code,
        folded=search_key(f"{code} {draft.directive.number} {draft.work} {lead.name} {lead.short_name}"),
        directive=draft.directive,
        draft=draft,
        clause=draft.clause,
        clause_marker=draft.clause.marker if draft.clause else "",
        status=move(Status.REGISTERED, Step.ASSIGN),
        lead=lead,
        proposed=draft.proposed_holding,
        giver_id=draft.directive.giver_id,
        registrar_id=draft.directive.registrar_id,
        original_due_on=draft.due_on,
        lights=lit,
        clear_lights=sum(light == Light.CLEAR for _, light in lit),
        approved_by_id=by.account_id,
        approved_at=at,
        assigned_at=at,
        accept_by=answer_day(at),
    )
    insert_row(task)
    recount(lead.pk, None, Status(task.status))
    index_new("task", [(task.pk, f"{task.code} · {task.work}", f"{draft.directive.number} {lead.name} {task.text}")])
    insert_row(TaskHolder(task=task, role=HolderRole.LEAD, agency=lead, since=at))
    TaskCoordinator.objects.bulk_create(
        TaskCoordinator(task=task, agency=a.agency, printed=a.printed)
        for a in actors
        if a.role == ActorRole.COORDINATING
    )
    return task


def _next_code(year: int) -> str:
    """NV-2026-0417. The counter says its number as it changes, so that two transactions never read the same."""
    number = add_to(TaskNumber, "last", 1, year=year)
    if number is None:
        TaskNumber.objects.get_or_create(year=year)
        number = add_to(TaskNumber, "last", 1, year=year)
    return f"NV-{year}-{number:04d}"


def _enter_directive(directive: Directive, task: Task, bodies: set[int], by: Acting, at: dt.datetime) -> None:
    if directive.state == DirectiveState.READ:
        directives.register_directive(directive=directive, by=by, at=at)
    people = [(task.lead_id, task.proposed.person_id)] if task.proposed else []
    directives.note_concerned(directive_id=directive.pk, agency_ids=bodies, people=people)
