"""Giao lại. A task that came back gets another lead; it never runs in a circle, and its deadline stays (C1.1, C1.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive, propose_responsible
from sauro.apps.directives import services as directives
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import ActorRole, DraftActor, HolderRole, Task, TaskHolder
from sauro.apps.tasks.permissions import giver_of, may_assign, may_star
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.services.finding import make_findable
from sauro.apps.tasks.services.moving import advance, answer_day, change, recount, require, take
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind
from sauro.domain.life import require_transfer
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ONE_LEAD, Status, Step, move


def assign_task(*, task_id: int, lead_id: int, by: Acting, at: dt.datetime, settled_because: str = "") -> Task:
    """Giao lại. The new lead has a working day to answer; the deadline does not move.

    A person is proposed anew. `settled_because`: the giver's leader decides who leads, with a reason; then neither a
    circle stands against it nor may it be given back again.
    Refusal: task.unknown, task.assign.forbidden, .lead, .circle, .settle, .contributes, task.move.unknown.
    """
    on = timezone.localdate(at)
    settled = bool(settled_because.strip())
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        _require_assigner(task, by, settled)
        before = Status(task.status)
        move(before, Step.ASSIGN)
        lead = _lead(lead_id, on)
        hops = life.hops_of(task)
        circle_at = rules().number("task.decline.circle_at", on)
        require_transfer(lead_id=lead.pk, lead=lead.name, hops=hops, circle_at=circle_at, settled=settled)
        old = task.lead
        if lead.pk != old.pk:
            _hand_lead(task, lead, before, at)
        proposal = propose_responsible(lead.pk, f"{task.work} {task.text}", on)
        advance(
            task, Step.ASSIGN, at=at, lead=lead, proposed=proposal.holding if proposal else None, assigned_at=at,
            accept_by=answer_day(at), settled=settled,
        )  # fmt: skip
        make_findable(task)
        _tell_assigned(task, on, at)
        record(
            events.SETTLED if settled else events.ASSIGNED,
            about=("task", task.pk),
            by=by,
            at=at,
            old={"lead": old.name},
            new={"lead": lead.name, "from": old.name, "reason": settled_because.strip()},
        )
    return task


def _require_assigner(task: Task, by: Acting, settled: bool) -> None:
    require(
        may_assign(by, task),
        "task.assign.forbidden",
        N_("Nhiệm vụ đã bị trả lại nhiều lần: chỉ lãnh đạo cơ quan giao việc quyết định nơi chủ trì.")
        if task.escalated_at is not None
        else N_("Chỉ chuyên viên tổng hợp hoặc lãnh đạo của cơ quan theo dõi, cơ quan giao việc được giao lại."),
        clause=ONE_LEAD,
    )
    require(
        not settled or (by.role is Role.LEADER and by.agency_id == giver_of(task)),
        "task.assign.settle",
        N_("Chỉ lãnh đạo cơ quan giao việc quyết định dứt điểm nơi chủ trì."),
        clause=ONE_LEAD,
    )


def _lead(lead_id: int, on: dt.date) -> Agency:
    lead = Agency.objects.filter(alive(on), pk=lead_id).exclude(kind__in=[BodyKind.GROUP, BodyKind.CELL]).first()
    if lead is None:
        raise Refusal(
            "task.assign.lead",
            N_("Cơ quan này không có trong danh bạ hoặc không còn hoạt động."),
            clause=ONE_LEAD,
            advice=N_("Chọn một cơ quan trong danh bạ."),
            key="C1.1a",
        )
    return lead


def _hand_lead(task: Task, lead: Agency, status: Status, at: dt.datetime) -> None:
    """Holders and counts follow the new lead; it no longer coordinates what it leads.

    Whom the document names as coordinating takes part again once the lead has passed on.
    """
    shared = task.coordinators.filter(agency=lead).first()
    if shared is not None:
        if shared.asked_at is not None:
            raise Refusal(
                "task.assign.contributes",
                Sentence(N_("{lead} đang có phần phối hợp trong nhiệm vụ này."), {"lead": lead.name}),
                clause=ONE_LEAD,
                advice=N_("Kết thúc phần phối hợp đó trước khi giao chủ trì."),
                key="C1.1a",
            )
        shared.delete()
    _share_again(task)
    task.holders.filter(role=HolderRole.LEAD, until=None).update(until=at)
    TaskHolder.objects.create(task=task, role=HolderRole.LEAD, agency=lead, since=at)
    # In the order of their ids, so that two transfers in opposite directions never wait for each other.
    for agency_id, left, came in sorted(((task.lead_id, status, None), (lead.pk, None, status)), key=lambda c: c[0]):
        recount(agency_id, left, came)


def _share_again(task: Task) -> None:
    named = DraftActor.objects.filter(
        draft=task.draft_id, role=ActorRole.COORDINATING, agency=task.lead_id
    ).first()  # fmt: skip
    if named is not None:
        task.coordinators.get_or_create(agency_id=task.lead_id, defaults={"printed": named.printed})


def _tell_assigned(task: Task, on: dt.date, at: dt.datetime) -> None:
    people = [(task.lead_id, task.proposed.person_id)] if task.proposed else []
    directives.note_concerned(directive_id=task.directive_id, agency_ids=[task.lead_id], people=people)
    tell(
        people=life.doers_of(task, on),
        kind=events.ASSIGNED,
        about=("task", task.pk),
        text=Sentence(
            N_("{code} được giao cho {lead}; nhận việc hoặc trả lại trước khi hết ngày {day}."),
            {
                "code": task.code,
                "lead": task.lead.name,
                "day": f"{task.accept_by:%d/%m/%Y}" if task.accept_by else "—",
            },
        ),
        url=life.address_of(task),
        slot=f"{events.ASSIGNED}:{task.pk}:{task.revision}",
        at=at,
    )


def star_task(*, task_id: int, starred: bool, by: Acting, at: dt.datetime) -> Task:
    """Gắn sao. The giver's leader or the registrar's coordinator; a starred task is confirmed by the giver's leader."""
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(
            may_star(by, task),
            "task.star.forbidden",
            N_("Chỉ lãnh đạo cơ quan giao việc hoặc chuyên viên tổng hợp của cơ quan theo dõi được gắn sao."),
        )
        if task.starred != starred:
            change(task, starred=starred)
            record(events.STARRED if starred else events.UNSTARRED, about=("task", task.pk), by=by, at=at)
    return task
