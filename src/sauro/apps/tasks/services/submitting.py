"""Nộp kết quả. With a product of the right kind; the server's receipt decides whether it was in time (C1.1b, T2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.files.models import UploadState
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import PRODUCT_CHOICES, Evidence, Submission, Task, WaitingReport
from sauro.apps.tasks.permissions import giver_of, may_submit
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.services.moving import advance, require, take
from sauro.apps.tasks.services.updating import start
from sauro.domain.acting import Acting, Role
from sauro.domain.life import Report, require_report
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status, Step, move

_SAID = ("number", "summary", "document_number", "open_parts", "late_because")
WHO_SUBMITS = N_(
    "Chỉ người chịu trách nhiệm chính hoặc lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì nộp kết quả."
)
_STILL_SCREENED = (UploadState.WAITING, UploadState.READING)


def submit_task(
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
) -> Submission:
    """Nộp kết quả. Every stored file of the task that no earlier report carried goes with it.
    `product`: a kind of PRODUCT_CHOICES; `parts_known`: handed in knowingly over open parts; `late_because`: the
    explanation asked for after the deadline. A task that was only accepted is started by it.
    Refusal: task.unknown, task.submit.forbidden, task.move.unknown, and those of domain.life.require_report.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(may_submit(by, task), "task.submit.forbidden", WHO_SUBMITS)
        start(task, at)
        move(Status(task.status), Step.SUBMIT)
        parts = life.open_parts_of(task)
        files = task.evidence.filter(contribution=None)
        submission = Submission(
            task=task,
            number=task.submissions.count() + 1,
            summary=summary.strip(),
            product=product if product in dict(PRODUCT_CHOICES) else "",
            document_number=document_number.strip()[:60],
            document_on=document_on,
            open_parts=len(parts),
            late_because=late_because.strip(),
            by_id=by.account_id,
            by_person_id=by.person_id,
            at=at,
        )
        require_report(report_facts(submission, files, parts, parts_known), on=on)
        submission.save()
        WaitingReport.objects.filter(task=task).delete()
        files.exclude(file=None).filter(submission=None).update(submission=submission)
        advance(task, Step.SUBMIT, at=at, submitted_at=at, submitted_on=on, last_sign_at=at)
        _tell_submitted(task, on, at, by)
        new = {name: getattr(submission, name) for name in _SAID}
        record(events.SUBMITTED, about=("task", task.pk), by=by, at=at, new=new)
    return submission


def report_facts(
    row: Submission, files: QuerySet[Evidence], parts: tuple[str, ...], parts_known: bool, *, promised: bool = False
) -> Report:
    """The report as the rules see it; `promised`: files that are still screened count, the report waits for them."""
    task = row.task
    held = files.filter(upload__state__in=(*_STILL_SCREENED, UploadState.HELD)).count() if promised else 0
    return Report(
        summary=row.summary,
        wanted=task.product,
        offered=row.product,
        wanted_name=str(task.get_product_display()) if task.product else "",
        stored=files.exclude(file=None).count() + held,
        waiting=files.filter(upload__state__in=_STILL_SCREENED).count(),
        document=bool(row.document_number and row.document_on),
        document_on=row.document_on,
        open_parts=parts,
        parts_known=parts_known,
        due_on=task.due_on,
        late_because=row.late_because,
    )


def _tell_submitted(task: Task, on: dt.date, at: dt.datetime, by: Acting) -> None:
    people = life.people_with(task.registrar_id, on, Role.COORDINATOR)
    if task.starred:
        people = life.people_with(giver_of(task), on, Role.LEADER)
    tell(
        people=people - {by.person_id},
        kind=events.SUBMITTED,
        about=("task", task.pk),
        text=Sentence(N_("{code}: {lead} đã nộp kết quả, chờ xác nhận."), {"code": task.code, "lead": task.lead.name}),
        url=life.address_of(task),
        slot=f"{events.SUBMITTED}:{task.pk}:{task.revision}",
        at=at,
    )
