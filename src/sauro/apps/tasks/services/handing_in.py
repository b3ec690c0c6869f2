"""Nộp kết quả kèm tệp. One form: the files go into quarantine, the report waits and is then handed in by itself.

Nothing of a report whose files are not screened is shown to whoever confirms. It is handed in as of the moment it was
received, in the post of its sender, by the same rules as any other; where a file or a rule stops it, what was typed
stays, the sender is told why, and the next try begins from there.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.apps.accounts.queries import choices_of
from sauro.apps.directives.services.stored import sentence
from sauro.apps.directives.services.uploading import wake_reader
from sauro.apps.files.models import UploadState
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import PRODUCT_CHOICES, Submission, Task, WaitingReport
from sauro.apps.tasks.permissions import may_submit
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.services.moving import locked, require, take
from sauro.apps.tasks.services.submitting import WHO_SUBMITS, report_facts, submit_task
from sauro.domain.acting import Acting
from sauro.domain.life import require_report
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status, Step, move

_UNSCREENED = (UploadState.WAITING, UploadState.READING, UploadState.HELD)
_TYPED = ("summary", "product", "document_number", "document_on", "late_because", "parts_known")


def hand_in(
    *,
    task_id: int,
    summary: str,
    product: str,
    document_number: str = "",
    document_on: dt.date | None = None,
    late_because: str = "",
    parts_known: bool = False,
    by: Acting,
    at: dt.datetime,
) -> Submission | WaitingReport:
    """Nộp kết quả kèm tệp. At once where every file of the task is screened; else the report waits for them.

    A report that waits takes the place of an earlier one that waited. Refusals as of `submit_task`.
    """
    said: dict[str, Any] = {
        "summary": summary.strip(),
        "document_number": document_number.strip()[:60],
        "document_on": document_on,
    }
    said |= {"late_because": late_because.strip(), "parts_known": parts_known}
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        if not _unscreened(task):
            return submit_task(task_id=task_id, product=product, by=by, at=at, **said)
        require(may_submit(by, task), "task.submit.forbidden", WHO_SUBMITS)
        status = Status(task.status)
        if status is not Status.ACCEPTED:  # an accepted task is started by its report
            move(status, Step.SUBMIT)
        said["product"] = product if product in dict(PRODUCT_CHOICES) else ""
        parts = life.open_parts_of(task)
        offered = Submission(task=task, **{name: said[name] for name in _TYPED if name != "parts_known"})
        files = task.evidence.filter(contribution=None)
        require_report(report_facts(offered, files, parts, parts_known, promised=True), on=timezone.localdate(at))
        row, _ = WaitingReport.objects.update_or_create(
            task=task,
            defaults={
                **said,
                "by_id": by.account_id,
                "post_id": by.post_id,
                "on_behalf_of_id": by.on_behalf_of_id,
                "at": at,
                "refused": {},
            },
        )
        wake_reader()  # the last file may have been screened a moment ago
        record(events.REPORT_WAITS, about=("task", task.pk), by=by, at=at, new={"summary": row.summary})
    return row


def _unscreened(task: Task) -> bool:
    return task.evidence.filter(contribution=None, upload__state__in=_UNSCREENED).exists()


def complete_reports(*, at: dt.datetime) -> int:
    """Nộp các báo cáo có tệp vừa kiểm tra xong; returns how many were handed in or stopped. Twice does it once."""
    waiting = WaitingReport.objects.filter(refused={}).order_by("at", "pk").values_list("pk", "task_id")
    return sum(_complete(pk, task_id, at) for pk, task_id in list(waiting))


def _complete(pk: int, task_id: int, at: dt.datetime) -> bool:
    with transaction.atomic():
        task = locked(task_id)
        row = WaitingReport.objects.select_related("by__person").filter(pk=pk, refused={}).first()
        if task is None or row is None or _unscreened(task):
            return False
        try:
            with transaction.atomic():
                _require_stored(task, row)
                said = {name: getattr(row, name) for name in _TYPED}
                submit_task(task_id=task_id, by=_sender(row, at), at=row.at, **said)
        except Refusal as refusal:
            _stop(task, row, refusal, at)
        return True


def _require_stored(task: Task, row: WaitingReport) -> None:
    """Không thiếu tệp. A file that was not taken in is known to the sender before the report goes without it."""
    lost = task.evidence.filter(contribution=None, by_id=row.by_id, at=row.at, file=None)
    if lost.exclude(refused_because="").exists():
        raise Refusal(
            "task.submit.file_refused",
            N_("Có tệp gửi kèm không được nhận vào kho."),
            clause=SIX_CLEAR,
            advice=N_("Xem lý do ở phần minh chứng của nhiệm vụ, gửi tệp khác hoặc nộp không kèm tệp đó."),
        )


def _sender(row: WaitingReport, at: dt.datetime) -> Acting:
    """Người nộp, in the post in which the report was handed in, where it is still in force."""
    for choice in choices_of(row.by, timezone.localdate(at)):
        acting = choice.acting
        if acting.post_id == row.post_id and acting.on_behalf_of_id == row.on_behalf_of_id:
            return acting
    raise Refusal(
        "task.submit.post_ended",
        N_("Người nộp không còn giữ chức vụ đã dùng để nộp."),
        clause=SIX_CLEAR,
        advice=N_("Người chịu trách nhiệm chính hiện nay nộp lại."),
    )


def _stop(task: Task, row: WaitingReport, refusal: Refusal, at: dt.datetime) -> None:
    row.refused = {"message": sentence(refusal.message), "advice": sentence(refusal.advice)}
    row.save(update_fields=["refused"])
    assert row.by.person_id is not None
    text = Sentence(N_("{code}: báo cáo gửi kèm tệp chưa nộp được. {why}"), {"code": task.code, "why": refusal.message})
    tell(
        people={row.by.person_id},
        kind=events.REPORT_STOPPED,
        about=("task", task.pk),
        text=text,
        url=life.address_of(task),
        slot=f"{events.REPORT_STOPPED}:{row.pk}:{row.at.isoformat()}"[:120],
        at=at,
    )
    record(events.REPORT_STOPPED, about=("task", task.pk), by=None, at=at, new={"why": str(refusal.message)})
