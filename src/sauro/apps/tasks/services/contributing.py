"""Phối hợp. The lead asks a coordinating agency for its contribution; it delivers; the lead may send it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import current
from sauro.apps.directives import services as directives
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Task, TaskCoordinator
from sauro.apps.tasks.permissions import may_cascade, may_deliver
from sauro.apps.tasks.services.cascading import speakers
from sauro.apps.tasks.services.moving import change, require, take
from sauro.domain.acting import Acting
from sauro.domain.parts import Whole, require_contribution
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, ONE_LEAD, SIX_CLEAR, Status

_BY_THE_LEAD = N_(
    "Chỉ người chịu trách nhiệm, lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì được đề nghị phối hợp."
)


def add_coordinator(
    *, task_id: int, agency_id: int, work: str, due_on: dt.date, by: Acting, at: dt.datetime
) -> TaskCoordinator:
    """Thêm cơ quan phối hợp, and ask it at once for its contribution. Refusals as `ask_contribution`."""
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        _require_lead(task, by)
        agency = Agency.objects.filter(pk=agency_id).first()
        _require_askable(task, agency.pk if agency else None, work, due_on, at)
        if agency is None:
            raise TaskCoordinator.DoesNotExist  # _require_askable refuses it
        part, _ = TaskCoordinator.objects.get_or_create(task=task, agency=agency, defaults={"printed": agency.name})
        return _ask(task, part, work, due_on, by, at)


def ask_contribution(
    *, task_id: int, coordinator_id: int, work: str, due_on: dt.date, by: Acting, at: dt.datetime
) -> TaskCoordinator:
    """Đề nghị phối hợp. What a coordinating agency of the task is to contribute, and by when; told to that agency.

    Asking anew before it delivered changes work and date; the wait goes on from the first asking.
    Refusals: task.unknown, task.contribution.forbidden, .unknown, .delivered and those of domain.parts.
    """
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        _require_lead(task, by)
        part = _part(task, coordinator_id)
        _require_askable(task, part.agency_id, work, due_on, at)
        return _ask(task, part, work, due_on, by, at)


def deliver_contribution(
    *, task_id: int, coordinator_id: int, note: str, by: Acting, at: dt.datetime
) -> TaskCoordinator:
    """Giao kết quả phối hợp. The agency's words; files hang on the row as evidence. The lead's wait ends here.

    Refusals: task.unknown, task.contribution.unknown, .not_yours, .not_asked, .delivered, .empty.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        part = _part(task, coordinator_id)
        require(
            may_deliver(by, part),
            "task.contribution.not_yours",
            N_("Chỉ cơ quan được đề nghị phối hợp giao kết quả này."),
            clause=ONE_LEAD,
        )
        _require_waiting(task, part)
        if not note.strip():
            raise Refusal(
                "task.contribution.empty",
                N_("Chưa ghi kết quả phối hợp."),
                clause=SIX_CLEAR,
                advice=N_("Ghi đã gửi gì, bằng văn bản số nào."),
                key="C1.1b",
            )
        part.note, part.delivered_at = note.strip(), at
        part.delivered_by = Holding.objects.filter(current(on), post_id=by.post_id, person_id=by.person_id).first()
        part.save(update_fields=["note", "delivered_at", "delivered_by"])
        change(task)
        _tell(task, part, N_("{agency} đã giao kết quả phối hợp của {code}."), "delivered", at, lead=True)
        _record(events.CONTRIBUTION_DELIVERED, task, part, by, at, note=part.note)
    return part


def send_back_contribution(
    *, task_id: int, coordinator_id: int, remark: str, by: Acting, at: dt.datetime
) -> TaskCoordinator:
    """Trả lại kết quả phối hợp with a remark: the lead waits anew from today; the wait before it stays counted.

    Refusals: task.unknown, task.contribution.forbidden, .unknown, .not_delivered, .without_remark, .state.
    """
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        _require_lead(task, by)
        part = _part(task, coordinator_id)
        if part.delivered_at is None or part.asked_at is None:
            raise Refusal(
                "task.contribution.not_delivered",
                N_("Chưa có kết quả phối hợp để trả lại."),
                advice=N_("Tải lại trang nhiệm vụ."),
            )
        if Status(task.status) in ENDED:
            raise Refusal(
                "task.contribution.state", N_("Nhiệm vụ đã kết thúc."), advice=N_("Không cần trả lại kết quả phối hợp.")
            )
        if not remark.strip():
            raise Refusal(
                "task.contribution.without_remark",
                N_("Chưa ghi vì sao trả lại."),
                clause=SIX_CLEAR,
                advice=N_("Ghi điều cần bổ sung."),
            )
        wait = [timezone.localdate(part.asked_at), timezone.localdate(part.delivered_at)]
        part.earlier_waits = [*part.earlier_waits, wait]
        part.asked_at, part.delivered_at, part.delivered_by, part.remark = at, None, None, remark.strip()
        part.save(update_fields=["earlier_waits", "asked_at", "delivered_at", "delivered_by", "remark"])
        change(task)
        _tell(task, part, N_("Kết quả phối hợp của {code} bị trả lại để bổ sung."), "sent_back", at)
        _record(events.CONTRIBUTION_SENT_BACK, task, part, by, at, remark=part.remark)
    return part


