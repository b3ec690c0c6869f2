"""Kiểm tra dự thảo. Into quarantine, read and checked by the job, the file erased at once; the text goes with its term.

Nothing of a draft enters the register, the store, the search or the journal: the journal knows that one was checked.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from sauro.apps.accounts.queries import choices_of
from sauro.apps.agencies.queries import registry
from sauro.apps.directives import events
from sauro.apps.directives.models import DraftCheck, DraftState
from sauro.apps.directives.permissions import may_check_drafts, may_discard_draft, may_release_draft
from sauro.apps.directives.queries import kin_of
from sauro.apps.directives.services import stored
from sauro.apps.directives.services.uploading import SECRET, limits_on, require_declared_open
from sauro.apps.files import queries as file_queries
from sauro.apps.files import services as files
from sauro.apps.files.models import Upload, UploadState
from sauro.apps.files.screening import MACHINE_FAULTS
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.documents.secrecy import held
from sauro.domain.drafting.check import check_draft, draft_of
from sauro.domain.drafting.matter import paper_of
from sauro.domain.drafting.schema import as_rows, task_rows
from sauro.domain.duties import Paper
from sauro.domain.reading import read_directive
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.readers.pool import ReaderPool

log = logging.getLogger(__name__)
Near = Callable[[Paper, Acting, dt.date], Sequence[Paper]]
"""Who gives the same work: asked by the floor above, which keeps the index of orders."""
DRAFT_FIELDS = ("work", "lead", "coordinating", "deadline", "product")
_LONGEST = 2000


def submit_draft(*, chunks: Iterable[bytes], name: str, declared_open: bool, by: Acting, at: dt.datetime) -> DraftCheck:
    """Gửi dự thảo để kiểm tra. Into quarantine, to wait for the job.

    Refusal: draft.forbidden, upload.not_declared, and those of files.services.receive.
    """
    if not may_check_drafts(by):
        raise Refusal("draft.forbidden", N_("Chức vụ này không kiểm tra dự thảo."))
    require_declared_open(declared_open, "upload.not_declared")
    on = timezone.localdate(at)
    upload = files.receive(
        chunks=chunks, name=name, uploader_id=by.account_id, batch=f"draft{at:%H%M%S%f}", limits=limits_on(on), at=at
    )
    with transaction.atomic():
        row = DraftCheck.objects.create(
            agency_id=by.agency_id,
            made_by_id=by.account_id,
            post_id=by.post_id,
            made_at=at,
            delete_on=on + dt.timedelta(days=rules().number("drafting.kept_days", on)),
            upload=upload,
        )
        async_task(settings.SAURO_DRAFT_JOB)
        record(events.DRAFT_SENT, about=("draft", row.pk), by=by, at=at)
    return row


def check_waiting_drafts(*, near: Near, at: dt.datetime) -> int:
    """Kiểm tra hết dự thảo đang chờ, oldest first; a bad file never stops the next. Returns how many were taken up."""
    waiting = list(DraftCheck.objects.filter(state=DraftState.WAITING).order_by("pk").values_list("pk", flat=True))
    taken = 0
    if waiting:
        with ReaderPool(1) as pool:
            taken = sum(_check(pk, near, pool, at) for pk in waiting)
    return taken


def _check(pk: int, near: Near, pool: ReaderPool, at: dt.datetime) -> bool:
    row = DraftCheck.objects.select_related("upload", "made_by").get(pk=pk)
    upload = files.claim(upload_id=row.upload.pk, at=at) if row.upload else None
    if upload is None:
        return False
    try:
        found = _found(row, upload, near, pool, at)
    except Refusal as refusal:
        _refuse(row, upload, refusal, at)
    except MACHINE_FAULTS:
        raise
    except Exception as error:
        # Only the type is logged: the words of an error may be words of the draft.
        log.error("check of draft %s failed: %s", pk, type(error).__name__)
        _refuse(row, upload, _failed(), at)
    else:
        if found is None:
            _hold(row, upload, at)
        else:
            _keep(row, upload, found, at)
    return True


def _found(row: DraftCheck, upload: Upload, near: Near, pool: ReaderPool, at: dt.datetime) -> dict[str, object] | None:
    """Text, remarks and tasks of a draft; None where its screening asks a person."""
    on = timezone.localdate(at)
    name = upload.name
    source, page = pool.read_draft(file_queries.quarantine_path(upload), name=name)
    if row.released_by_id is None and held(source):
        return None
    most = rules().number("drafting.text_letters", on)
    if len(source.text) > most:
        raise Refusal(
            "draft.too_long",
            Sentence(N_("Dự thảo dài quá {most} ký tự."), {"most": str(most)}),
            advice=N_("Tách phụ lục ra, kiểm tra từng phần."),
        )
    reading = read_directive(source, registry=registry(), calendar=calendar(), rules=rules())
    choices = choices_of(row.made_by, on)
    by = next((choice.acting for choice in choices if choice.acting.post_id == row.post_id), None)
    base = reading.parsed.header.issued_date() or on
    paper = paper_of(reading, "")
    draft = draft_of(
        reading,
        on=on,
        rules=rules(),
        calendar=calendar(),
        page=page,
        others=tuple(near(paper, by, on)) if by else (),
        kin=kin_of(by, on, base.year, paper.issuer) if by else (),
    )
    result = as_rows(draft, check_draft(draft))
    return {"name": name, "text": source.text, "result": result, "tasks": task_rows(draft)}


def _keep(row: DraftCheck, upload: Upload, found: dict[str, object], at: dt.datetime) -> None:
    with transaction.atomic():
        now = DraftCheck.objects.select_for_update().filter(pk=row.pk, state=DraftState.WAITING).first()
        files.let_go(upload=upload)
        if now is None:
            return  # discarded meanwhile
        now.state, now.checked_at = DraftState.CHECKED, at
        for column, value in found.items():
            setattr(now, column, value)
        now.save()
        record(events.DRAFT_CHECKED, about=("draft", row.pk), by=None, at=at)


def _hold(row: DraftCheck, upload: Upload, at: dt.datetime) -> None:
    with transaction.atomic():
        files.hold(upload=upload, reason_code="secrecy.unclear")
        DraftCheck.objects.filter(pk=row.pk, state=DraftState.WAITING).update(state=DraftState.HELD)
        record(events.DRAFT_HELD, about=("draft", row.pk), by=None, at=at)


def _refuse(row: DraftCheck, upload: Upload | None, refusal: Refusal, at: dt.datetime) -> None:
    told: dict[str, object] = {}
    if refusal.code != SECRET:
        told = {
            "message": stored.sentence(refusal.message),
            "advice": stored.sentence(refusal.advice),
            "clause": refusal.clause,
        }
    with transaction.atomic():
        if upload is not None:
            files.refuse(upload=upload, reason_code=refusal.code)
        DraftCheck.objects.filter(pk=row.pk).update(
            state=DraftState.REFUSED, refusal_code=refusal.code, refusal=told, checked_at=at
        )
        record(events.DRAFT_REFUSED, about=("draft", row.pk), by=None, at=at, new={"reason": refusal.code})


def _failed() -> Refusal:
    return Refusal(
        "draft.failed",
        N_("Phần mềm chưa kiểm tra được dự thảo này; tệp đã được xóa khỏi khu vực chờ."),
        advice=N_("Lưu lại dưới dạng DOCX hoặc dán chữ vào trang rồi kiểm tra lại."),
    )


def release_draft(*, draft: DraftCheck, open_document: bool, by: Acting, at: dt.datetime) -> DraftCheck:
    """Trả lời về độ mật của dự thảo. It bears no mark: checked on; it does: erased as any secret one."""
    if not may_release_draft(by, draft):
        raise Refusal("upload.release.forbidden", N_("Chuyên viên tổng hợp hoặc lãnh đạo của cơ quan quyết định."))
    with transaction.atomic():
        row = DraftCheck.objects.select_for_update(of=("self",)).select_related("upload").get(pk=draft.pk)
        if row.state != DraftState.HELD or row.upload is None:
            raise Refusal("upload.release.late", N_("Dự thảo này không còn chờ kiểm tra."))
        if not open_document:
            files.refuse(upload=row.upload, reason_code=SECRET)
            row.state, row.refusal_code = DraftState.REFUSED, SECRET
            row.save(update_fields=["state", "refusal_code"])
            record(events.DRAFT_REFUSED, about=("draft", row.pk), by=by, at=at, new={"reason": SECRET})
            return row
        files.release(upload=row.upload, at=at)
        row.state, row.released_by_id = DraftState.WAITING, by.account_id
        row.save(update_fields=["state", "released_by"])
        async_task(settings.SAURO_DRAFT_JOB)
        record(events.DRAFT_RELEASED, about=("draft", row.pk), by=by, at=at)
    return row


def correct_tasks(*, draft: DraftCheck, rows: Sequence[Mapping[str, str]], by: Acting, at: dt.datetime) -> DraftCheck:
    """Sửa bảng nhiệm vụ. What a person writes into the annex; the draft's text and remarks stay as they were.

    Refusal draft.tasks.rows where the table sent is not that of the draft.
    """
    if not may_discard_draft(by, draft):
        raise Refusal("draft.forbidden", N_("Chỉ người gửi dự thảo sửa bảng nhiệm vụ của nó."))
    with transaction.atomic():
        row = DraftCheck.objects.select_for_update().get(pk=draft.pk)
        if len(rows) != len(row.tasks):
            raise Refusal(
                "draft.tasks.rows",
                N_("Bảng nhiệm vụ đã thay đổi ở nơi khác."),
                advice=N_("Tải lại trang rồi sửa tiếp."),
            )
        kept = [{name: " ".join(sent[name].split())[:_LONGEST] for name in DRAFT_FIELDS} for sent in rows]
        row.tasks = [{**old, **new} for old, new in zip(row.tasks, kept, strict=True)]
        row.save(update_fields=["tasks"])
        record(events.DRAFT_CORRECTED, about=("draft", row.pk), by=by, at=at)
    return row


def discard_draft(*, draft: DraftCheck, by: Acting, at: dt.datetime) -> None:
    """Xóa dự thảo ngay. Text, remarks and a file that still waits are gone; the journal keeps who and when."""
    if not may_discard_draft(by, draft):
        raise Refusal("draft.forbidden", N_("Chỉ người gửi dự thảo xóa được nó."))
    with transaction.atomic():
        _delete(DraftCheck.objects.select_for_update(of=("self",)).select_related("upload").get(pk=draft.pk))
        record(events.DRAFT_DISCARDED, about=("draft", draft.pk), by=by, at=at)


def expire_drafts(*, at: dt.datetime) -> int:
    """Xóa dự thảo hết hạn giữ, and say of those whose file went unread that it is gone; returns how many."""
    on = timezone.localdate(at)
    old = list(DraftCheck.objects.filter(delete_on__lte=on).select_related("upload"))
    for row in old:
        with transaction.atomic():
            record(events.DRAFT_EXPIRED, about=("draft", row.pk), by=None, at=at)
            _delete(row)
    unread = DraftCheck.objects.filter(state=DraftState.WAITING, upload__state=UploadState.EXPIRED)
    for row in unread.select_related("upload"):
        _refuse(row, None, Refusal("upload.expired", N_("Dự thảo chờ quá hạn nên tệp đã được xóa.")), at)
    return len(old)


def _delete(row: DraftCheck) -> None:
    if row.upload is not None:
        files.cancel(upload=row.upload)
    row.delete()
