"""Kết thúc khác. Suspend, resume, replace, withdraw: each with its reason and document; open parts follow.

The fair clock stands still while a task is suspended and stops for good on the day it is replaced or withdrawn.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, Ending, Extension, Submission, Task
from sauro.apps.tasks.permissions import may_end, may_withdraw
from sauro.apps.tasks.queries.audience import doers_of, speakers_of
from sauro.apps.tasks.queries.endings import parts_below, parts_that_follow
from sauro.apps.tasks.queries.register import tasks_visible_to
from sauro.apps.tasks.services.moving import advance, locked, require, take
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, SIX_CLEAR, Status, Step

_ENDERS = N_("Chỉ lãnh đạo nơi giao, hoặc lãnh đạo, chuyên viên tổng hợp của cơ quan theo dõi được thực hiện.")
_GIVER = N_("Chỉ lãnh đạo nơi giao được rút nhiệm vụ.")
_KIND = {
    Step.SUSPEND: events.SUSPENDED,
    Step.RESUME: events.RESUMED,
    Step.REPLACE: events.REPLACED,
    Step.WITHDRAW: events.WITHDRAWN,
}
_TOLD = {
    Step.SUSPEND: N_("{code}: tạm dừng. {reason}"),
    Step.RESUME: N_("{code}: làm tiếp. {reason}"),
    Step.REPLACE: N_("{code}: được thay thế bằng {other}. {reason}"),
    Step.WITHDRAW: N_("{code}: nơi giao đã rút nhiệm vụ. {reason}"),
}


def suspend_task(*, task_id: int, reason: str, document: str, by: Acting, at: dt.datetime) -> Task:
    """Tạm dừng. Nothing is counted until work goes on; parts in work stop with it.

    Refusal: task.end.forbidden, ending.reason, ending.document, task.move.unknown.
    """
    return _end(task_id, Step.SUSPEND, reason, document, by, at)


def resume_task(*, task_id: int, reason: str, document: str = "", by: Acting, at: dt.datetime) -> Task:
    """Tiếp tục. Suspended parts go on with it. Refusal: task.end.forbidden, ending.reason, task.move.unknown."""
    return _end(task_id, Step.RESUME, reason, document, by, at)


def withdraw_task(*, task_id: int, reason: str, document: str, by: Acting, at: dt.datetime) -> Task:
    """Rút nhiệm vụ. By the giver alone; taken back on the day it was given it counts for nobody.

    Refusal: task.withdraw.forbidden, ending.reason, ending.document, task.move.unknown.
    """
    return _end(task_id, Step.WITHDRAW, reason, document, by, at)


def replace_task(*, task_id: int, other_code: str, reason: str, document: str, by: Acting, at: dt.datetime) -> Task:
    """Thay thế bằng nhiệm vụ khác. Lateness stops today; the evidence is shown on the other task, where it stands.

    Refusal: task.end.forbidden, ending.other (unknown, ended, itself or one of its own parts), ending.reason,
    ending.document, task.move.unknown.
    """
    return _end(task_id, Step.REPLACE, reason, document, by, at, other_code)


def close_as_replaced(*, task_id: int, reason: str, document: str, by: Acting, at: dt.datetime) -> Task:
    """Đóng vì văn bản được thay thế. No other task carries it on: the document itself stands in its place.

    Refusal: task.end.forbidden, ending.reason, ending.document, task.move.unknown.
    """
    return _end(task_id, Step.REPLACE, reason, document, by, at, None)


def _end(
    task_id: int, step: Step, reason: str, document: str, by: Acting, at: dt.datetime, other_code: str | None = ""
) -> Task:
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        if step is Step.WITHDRAW:
            require(may_withdraw(by, task), "task.withdraw.forbidden", _GIVER)
        else:
            require(may_end(by, task), "task.end.forbidden", _ENDERS)
        said, paper = _words(reason), " ".join(document.split())[:200]
        if not paper and step is not Step.RESUME:
            raise Refusal(
                "ending.document",
                N_("Thiếu văn bản làm căn cứ."),
                clause=SIX_CLEAR,
                advice=N_("Ghi số, ký hiệu, ngày của văn bản hoặc kết luận."),
            )
        other = _other(task, other_code, by, at) if step is Step.REPLACE and other_code is not None else None
        following = [part.pk for part in parts_that_follow(task, step)]
        _one(task, step, said, paper, other, by, at)
        for part_id in following:
            part = locked(part_id)
            assert part is not None
            _one(part, step, said, paper, other, by, at)
    return task


def _one(task: Task, step: Step, reason: str, document: str, other: Task | None, by: Acting, at: dt.datetime) -> None:
    before = advance(task, step, at=at)
    row = Ending.objects.create(
        task=task,
        step=str(step),
        reason=reason,
        replaced_by=other,
        document=document,
        on=timezone.localdate(at),
        by_id=by.account_id,
        at=at,
    )
    if Status(task.status) in ENDED:
        Submission.objects.filter(task=task, decision=Decision.WAITING).update(decision=Decision.WITHDRAWN)
        Extension.objects.filter(task=task, decision__in=(Decision.WAITING, Decision.COUNTERED)).update(
            decision=Decision.WITHDRAWN
        )
    code = other.code if other else document if step is Step.REPLACE else ""
    tell(
        people=(doers_of(task) | speakers_of([task.lead_id], row.on)) - {by.person_id},
        kind=_KIND[step],
        about=("task", task.pk),
        text=Sentence(_TOLD[step], {"code": task.code, "reason": reason, "other": code}),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"ending:{row.pk}",
        at=at,
        urgent=task.urgent,
    )
    record(
        _KIND[step],
        about=("task", task.pk),
        by=by,
        at=at,
        old={"status": str(before)},
        new={"status": task.status, "reason": reason, "document": document, "other": code},
    )


def _words(reason: str) -> str:
    kept = " ".join(reason.split())[:2000]
    if not kept:
        raise Refusal("ending.reason", N_("Thiếu lý do."), clause=SIX_CLEAR, advice=N_("Ghi vì sao."))
    return kept


def _other(task: Task, code: str, by: Acting, at: dt.datetime) -> Task:
    found = tasks_visible_to(by, timezone.localdate(at)).filter(code=code.strip()).first()
    own = {task.pk, *(part.pk for part in parts_below(task))}
    if found is None or found.pk in own or Status(found.status) in ENDED:
        raise Refusal(
            "ending.other",
            N_("Nhiệm vụ thay thế phải là một nhiệm vụ khác, đang mở, có trong sổ."),
            clause=SIX_CLEAR,
            advice=N_("Ghi mã của nhiệm vụ mới, ví dụ NV-2026-0417."),
        )
    return found
