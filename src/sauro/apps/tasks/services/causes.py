"""Nguyên nhân khách quan. Asked by who does the work, confirmed by authority, and then the clock stands still (E11)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, ObjectiveCause, Task
from sauro.apps.tasks.permissions import giver_of, may_ask, may_decide
from sauro.apps.tasks.queries.audience import doers_of, speakers_of
from sauro.apps.tasks.services.moving import change, require, take
from sauro.domain.acting import Acting, Role
from sauro.domain.lateness import CauseKind, require_cause
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status

_ASKERS = N_("Chỉ người chịu trách nhiệm chính hoặc người thay mặt cơ quan chủ trì đề nghị xác nhận nguyên nhân.")
_DECIDERS = N_("Chỉ lãnh đạo nơi giao hoặc cơ quan theo dõi xác nhận nguyên nhân khách quan.")
LONGEST_REASON = 2000


def ask_cause(
    *,
    task_id: int,
    kind: CauseKind,
    since: dt.date,
    until: dt.date | None,
    reason: str,
    by: Acting,
    at: dt.datetime,
    waiting_for: int | None = None,
) -> ObjectiveCause:
    """Đề nghị xác nhận nguyên nhân khách quan, `since` to `until` (None while it lasts); counts only once confirmed.

    `waiting_for`: id of the agency that one waits for. It may be asked late, even after confirmation: whoever was
    late through no fault of his is not late. Refusal: cause.ask.forbidden, cause.status, cause.agency, and those of
    domain.lateness.require_cause.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(may_ask(by, task), "cause.ask.forbidden", _ASKERS)
        _require_alive(task)
        _require_other(task, waiting_for)
        said = require_cause(
            kind, since=since, until=until, reason=reason, waiting_for=waiting_for is not None, today=on
        )
        row = ObjectiveCause.objects.create(
            task=task,
            kind=str(kind),
            since=since,
            until=until,
            reason=said[:LONGEST_REASON],
            waiting_for_id=waiting_for,
            by_id=by.account_id,
            by_person_id=by.person_id,
            at=at,
        )
        change(task)
        deciders = speakers_of([giver_of(task), task.registrar_id], on, (Role.LEADER,)) - {by.person_id}
        _tell(row, task, deciders, N_("{code}: {agency} đề nghị xác nhận nguyên nhân khách quan."), "asked", at)
        record(
            events.CAUSE_ASKED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"since": day_short(since), "kind": str(kind), "reason": row.reason},
        )
    return row


def confirm_cause(*, cause_id: int, reason: str = "", by: Acting, at: dt.datetime) -> ObjectiveCause:
    """Xác nhận nguyên nhân khách quan: from now on its days are taken off the delay.

    Refusal: cause.decided, cause.decide.forbidden, cause.own.
    """
    with transaction.atomic():
        row, task = _to_decide(cause_id, by, at)
        _decide(row, task, Decision.GRANTED, " ".join(reason.split()), by, at)
        _tell(
            row, task, doers_of(task) | {row.by_person_id}, N_("{code}: đã xác nhận nguyên nhân khách quan."), "yes", at
        )
        record(
            events.CAUSE_CONFIRMED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={
                "since": day_short(row.since),
                "until": day_short(row.until) if row.until else str(N_("nay")),
                "reason": row.decision_reason or row.reason,
            },
        )
    return row


def refuse_cause(*, cause_id: int, reason: str, by: Acting, at: dt.datetime) -> ObjectiveCause:
    """Không xác nhận, with the reason. Refusal: cause.decided, cause.decide.forbidden, cause.own, cause.reason."""
    with transaction.atomic():
        row, task = _to_decide(cause_id, by, at)
        said = " ".join(reason.split())
        if not said:
            raise Refusal("cause.reason", N_("Thiếu lý do."), clause=SIX_CLEAR, advice=N_("Ghi vì sao không xác nhận."))
        _decide(row, task, Decision.REFUSED, said, by, at)
        _tell(
            row,
            task,
            doers_of(task) | {row.by_person_id},
            N_("{code}: không xác nhận nguyên nhân khách quan."),
            "no",
            at,
        )
        record(events.CAUSE_REFUSED, about=("task", task.pk), by=by, at=at, new={"reason": said})
    return row


