"""Xác nhận hoặc trả lại báo cáo. By somebody who did not do the work; a report sent back counts as not done (T2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, Submission, Task
from sauro.apps.tasks.permissions import may_confirm, persons_of
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.services.moving import advance, require, take
from sauro.domain.acting import Acting
from sauro.domain.life import CONFIRMED_BY_ANOTHER, require_confirmer
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status, Step, move


def confirm_task(*, task_id: int, by: Acting, at: dt.datetime, remarks: str = "") -> Submission:
    """Xác nhận hoàn thành. The task ends; `submitted_at` stays that of the accepted report, so a slow office
    makes nobody late.

    Refusal: task.unknown, task.confirm.own, task.confirm.forbidden, task.move.unknown.
    """
    with transaction.atomic():
        task, submission = _waiting(task_id, Step.CONFIRM, by, at)
        _decide(submission, Decision.GRANTED, remarks, by, at)
        advance(task, Step.CONFIRM, at=at)
        told = N_("{code}: kết quả đã được xác nhận.")
        _tell(task, submission, told, events.CONFIRMED, remarks, by, at)
        record(
            events.CONFIRMED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"number": submission.number, "remarks": submission.remarks, "submitted_on": task.submitted_on},
        )
    return submission


def send_back(*, task_id: int, remarks: str, by: Acting, at: dt.datetime) -> Submission:
    """Trả lại báo cáo. With remarks; the report counts as not done and the clock has never stopped.

    Refusal: task.unknown, task.confirm.own, task.confirm.forbidden, task.send_back.remarks, task.move.unknown.
    """
    with transaction.atomic():
        task, submission = _waiting(task_id, Step.SEND_BACK, by, at)
        if not remarks.strip():
            raise Refusal(
                "task.send_back.remarks",
                N_("Chưa ghi vì sao trả lại."),
                clause=SIX_CLEAR,
                advice=N_("Ghi điều còn thiếu để nơi chủ trì làm tiếp."),
                key="C1.2",
            )
        _decide(submission, Decision.REFUSED, remarks, by, at)
        advance(task, Step.SEND_BACK, at=at, submitted_at=None, submitted_on=None)
        told = N_("{code}: báo cáo kết quả bị trả lại: “{remarks}”")
        _tell(task, submission, told, events.SENT_BACK, remarks, by, at)
        record(
            events.SENT_BACK,
            about=("task", task.pk),
            by=by,
            at=at,
            old={"submitted_on": timezone.localdate(submission.at)},
            new={"number": submission.number, "remarks": submission.remarks},
        )
    return submission


def _waiting(task_id: int, step: Step, by: Acting, at: dt.datetime) -> tuple[Task, Submission]:
    """The locked task and its waiting report, once `by` may decide on it."""
    task = take(task_id, by=by, at=at)
    move(Status(task.status), step)
    submission = life.waiting_submission(task)
    if submission is None:
        raise Refusal(
            "task.confirm.none",
            N_("Không có báo cáo nào đang chờ xác nhận."),
            advice=N_("Tải lại trang để xem trạng thái hiện tại."),
        )
    require_confirmer(people=persons_of(by), did=life.did_it(task, submission))
    require(
        may_confirm(by, task),
        "task.confirm.forbidden",
        N_("Nhiệm vụ gắn sao do lãnh đạo cơ quan giao việc xác nhận.")
        if task.starred
        else N_("Chỉ lãnh đạo hoặc chuyên viên tổng hợp của cơ quan theo dõi được xác nhận."),
        clause=CONFIRMED_BY_ANOTHER,
    )
    return task, submission


def _decide(submission: Submission, decision: Decision, remarks: str, by: Acting, at: dt.datetime) -> None:
    submission.decision, submission.remarks = decision, remarks.strip()
    submission.decided_by_id, submission.decided_at = by.account_id, at
    submission.save(update_fields=["decision", "remarks", "decided_by", "decided_at"])


def _tell(
    task: Task, submission: Submission, template: str, kind: str, remarks: str, by: Acting, at: dt.datetime
) -> None:
    on = timezone.localdate(at)
    tell(
        people=(life.doers_of(task, on) | {submission.by_person_id}) - {by.person_id},
        kind=kind,
        about=("task", task.pk),
        text=Sentence(template, {"code": task.code, "remarks": remarks.strip()}),
        url=life.address_of(task),
        slot=f"{kind}:{task.pk}:{task.revision}",
        at=at,
    )
