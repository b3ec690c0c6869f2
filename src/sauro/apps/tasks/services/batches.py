"""Thao tác hàng loạt. One verb on many tasks: rehearsed first, then done one by one, the whole of it undone at once.

Each task goes through its own verb in its own transaction, so every rule and every journal entry is that of the verb;
what one task refuses does not stop the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sauro.apps.tasks.models import Task, TaskBatch
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.apps.tasks.services.assigning import assign_task, star_task
from sauro.apps.tasks.services.urging import urge_by_hand
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

MOST = 500
STAR, UNSTAR, URGE, ASSIGN = "star", "unstar", "urge", "assign"
UNDONE_BY = {STAR: UNSTAR, UNSTAR: STAR}  # an urging has been read, an assignment answered: neither is taken back


@dataclass(frozen=True, slots=True)
class Order:
    """Lệnh hàng loạt. `verb` of VERBS; `remark` for an urging; `lead_id`, `because` for an assignment."""

    verb: str
    remark: str = ""
    lead_id: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Kết quả của một dòng: the task, and the refusal where its verb said no."""

    task: Task
    refused: Refusal | None = None


def _star(task: Task, order: Order, by: Acting, at: dt.datetime) -> dict[str, Any]:
    starred = order.verb == STAR
    if Task.objects.filter(pk=task.pk, starred=starred).exists():
        already = N_("Nhiệm vụ đã gắn sao.") if starred else N_("Nhiệm vụ không gắn sao.")
        raise Refusal("batch.same", already, advice=N_("Không cần làm gì."))
    star_task(task_id=task.pk, starred=starred, by=by, at=at)
    return {"before": not starred, "after": starred}


def _urge(task: Task, order: Order, by: Acting, at: dt.datetime) -> dict[str, Any]:
    urge_by_hand(task_id=task.pk, remark=order.remark, by=by, at=at)
    return {}


def _assign(task: Task, order: Order, by: Acting, at: dt.datetime) -> dict[str, Any]:
    if order.lead_id is None:
        raise Refusal("batch.lead", N_("Chưa chọn cơ quan chủ trì."), advice=N_("Chọn một cơ quan trong danh bạ."))
    done = assign_task(task_id=task.pk, lead_id=order.lead_id, by=by, at=at, settled_because=order.because)
    return {"before": task.lead_id, "after": done.lead_id}


VERBS: dict[str, Callable[[Task, Order, Acting, dt.datetime], dict[str, Any]]] = {
    STAR: _star,
    UNSTAR: _star,
    URGE: _urge,
    ASSIGN: _assign,
}


def chosen(ids: Iterable[int], *, by: Acting, on: dt.date) -> list[Task]:
    """Việc đã chọn, those that may be seen, in the order of their codes.

    Refusals: batch.empty, batch.most (beyond 500).
    """
    wanted = set(ids)
    if len(wanted) > MOST:
        raise Refusal(
            "batch.most",
            Sentence(N_("Mỗi lượt làm nhiều nhất {n} nhiệm vụ."), {"n": str(MOST)}),
            advice=N_("Thêm điều kiện lọc rồi làm từng lượt."),
        )
    found = list(
        tasks_visible_to(by, on).filter(pk__in=wanted).select_related("lead", "directive").order_by("code")
    )  # fmt: skip
    if not found:
        raise Refusal("batch.empty", N_("Chưa chọn nhiệm vụ nào."), advice=N_("Đánh dấu các dòng của sổ rồi chọn lại."))
    return found


def rehearse(order: Order, tasks: Iterable[Task], *, by: Acting, at: dt.datetime) -> list[Result]:
    """Xem trước. What each task would answer; every verb is really tried, and taken back at once."""
    return [Result(task, _tried(order, task, by, at)) for task in tasks]


def _tried(order: Order, task: Task, by: Acting, at: dt.datetime) -> Refusal | None:
    try:
        with transaction.atomic():
            VERBS[order.verb](task, order, by, at)
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal
    return None


def run_batch(order: Order, tasks: Iterable[Task], *, by: Acting, at: dt.datetime) -> TaskBatch:
    """Làm cả lượt. One transaction for each task; the batch holds what was done, and what was refused and why."""
    lines: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for task in tasks:
        try:
            with transaction.atomic():
                change = VERBS[order.verb](task, order, by, at)
        except Refusal as refusal:
            refused.append({"task": task.pk, "code": task.code, "message": _stored(refusal)})
        else:
            lines.append({"task": task.pk, "code": task.code, **change})
    return TaskBatch.objects.create(
        verb=order.verb, lines=lines, refused=refused, by_id=by.account_id, agency_id=by.agency_id, at=at
    )


def undo_batch(*, batch_id: int, by: Acting, at: dt.datetime) -> TaskBatch:
    """Hoàn tác cả lượt. Every task that still stands as the batch left it goes back.

    TaskBatch.DoesNotExist for another person's. Refusals: batch.undone, batch.lasting (a verb that is not taken back).
    """
    with transaction.atomic():
        batch = TaskBatch.objects.select_for_update().get(pk=batch_id, by_id=by.account_id, agency_id=by.agency_id)
        if batch.verb not in UNDONE_BY:
            raise Refusal(
                "batch.lasting",
                N_("Lượt này không hoàn tác được: nơi nhận đã được báo."),
                advice=N_("Xử lý từng nhiệm vụ trên trang của nó."),
            )
        if batch.undone_at is not None:
            raise Refusal("batch.undone", N_("Lượt này đã được hoàn tác."), advice=N_("Không cần làm gì thêm."))
        batch.undone_at = at
        batch.save(update_fields=["undone_at"])
    back = Order(UNDONE_BY[batch.verb])
    known = Task.objects.in_bulk([line["task"] for line in batch.lines])
    for line in batch.lines:
        task = known.get(line["task"])
        if task is not None:
            line["undone"] = _back(back, task, by, at)
    batch.save(update_fields=["lines"])
    return batch


def _back(order: Order, task: Task, by: Acting, at: dt.datetime) -> bool:
    """Whether the task went back; what somebody changed since, or may no longer be changed, stays as it is."""
    try:
        with transaction.atomic():
            VERBS[order.verb](task, order, by, at)
    except Refusal:
        return False
    return True


def _stored(refusal: Refusal) -> dict[str, Any]:
    values = {name: str(value) for name, value in refusal.message.values.items()}
    return {"template": refusal.message.template, "values": values}
