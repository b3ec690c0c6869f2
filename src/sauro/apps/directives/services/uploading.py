"""Tải văn bản lên. Into quarantine, out of it, or erased; the reading itself is the job's verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from sauro.apps.directives import events
from sauro.apps.directives.models import Directive, DirectiveState, Source
from sauro.apps.directives.permissions import may_cancel_upload, may_release, may_upload
from sauro.apps.files import services as files
from sauro.apps.files.pictures import sweep_pictures
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_MEGABYTE = 1024 * 1024
SECRET = "reader.secret"
SECRECY_LAW = "Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5"


def limits_on(day: dt.date) -> files.Limits:
    """Giới hạn tải lên. The rows of the rulebook in force on a day."""
    book = rules()
    return files.Limits(
        file_bytes=book.number("upload.file_megabytes", day) * _MEGABYTE,
        batch_files=book.number("upload.batch_files", day),
        file_pages=book.number("upload.file_pages", day),
        month_bytes=book.number("upload.month_megabytes", day) * _MEGABYTE,
    )


def require_declared_open(declared_open: bool, code: str) -> None:
    """Người gửi đã xác nhận tệp không chứa bí mật nhà nước. Refusal `code` otherwise; wherever a file comes in."""
    if not declared_open:
        raise Refusal(
            code,
            N_("Chưa xác nhận tệp không chứa bí mật nhà nước."),
            clause=SECRECY_LAW,
            advice=N_("Xem kỹ dấu chỉ độ mật, đánh dấu xác nhận rồi gửi lại."),
        )


def register_upload(
    *,
    chunks: Iterable[bytes],
    name: str,
    batch: str,
    declared_open: bool,
    by: Acting,
    at: dt.datetime,
    source: str = Source.ORIGINAL,
) -> Directive:
    """Tải văn bản lên. One file into quarantine and one directive that waits to be read.

    Refusal: upload.forbidden, upload.not_declared (the person did not confirm that it holds no state secret), and
    those of files.services.receive. Neither name nor hash stands in the directive or in the journal.
    """
    if not may_upload(by):
        raise Refusal(
            "upload.forbidden",
            N_("Chức vụ này không tải văn bản lên."),
            advice=N_("Chuyển văn bản cho văn thư hoặc chuyên viên tổng hợp của cơ quan."),
        )
    require_declared_open(declared_open, "upload.not_declared")
    limits = limits_on(timezone.localdate(at))
    upload = files.receive(chunks=chunks, name=name, uploader_id=by.account_id, batch=batch, limits=limits, at=at)
    with transaction.atomic():
        directive = Directive.objects.create(
            upload=upload,
            source=Source(source),
            registrar_id=by.agency_id,
            uploaded_by_id=by.account_id,
            uploaded_at=at,
        )
        wake_reader()
        record(events.UPLOADED, about=("directive", directive.pk), by=by, at=at, new={"size": str(upload.size)})
    return directive


def cancel_upload(*, directive: Directive, by: Acting, at: dt.datetime) -> Directive:
    """Hủy tải lên. Before it is read: the file is erased. Refusal upload.cancel.late once it stands in the store."""
    if not may_cancel_upload(by, directive):
        raise Refusal("upload.cancel.forbidden", N_("Chỉ người tải lên hoặc người rà soát của cơ quan được hủy."))
    with transaction.atomic():
        row = Directive.objects.select_for_update(of=("self",)).select_related("upload").get(pk=directive.pk)
        waits = row.state in (DirectiveState.UPLOADED, DirectiveState.READING, DirectiveState.HELD)
        if not waits or row.upload is None or not files.cancel(upload=row.upload):
            raise Refusal(
                "upload.cancel.late",
                N_("Văn bản đã đọc xong nên không hủy được nữa."),
                advice=N_("Bỏ qua các đề xuất không dùng, có ghi lý do."),
            )
        refuse_row(row, "upload.cancelled")
        record(events.CANCELLED, about=("directive", row.pk), by=by, at=at)
    return row


def release_held(*, directive: Directive, open_document: bool, by: Acting, at: dt.datetime) -> Directive:
    """Trả lời về độ mật. The document bears no mark: it is read on; it does: it is erased as any secret one."""
    if not may_release(by, directive):
        raise Refusal(
            "upload.release.forbidden", N_("Chuyên viên tổng hợp hoặc lãnh đạo của cơ quan quyết định việc này.")
        )
    with transaction.atomic():
        row = Directive.objects.select_for_update(of=("self",)).select_related("upload").get(pk=directive.pk)
        if row.state != DirectiveState.HELD or row.upload is None:
            raise Refusal("upload.release.late", N_("Văn bản này không còn chờ kiểm tra."))
        if open_document:
            files.release(upload=row.upload, at=at)
            row.state, row.released_by_id = DirectiveState.UPLOADED, by.account_id
            row.save(update_fields=["state", "released_by"])
            wake_reader()
            record(events.RELEASED, about=("directive", row.pk), by=by, at=at)
        else:
            files.refuse(upload=row.upload, reason_code=SECRET)
            refuse_row(row, SECRET)
            record(events.REFUSED, about=("directive", row.pk), by=by, at=at, new={"reason": SECRET})
    return row


def expire_unread(*, at: dt.datetime) -> int:
    """Xóa tệp chờ quá hạn. Files that nobody could read within the hours of the rulebook; returns how many."""
    hours = rules().number("upload.quarantine_hours", timezone.localdate(at))
    before = at - dt.timedelta(hours=hours)
    with transaction.atomic():
        ids = files.expire_unread(before=before)
        for row in Directive.objects.select_for_update().filter(upload_id__in=ids):
            refuse_row(row, "upload.expired")
            record(events.EXPIRED, about=("directive", row.pk), by=None, at=at)
    files.sweep_quarantine(before=before)
    sweep_pictures(at=at)
    return len(ids)


def wake_reader() -> None:
    """Đánh thức việc đọc. In the transaction of what waits: both stand, or neither. A double call does no harm."""
    async_task(settings.SAURO_PENDING_JOB)


def refuse_row(row: Directive, code: str, told: dict[str, object] | None = None) -> None:
    """Không nhận. The row keeps time, person and reason; `told` is what a person is shown, never for a secret."""
    row.state, row.refusal_code, row.refusal = DirectiveState.REFUSED, code, told or {}
    row.save(update_fields=["state", "refusal_code", "refusal"])
