"""Minh chứng. Into quarantine, screened in the capped child, then into the store; nothing is kept of a secret one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives.services.uploading import SECRET, limits_on, require_declared_open, wake_reader
from sauro.apps.files import services as files
from sauro.apps.files.models import Upload, UploadState
from sauro.apps.files.screening import screen, screen_queue
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import PRODUCT_CHOICES, PRODUCT_LABELS, Evidence, Task
from sauro.apps.tasks.permissions import may_release_evidence, may_send_evidence
from sauro.apps.tasks.services.moving import require, take
from sauro.domain.acting import Acting
from sauro.domain.extraction.model import Product
from sauro.domain.life import is_short_of, takes_evidence
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status
from sauro.readers.pool import ReaderPool, Seen

NOTICED = {
    "empty_page": N_("Trang trống: {pages}."),
    "no_text": N_("Máy không đọc được chữ ở trang {pages}: người xem tự kiểm tra."),
    "wrong_type": N_("Đuôi tên tệp không đúng với loại tệp."),
    "short": N_("Chưa đạt: sản phẩm phải nộp là “{what}”, tệp này là ảnh; người xác nhận xem và quyết định."),
}
WHAT_TO_DO = {
    "reader.locked": N_(
        "Tệp đặt mật khẩu nên không kiểm tra được dấu mật: bỏ mật khẩu rồi gửi lại, hoặc nộp bản giấy và ghi số, ngày "
        "của văn bản."
    ),
    "reader.unsupported": N_(
        "Loại tệp này không kiểm tra được dấu mật: gửi dạng DOCX, XLSX, PDF hoặc ảnh, hoặc nộp bản giấy và ghi số, "
        "ngày của văn bản."
    ),
    "reader.unreadable": N_("Tệp hỏng hoặc không có nội dung: mở thử trên máy, lưu lại rồi gửi lại."),
}


def send_evidence(
    *,
    task_id: int,
    chunks: Iterable[bytes],
    name: str,
    batch: str,
    declared_open: bool,
    by: Acting,
    at: dt.datetime,
    kind: str = "",
    series: int | None = None,
    progress_id: int | None = None,
    contribution_id: int | None = None,
) -> Evidence:
    """Gửi minh chứng. One file into quarantine and one row that waits to be screened.

    `series`: of the piece of which this is a new version; `batch`: one token for all files of one form; `kind`: a
    kind of product, or "". Refusal: task.unknown, task.evidence.forbidden, .not_declared, .closed, and those of
    files.services.receive.
    """
    with transaction.atomic():
        _require_sender(take(task_id, by=by, at=at), by, declared_open, contribution_id)
    on = timezone.localdate(at)
    limits = replace(limits_on(on), batch_files=rules().number("evidence.files", on))
    upload = files.receive(chunks=chunks, name=name, uploader_id=by.account_id, batch=batch, limits=limits, at=at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        piece, version = _place(task, series)
        row = Evidence.objects.create(
            task=task,
            progress=task.updates.filter(pk=progress_id).first() if progress_id else None,
            contribution_id=contribution_id,
            upload=upload,
            kind=kind if kind in dict(PRODUCT_CHOICES) else "",
            series=piece,
            version=version,
            agency_id=by.agency_id,
            by_id=by.account_id,
            by_name=by.person_name,
            at=at,
        )
        wake_reader()
        record(events.EVIDENCE_SENT, about=("task", task.pk), by=by, at=at, new={"series": piece, "version": version})
    return row


def _require_sender(task: Task, by: Acting, declared_open: bool, contribution_id: int | None) -> None:
    require(
        may_send_evidence(by, task, contribution_id),
        "task.evidence.forbidden",
        N_("Chỉ người chịu trách nhiệm chính, cơ quan chủ trì hoặc nơi phối hợp được gửi minh chứng."),
    )
    if not takes_evidence(Status(task.status), contribution=contribution_id is not None):
        raise Refusal(
            "task.evidence.closed",
            N_("Ở trạng thái này nhiệm vụ không nhận thêm minh chứng."),
            clause=SIX_CLEAR,
            advice=N_("Tải lại trang để xem trạng thái hiện tại."),
        )
    require_declared_open(declared_open, "task.evidence.not_declared")


def _place(task: Task, series: int | None) -> tuple[int, int]:
    """(series, version) of the next file: a new piece, or the next version of a known one."""
    taken = list(task.evidence.values_list("series", "version"))
    if series in {known for known, _ in taken}:
        return series, max(version for known, version in taken if known == series) + 1
    return max((known for known, _ in taken), default=0) + 1, 1


def screen_evidence(*, evidence_id: int, at: dt.datetime, pool: ReaderPool) -> Evidence:
    """Kiểm tra một minh chứng. Into the store, to a person, or away; a second call changes nothing."""
    row = Evidence.objects.select_related("upload", "task").get(pk=evidence_id)
    screen(
        row.upload,
        released=bool(row.warning.get("released")),
        most_pages=limits_on(timezone.localdate(at)).file_pages,
        keep=lambda upload, seen, mime: _store(row, upload, seen, mime, at),
        refuse=lambda upload, code: _refuse(row, upload, code, at),
        at=at,
        pool=pool,
    )
    return row


def _store(row: Evidence, upload: Upload, seen: Seen, mime: str, at: dt.datetime) -> None:
    name = upload.name
    with transaction.atomic():
        row.file = files.accept(upload=upload, mime=mime, pages=seen.pages, at=at)
        row.name, row.warning = name, _warning(row, seen, mime)
        row.save(update_fields=["file", "name", "warning"])
        record(
            events.EVIDENCE_STORED,
            about=("task", row.task_id),
            by=None,
            at=at,
            new={"series": row.series, "version": row.version, "sha256": row.file.sha256},
        )


def _warning(row: Evidence, seen: Seen, mime: str) -> dict[str, object]:
    """What was noticed, sentence by sentence; {} where nothing was. A photograph of an update stands for no product."""
    said: list[tuple[str, dict[str, str]]] = []
    product = row.kind or row.task.product
    behind_report = row.progress_id is None and row.contribution_id is None
    if behind_report and is_short_of(product, mime):
        said.append((NOTICED["short"], {"what": str(PRODUCT_LABELS[Product(product)])}))
    said += [(NOTICED[code], {"pages": pages}) for code, pages in seen.noticed if code in NOTICED]
    return {"said": said} if said else {}


def _refuse(row: Evidence, upload: Upload, code: str, at: dt.datetime) -> Evidence:
    with transaction.atomic():
        files.refuse(upload=upload, reason_code=code)
        row.refused_because = code
        row.save(update_fields=["refused_because"])
        record(
            events.EVIDENCE_REFUSED,
            about=("task", row.task_id),
            by=None,
            at=at,
            new={"series": row.series, "version": row.version, "reason": code},
        )
    return row


def release_evidence(*, evidence_id: int, open_file: bool, by: Acting, at: dt.datetime) -> Evidence:
    """Trả lời về độ mật của minh chứng. By another person than the sender: it bears no mark, or it is erased.

    Refusal: task.unknown, task.evidence.release.forbidden, task.evidence.release.late.
    """
    row = Evidence.objects.select_related("upload").filter(pk=evidence_id).first()
    with transaction.atomic():
        take(row.task_id if row else 0, by=by, at=at)
        if row is None or row.upload is None or row.upload.state != UploadState.HELD:
            raise Refusal("task.evidence.release.late", N_("Tệp này không còn chờ người kiểm tra."))
        require(
            may_release_evidence(by, row),
            "task.evidence.release.forbidden",
            N_("Lãnh đạo hoặc chuyên viên tổng hợp của cơ quan gửi tệp quyết định, không phải người gửi."),
        )
        if open_file:
            row.warning = {"released": by.account_id}
            row.save(update_fields=["warning"])
            files.release(upload=row.upload, at=at)
            wake_reader()
            record(
                events.EVIDENCE_RELEASED,
                about=("task", row.task_id),
                by=by,
                at=at,
                new={"series": row.series, "version": row.version},
            )
            return row
    return _refuse(row, row.upload, SECRET, at)


def screen_all_waiting(*, at: dt.datetime) -> int:
    """Kiểm tra hết hàng chờ, oldest first, for two minutes at most; returns how many were taken up."""
    waiting = Evidence.objects.filter(upload__state=UploadState.WAITING).order_by("at", "pk")
    return screen_queue(
        waiting.values_list("pk", flat=True),
        lambda evidence_id, pool: screen_evidence(evidence_id=evidence_id, at=at, pool=pool),
        wake_reader,
    )


def said_of(row: Evidence) -> Sentence:
    """Điều máy nhận thấy ở tệp, or what to do where it was not taken; empty where there is nothing to say."""
    if row.refused_because:
        return Sentence(WHAT_TO_DO.get(row.refused_because, ""))
    kept = row.warning.get("said") or [(row.warning.get("template", ""), {})]  # older rows hold one sentence
    parts = [Sentence(template, values) for template, values in kept]
    names = [f"part{n}" for n in range(len(parts))]
    return Sentence(" ".join(f"{{{name}}}" for name in names), dict(zip(names, parts, strict=True)))