def end_cause(*, cause_id: int, until: dt.date, by: Acting, at: dt.datetime) -> ObjectiveCause:
    """Nguyên nhân đã hết: the clock goes on from the next day. Either side may say so.

    Refusal: cause.ended, cause.end.forbidden, cause.order, cause.future.
    """
    with transaction.atomic():
        row, task = _taken(cause_id, by, at)
        allowed = may_ask(by, task) or may_decide(by, task)
        require(allowed, "cause.end.forbidden", N_("Chỉ bên làm hoặc bên xác nhận ghi ngày kết thúc."))
        if row.until is not None or row.decision not in (Decision.WAITING, Decision.GRANTED):
            raise Refusal(
                "cause.ended", N_("Nguyên nhân này đã có ngày kết thúc."), advice=N_("Tải lại trang nhiệm vụ.")
            )
        require_cause(
            CauseKind(row.kind), since=row.since, until=until, reason=row.reason, waiting_for=True,
            today=timezone.localdate(at),
        )  # fmt: skip
        row.until = until
        row.save(update_fields=["until"])
        change(task)
        record(events.CAUSE_ENDED, about=("task", task.pk), by=by, at=at, new={"until": day_short(until)})
    return row


def _require_other(task: Task, waiting_for: int | None) -> None:
    if waiting_for is not None and not Agency.objects.filter(pk=waiting_for).exclude(pk=task.lead_id).exists():
        raise Refusal(
            "cause.agency",
            N_("Không chờ được cơ quan này."),
            clause=SIX_CLEAR,
            advice=N_("Chọn một cơ quan khác cơ quan chủ trì trong danh bạ."),
        )


def _require_alive(task: Task) -> None:
    if task.status in (Status.REPLACED, Status.WITHDRAWN):
        raise Refusal(
            "cause.status",
            N_("Nhiệm vụ đã rút hoặc được thay thế: thời hạn không còn tính."),
            clause=SIX_CLEAR,
            advice=N_("Xem nhiệm vụ thay thế, nếu có."),
        )


def _taken(cause_id: int, by: Acting, at: dt.datetime) -> tuple[ObjectiveCause, Task]:
    found = ObjectiveCause.objects.filter(pk=cause_id).values_list("task_id", flat=True).first()
    task = take(found or 0, by=by, at=at)
    return ObjectiveCause.objects.select_for_update(of=("self",)).get(pk=cause_id), task


def _to_decide(cause_id: int, by: Acting, at: dt.datetime) -> tuple[ObjectiveCause, Task]:
    row, task = _taken(cause_id, by, at)
    require(may_decide(by, task), "cause.decide.forbidden", _DECIDERS)
    if {by.person_id, by.on_behalf_of_id} & ({row.by_person_id} | doers_of(task)):
        raise Refusal(
            "cause.own",
            N_("Người đề nghị và người chịu trách nhiệm chính không tự xác nhận nguyên nhân của mình."),
            clause=SIX_CLEAR,
            advice=N_("Chuyển người khác có thẩm quyền của nơi giao."),
            key="E11",
        )
    if row.decision != Decision.WAITING:
        raise Refusal("cause.decided", N_("Đề nghị này đã có người xử lý."), advice=N_("Tải lại trang nhiệm vụ."))
    return row, task


def _decide(row: ObjectiveCause, task: Task, decision: Decision, reason: str, by: Acting, at: dt.datetime) -> None:
    row.decision, row.decision_reason = decision, reason
    row.decided_by_id, row.decided_at = by.account_id, at
    row.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at"])
    change(task)


def _tell(row: ObjectiveCause, task: Task, people: set[int], template: str, slot: str, at: dt.datetime) -> None:
    tell(
        people=people,
        kind=events.CAUSE_ASKED,
        about=("task", task.pk),
        text=Sentence(template, {"code": task.code, "agency": task.lead.name}),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"cause:{row.pk}:{slot}",
        at=at,
    )
