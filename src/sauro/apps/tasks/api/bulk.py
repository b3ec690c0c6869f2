"""Thao tác hàng loạt qua giao diện lập trình. One verb on many tasks: rehearsed, done, summed up, undone."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from sauro.apps.tasks.api.moving import by_whom
from sauro.apps.tasks.models import Task, TaskBatch
from sauro.apps.tasks.queries.review import sentence_of
from sauro.apps.tasks.queries.work import batch_of
from sauro.apps.tasks.services import batches
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, Line, changing
from sauro.web.speech import say

router = Router(tags=["bulk"])


class OrderIn(Schema):
    """Lệnh hàng loạt. `remark`: the words of an urging, or why a lead is settled; `lead_id`: for assign only."""

    verb: Literal["star", "unstar", "urge", "assign"]
    tasks: Annotated[list[Code], Field(min_length=1, max_length=batches.MOST)]
    remark: Line = ""
    lead_id: Id | None = None


class SureIn(OrderIn):
    """Làm cả lượt. `sure`: how many tasks the rehearsal said would go; where that has changed nothing is done."""

    sure: Annotated[int, Field(ge=1, le=batches.MOST)]


class Stopped(Schema):
    """Nhiệm vụ không làm được và vì sao."""

    task: str
    why: str


class Rehearsal(Schema):
    """Xem trước. `unknown`: codes of no task that may be seen; nothing was changed."""

    going: list[str]
    stopped: list[Stopped]
    unknown: list[str]


class DoneLine(Schema):
    """Nhiệm vụ đã làm. `undone`: whether undoing took it back; false where it had changed since, null before."""

    task: str
    undone: bool | None


class BatchOut(Schema):
    """Lượt đã làm. `undoable`: whether the whole of it can still be taken back."""

    id: int
    verb: str
    at: dt.datetime
    done: list[DoneLine]
    refused: list[Stopped]
    undone_at: dt.datetime | None
    undoable: bool


class _Chosen:
    """Lệnh đã đọc: the order, the tasks that may be seen, and the codes of none. Administrators have no register."""

    def __init__(self, request: HttpRequest, said: OrderIn) -> None:
        acting = request.acting  # type: ignore[attr-defined]
        if acting.role is Role.ADMINISTRATOR:
            raise _unknown()
        ids = Task.objects.filter(code__in=said.tasks).values_list("pk", flat=True)
        self.tasks = batches.chosen(ids, by=acting, on=clock.today())
        self.unknown = sorted(set(said.tasks) - {task.code for task in self.tasks})
        self.order = batches.Order(said.verb, remark=said.remark, lead_id=said.lead_id, because=said.remark)
        self.told = by_whom(request)
        self.results = batches.rehearse(self.order, self.tasks, **self.told)
        self.going = [result.task.code for result in self.results if result.refused is None]


def _unknown() -> Refusal:
    return Refusal("batch.unknown", N_("Không có lượt này."), advice=N_("Mở lại sổ nhiệm vụ."))


def _batch(row: TaskBatch) -> dict[str, Any]:
    return {
        "id": row.pk,
        "verb": row.verb,
        "at": row.at,
        "done": [{"task": line["code"], "undone": line.get("undone")} for line in row.lines],
        "refused": [{"task": line["code"], "why": say(sentence_of(line["message"]))} for line in row.refused],
        "undone_at": row.undone_at,
        "undoable": row.verb in batches.UNDONE_BY and row.undone_at is None and bool(row.lines),
    }


@router.post("/rehearse", response={200: Rehearsal, **PROBLEMS})
@changing
def rehearse(request: HttpRequest, said: OrderIn) -> Any:
    """Xem trước cả lượt: every task is really tried and taken back at once."""
    chosen = _Chosen(request, said)
    stopped = [{"task": r.task.code, "why": say(r.refused.message)} for r in chosen.results if r.refused]
    return {"going": chosen.going, "stopped": stopped, "unknown": chosen.unknown}


@router.post("", response={201: BatchOut, **PROBLEMS})
@changing
def run(request: HttpRequest, said: SureIn) -> Any:
    """Làm cả lượt: each task by itself, what one refuses does not stop the others."""
    chosen = _Chosen(request, said)
    if said.sure != len(chosen.going):
        raise Refusal(
            "batch.changed",
            Sentence(N_("Lượt này nay làm được {n} nhiệm vụ."), {"n": str(len(chosen.going))}),
            advice=N_("Xem trước lần nữa rồi gửi đúng số ấy."),
        )
    return 201, _batch(batches.run_batch(chosen.order, chosen.tasks, **chosen.told))


@router.get("/{bulk_id}", response={200: BatchOut, **PROBLEMS})
def batch(request: HttpRequest, bulk_id: Id) -> Any:
    """Lượt đã làm, only one's own."""
    found = batch_of(request.acting, bulk_id)  # type: ignore[attr-defined]
    if found is None:
        raise _unknown()
    return _batch(found)


@router.post("/{bulk_id}/undo", response={200: BatchOut, **PROBLEMS})
@changing
def undo(request: HttpRequest, bulk_id: Id) -> Any:
    """Hoàn tác cả lượt: what still stands as the batch left it goes back."""
    try:
        return _batch(batches.undo_batch(batch_id=bulk_id, **by_whom(request)))
    except TaskBatch.DoesNotExist:
        raise _unknown() from None
