"""Biên bản, tài liệu. Into quarantine, screened in the capped child, then into the store; of a secret nothing stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from sauro.apps.briefings import events
from sauro.apps.briefings.models import BriefingFile, BriefingPlan, BriefingSession
from sauro.apps.briefings.permissions import may_manage, may_record, may_release_file
from sauro.apps.briefings.services.rolling import lock, settle
from sauro.apps.directives.services.uploading import SECRET, limits_on, require_declared_open
from sauro.apps.files import services as files
from sauro.apps.files.models import Upload, UploadState
from sauro.apps.files.screening import screen, screen_queue
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.readers.pool import ReaderPool, Seen

SCREEN_JOB = "sauro.apps.briefings.jobs.screen_waiting"


def send_minutes(
    *, session_id: int, chunks: Iterable[bytes], name: str, batch: str, declared_open: bool, by: Acting, at: dt.datetime
) -> BriefingFile:
    """Gửi biên bản, ảnh biên bản of a session: one file into quarantine, one row that waits to be screened.

    Refusal: row.unknown, briefing.record.forbidden, briefing.file.not_declared, and those of files.services.receive.
    """
    session = BriefingSession.objects.select_related("duty__plan__directive").filter(pk=session_id).first()
    if session is None:
        raise Refusal("row.unknown", N_("Không có buổi này."), advice=N_("Tải lại trang."))
    if not may_record(by, session.duty):
        raise Refusal("briefing.record.forbidden", N_("Chỉ nơi tổ chức hoặc cấp ủy cấp trên được gửi biên bản."))
    return _receive(session.duty.plan, session, chunks, name, batch, declared_open, by, at)


def send_material(
    *, plan_id: int, chunks: Iterable[bytes], name: str, batch: str, declared_open: bool, by: Acting, at: dt.datetime
) -> BriefingFile:
    """Gửi tài liệu of a plan. Refusal as send_minutes, and briefing.manage.forbidden."""
    plan = BriefingPlan.objects.select_related("directive").filter(pk=plan_id).first()
    if plan is None:
        raise Refusal("row.unknown", N_("Không có kế hoạch này."), advice=N_("Tải lại trang."))
    if not may_manage(by, plan):
        raise Refusal("briefing.manage.forbidden", N_("Chỉ nơi phụ trách kế hoạch được gửi tài liệu."))
    return _receive(plan, None, chunks, name, batch, declared_open, by, at)


def _receive(
    plan: BriefingPlan,
    session: BriefingSession | None,
    chunks: Iterable[bytes],
    name: str,
    batch: str,
    declared_open: bool,
    by: Acting,
    at: dt.datetime,
) -> BriefingFile:
    require_declared_open(declared_open, "briefing.file.not_declared")
    on = timezone.localdate(at)
    limits = replace(limits_on(on), batch_files=rules().number("briefing.files", on))
    upload = files.receive(chunks=chunks, name=name, uploader_id=by.account_id, batch=batch, limits=limits, at=at)
    with transaction.atomic():
        row = BriefingFile.objects.create(
            plan=plan,
            session=session,
            upload=upload,
            agency_id=by.agency_id,
            by_id=by.account_id,
            by_name=by.person_name,
            at=at,
        )
        async_task(SCREEN_JOB)
        record(events.FILE_SENT, about=_about(row), by=by, at=at, new={"file": row.pk})
    return row


def _about(row: BriefingFile) -> tuple[str, int]:
    return ("briefing_duty", row.session.duty_id) if row.session else ("briefing", row.plan_id)


def screen_file(*, file_id: int, at: dt.datetime, pool: ReaderPool) -> BriefingFile:
    """Kiểm tra một tệp. Into the store, to a person, or away; a second call changes nothing."""
    row = BriefingFile.objects.select_related("upload", "session").get(pk=file_id)
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


def _store(row: BriefingFile, upload: Upload, seen: Seen, mime: str, at: dt.datetime) -> None:
    name = upload.name
    with transaction.atomic():
        plan = lock(row.plan_id)
        row.file = files.accept(upload=upload, mime=mime, pages=seen.pages, at=at)
        row.name = name
        row.save(update_fields=["file", "name"])
        if row.session is not None:
            settle(plan, [row.session.duty_id])
        record(events.FILE_STORED, about=_about(row), by=None, at=at, new={"file": row.pk, "sha256": row.file.sha256})


def _refuse(row: BriefingFile, upload: Upload, code: str, at: dt.datetime) -> BriefingFile:
    with transaction.atomic():
        files.refuse(upload=upload, reason_code=code)
        row.refused_because = code
        row.save(update_fields=["refused_because"])
        record(events.FILE_REFUSED, about=_about(row), by=None, at=at, new={"file": row.pk, "reason": code})
    return row


def release_file(*, file_id: int, open_file: bool, by: Acting, at: dt.datetime) -> BriefingFile:
    """Trả lời về độ mật. By another person than the sender: it bears no mark, or it is erased.

    Refusal: briefing.file.release.late, briefing.file.release.forbidden.
    """
    with transaction.atomic():
        row = BriefingFile.objects.select_related("upload", "session").filter(pk=file_id).first()
        if row is None or row.upload is None or row.upload.state != UploadState.HELD:
            raise Refusal("briefing.file.release.late", N_("Tệp này không còn chờ người kiểm tra."))
        if not may_release_file(by, row):
            raise Refusal(
                "briefing.file.release.forbidden",
                N_("Lãnh đạo hoặc chuyên viên tổng hợp của cơ quan gửi tệp quyết định, không phải người gửi."),
            )
        if open_file:
            row.warning = {"released": by.account_id}
            row.save(update_fields=["warning"])
            files.release(upload=row.upload, at=at)
            async_task(SCREEN_JOB)
            record(events.FILE_RELEASED, about=_about(row), by=by, at=at, new={"file": row.pk})
            return row
    return _refuse(row, row.upload, SECRET, at)


def screen_all_waiting(*, at: dt.datetime) -> int:
    """Kiểm tra hết hàng chờ, oldest first, for two minutes at most; returns how many were taken up."""
    waiting = BriefingFile.objects.filter(upload__state=UploadState.WAITING).order_by("at", "pk")
    return screen_queue(
        waiting.values_list("pk", flat=True),
        lambda file_id, pool: screen_file(file_id=file_id, at=at, pool=pool),
        lambda: async_task(SCREEN_JOB),
    )
