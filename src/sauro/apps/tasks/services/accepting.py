"""Nhận việc, trả lại. The lead agency names who answers for the task, or says where the work belongs (C1.1, C1.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import alive, current
from sauro.apps.directives import services as directives
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decline, HolderRole, Task, TaskHolder
from sauro.apps.tasks.permissions import giver_of, may_accept, may_decline, persons_of, speaks_for
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.services.moving import advance, require, take
from sauro.domain.acting import Acting, Role
from sauro.domain.extraction.model import Clarity, Light
from sauro.domain.life import path_in_words, require_decline
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ONE_LEAD, Step


def accept_task(*, task_id: int, holding_id: int, by: Acting, at: dt.datetime) -> Task:
    """Nhận việc. The responsible person stands from now on: one, in a post of the lead agency (C1.1a).

    The proposed person accepts for himself; whoever speaks for the body names anyone who holds a post in it today.
    Refusal: task.unknown, task.accept.forbidden, task.accept.person, task.move.unknown.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(
            may_accept(by, task),
            "task.accept.forbidden",
            N_("Lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì hoặc người được đề xuất nhận việc."),
            clause=ONE_LEAD,
        )
        holding = _holding(task, holding_id, by, on)
        now_clear = _with_person(task)
        advance(
            task, Step.ACCEPT, at=at, responsible=holding, accepted_at=at, last_sign_at=at, lights=now_clear,
            clear_lights=sum(light == Light.CLEAR for _, light in now_clear),
        )  # fmt: skip
        TaskHolder.objects.create(
            task=task, role=HolderRole.RESPONSIBLE, agency_id=task.lead_id, holding=holding, since=at
        )
        directives.note_concerned(
            directive_id=task.directive_id, agency_ids=(), people=[(task.lead_id, holding.person_id)]
        )
        tell(
            people=(life.watchers_of(task, on) | {holding.person_id}) - {by.person_id},
            kind=events.ACCEPTED,
            about=("task", task.pk),
            text=Sentence(
                N_("{code}: {lead} đã nhận việc, {person} chịu trách nhiệm chính."),
                {"code": task.code, "lead": task.lead.name, "person": holding.person.name},
            ),
            url=life.address_of(task),
            slot=f"{events.ACCEPTED}:{task.pk}:{task.revision}",
            at=at,
        )
        record(
            events.ACCEPTED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"person": holding.person.name, "post": holding.post.title, "lead": task.lead.name},
        )
    return task


def _holding(task: Task, holding_id: int, by: Acting, on: dt.date) -> Holding:
    found = (
        Holding.objects.filter(current(on), pk=holding_id, post__agency_id=task.lead_id)
        .select_related("person", "post")
        .first()
    )
    if found is None:
        raise Refusal(
            "task.accept.person",
            N_("Người chịu trách nhiệm chính phải đang giữ chức vụ trong cơ quan chủ trì."),
            clause=ONE_LEAD,
            advice=N_("Chọn một người trong danh sách của cơ quan."),
            key="C1.1a",
        )
    own = found.person_id in persons_of(by)
    require(
        own or speaks_for(by, task.lead_id),
        "task.accept.another",
        N_("Người được đề xuất chỉ nhận việc cho chính mình."),
        N_("Để lãnh đạo hoặc chuyên viên tổng hợp của cơ quan chọn người khác."),
        ONE_LEAD,
    )
    return found


def _with_person(task: Task) -> list[list[str]]:
    """The six lights once a person answers for the task."""
    named = {str(Clarity.TRACH_NHIEM): str(Light.CLEAR)}
    return [[clarity, named.get(clarity, light)] for clarity, light in task.lights]


def decline_task(*, task_id: int, reason: str, suggested_id: int | None, by: Acting, at: dt.datetime) -> Task:
    """Trả lại vì không đúng nơi. With the reason and the body that should have it; the clock goes on (C1.2).

    From the second giving back on the task goes up to the giver, whose leader is told the whole path.
    Refusal: task.unknown, task.decline.forbidden, .settled, .reason, .suggested, task.move.unknown.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(
            may_decline(by, task),
            "task.decline.forbidden",
            N_("Chỉ lãnh đạo hoặc chuyên viên tổng hợp của cơ quan chủ trì được trả lại."),
            clause=ONE_LEAD,
        )
        suggested = Agency.objects.filter(alive(on), pk=suggested_id).first() if suggested_id else None
        require_decline(
            settled=task.settled,
            reason=reason,
            suggested_id=suggested.pk if suggested else None,
            agency_id=task.lead_id,
        )
        times = task.declines + 1
        up = times >= rules().number("task.decline.escalates_at", on)
        advance(
            task,
            Step.DECLINE,
            at=at,
            declines=times,
            proposed=None,
            accept_by=None,
            escalated_at=task.escalated_at or (at if up else None),
        )
        Decline.objects.create(
            task=task, agency_id=task.lead_id, reason=reason.strip(), suggested=suggested, by_id=by.account_id, at=at
        )
        _tell_declined(task, up, on, at)
        record(
            events.ESCALATED if up else events.DECLINED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={
                "lead": task.lead.name,
                "reason": reason.strip(),
                "suggested": suggested.name if suggested else "",
                "times": str(times),
            },
        )
    return task


def _tell_declined(task: Task, up: bool, on: dt.date, at: dt.datetime) -> None:
    people = life.watchers_of(task, on)
    template = N_("{code} bị trả lại: {path} Giao lại trước khi hết ngày {day}.")
    if up:
        people |= life.people_with(giver_of(task), on, Role.LEADER)
        template = N_("{code} bị trả lại {times} lần, lãnh đạo cơ quan giao việc quyết định nơi chủ trì. {path}")
    day = calendar().add_working_days(on, rules().number("task.reassign_within", on))
    tell(
        people=people,
        kind=events.DECLINED,
        about=("task", task.pk),
        text=Sentence(
            template,
            {
                "code": task.code,
                "path": str(path_in_words(life.hops_of(task))),
                "times": str(task.declines),
                "day": f"{day:%d/%m/%Y}",
            },
        ),
        url=life.address_of(task),
        slot=f"{events.DECLINED}:{task.pk}:{task.revision}",
        at=at,
        urgent=up,
    )