def remind_contribution(*, task_id: int, coordinator_id: int, by: Acting, at: dt.datetime) -> int:
    """Nhắc cơ quan phối hợp. One notice a day at most; returns how many people were told.

    Refusals: task.unknown, task.contribution.forbidden, .unknown, .not_asked, .delivered.
    """
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        _require_lead(task, by)
        part = _part(task, coordinator_id)
        _require_waiting(task, part)
        template = N_("{lead} đang chờ {agency} phối hợp {code}: {work}")
        told = _tell(task, part, template, f"remind.{timezone.localdate(at)}", at)
        if told:
            _record(events.CONTRIBUTION_REMINDED, task, part, by, at)
    return told


def _require_lead(task: Task, by: Acting) -> None:
    require(may_cascade(by, task), "task.contribution.forbidden", _BY_THE_LEAD, clause=ONE_LEAD)


def _part(task: Task, coordinator_id: int) -> TaskCoordinator:
    part = TaskCoordinator.objects.select_related("agency").filter(task=task, pk=coordinator_id).first()
    if part is None:
        raise Refusal(
            "task.contribution.unknown",
            N_("Không có cơ quan phối hợp này."),
            advice=N_("Tải lại trang nhiệm vụ."),
        )
    return part


def _require_askable(task: Task, agency_id: int | None, work: str, due_on: dt.date, at: dt.datetime) -> None:
    whole = Whole(task.code, Status(task.status), (task.lead_id,), task.due_on)
    require_contribution(whole, agency_id=agency_id, work=work, due_on=due_on, today=timezone.localdate(at))


def _require_waiting(task: Task, part: TaskCoordinator) -> None:
    if part.asked_at is None:
        raise Refusal(
            "task.contribution.not_asked",
            N_("Cơ quan chủ trì chưa đề nghị phối hợp."),
            clause=SIX_CLEAR,
            advice=N_("Chờ đề nghị của cơ quan chủ trì."),
        )
    if part.delivered_at is not None or Status(task.status) in ENDED:
        raise Refusal(
            "task.contribution.delivered",
            N_("Phần phối hợp này không còn chờ."),
            advice=N_("Tải lại trang nhiệm vụ."),
        )


def _ask(task: Task, part: TaskCoordinator, work: str, due_on: dt.date, by: Acting, at: dt.datetime) -> TaskCoordinator:
    if part.delivered_at is not None:
        raise Refusal(
            "task.contribution.delivered",
            N_("Cơ quan này đã giao kết quả phối hợp."),
            advice=N_("Trả lại kết quả kèm điều cần bổ sung, nếu còn thiếu."),
        )
    part.work, part.due_on, part.asked_by_id = work.strip(), due_on, by.account_id
    part.asked_at = part.asked_at or at
    part.save(update_fields=["work", "due_on", "asked_by", "asked_at"])
    change(task)
    if part.agency_id is not None:
        directives.note_concerned(directive_id=task.directive_id, agency_ids={part.agency_id})
    template = N_("{lead} đề nghị {agency} phối hợp {code}, hạn {day}: {work}")
    _tell(task, part, template, f"asked.{at.isoformat()}", at)
    _record(events.CONTRIBUTION_ASKED, task, part, by, at, work=part.work, due_on=due_on)
    return part


def _tell(task: Task, part: TaskCoordinator, template: str, slot: str, at: dt.datetime, *, lead: bool = False) -> int:
    """To the coordinating agency; or, with `lead`, to who answers for the task and speaks for its lead agency."""
    body = task.lead_id if lead else part.agency_id or 0
    people = speakers({body}, timezone.localdate(at))[body]
    if lead and task.responsible is not None:
        people.add(task.responsible.person_id)
    values = {
        "lead": task.lead.name,
        "agency": part.agency.name if part.agency else part.printed,
        "code": task.code,
        "day": day_short(part.due_on) if part.due_on else "",
        "work": part.work[:200],
    }
    return tell(
        people=people,
        kind="task.contribution",
        about=("task", task.pk),
        text=Sentence(template, values),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"contribution.{part.pk}.{slot}",
        at=at,
        urgent=task.urgent,
    )


def _record(kind: str, task: Task, part: TaskCoordinator, by: Acting, at: dt.datetime, **values: object) -> None:
    agency = part.agency.name if part.agency else part.printed
    record(kind, about=("task", task.pk), by=by, at=at, new={"agency": agency, "coordinator": part.pk, **values})
