"""Tệp: việc làm. Receive into quarantine, then accept into the store, or erase; the owner of a file journals it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from sauro.apps.files.models import StoredFile, Upload, UploadState, read_label
from sauro.apps.files.queries import (
    IN_QUARANTINE,
    bytes_this_month,
    digest,
    files_in_batch,
    store_path,
)
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Giới hạn tải lên, as the rulebook has them on the day: bytes a file and a month, files a batch, pages a file."""

    file_bytes: int
    batch_files: int
    file_pages: int
    month_bytes: int


def receive(
    *, chunks: Iterable[bytes], name: str, uploader_id: int, batch: str, limits: Limits, at: dt.datetime
) -> Upload:
    """Tải lên. Write the bytes into quarantine under a random name and leave a waiting row.

    Refusal: upload.batch_full, upload.empty, upload.too_big, upload.month_full; nothing is left on the disk then.
    """
    if files_in_batch(batch) >= limits.batch_files:
        raise Refusal(
            "upload.batch_full",
            Sentence(N_("Mỗi lượt tải lên không quá {n} tệp."), {"n": str(limits.batch_files)}),
            advice=N_("Tải các tệp còn lại trong lượt sau."),
        )
    upload = Upload(token=secrets.token_hex(16), batch=batch, uploader_id=uploader_id, received_at=at)
    room = limits.month_bytes - bytes_this_month(uploader_id, at)
    try:
        upload.size, sha256 = _write(upload.path, chunks, limits.file_bytes, room)
        _write(upload.label, [json.dumps([_printable(name), sha256]).encode()], _MEGABYTE, _MEGABYTE)
        upload.save()
    except BaseException:
        upload.path.unlink(missing_ok=True)
        upload.label.unlink(missing_ok=True)
        raise
    return upload


def _write(path: Path, chunks: Iterable[bytes], most: int, room: int) -> tuple[int, str]:
    seen, size = hashlib.sha256(), 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for piece in chunks:
            size += len(piece)
            if size > most:
                raise Refusal(
                    "upload.too_big",
                    Sentence(N_("Tệp lớn quá {n} MB nên không nhận."), {"n": str(most // _MEGABYTE)}),
                    advice=N_("Tách tệp, hoặc giảm độ phân giải bản quét rồi tải lại."),
                )
            if size > room:
                raise Refusal(
                    "upload.month_full",
                    N_("Dung lượng tải lên của tháng này đã hết."),
                    advice=N_("Chờ sang tháng sau, hoặc nhờ quản trị nâng giới hạn."),
                )
            seen.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if size == 0:
        raise Refusal("upload.empty", N_("Tệp rỗng nên không nhận."), advice=N_("Mở thử tệp trên máy rồi tải lại."))
    return size, seen.hexdigest()


def _printable(name: str) -> str:
    """The given name as data: last part, no control or direction marks, at most 255 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[-255:]


def claim(*, upload_id: int, at: dt.datetime) -> Upload | None:
    """Nhận đọc. Take a waiting upload for reading; None where another worker took it or it was cancelled."""
    taken = Upload.objects.filter(pk=upload_id, state=UploadState.WAITING).update(
        state=UploadState.READING, reading_since=at
    )
    return Upload.objects.get(pk=upload_id) if taken else None


def return_stalled(*, before: dt.datetime) -> int:
    """Trả về hàng chờ. Uploads whose reader died: taken before this moment and neither stored nor refused."""
    return Upload.objects.filter(state=UploadState.READING, reading_since__lt=before).update(
        state=UploadState.WAITING, reading_since=None, page=0
    )


def note_progress(*, upload_id: int, page: int, pages: int) -> None:
    """Tiến độ đọc. Page `page` of `pages` is being read."""
    Upload.objects.filter(pk=upload_id, state=UploadState.READING).update(page=page, pages=pages)


def accept(*, upload: Upload, mime: str, pages: int, at: dt.datetime) -> StoredFile:
    """Nhận vào kho. A screened file moves from quarantine into the store; the same bytes are kept once.

    Refusal upload.cancelled where the person cancelled meanwhile: the caller erases what it read.
    """
    name, sha256 = read_label(upload.label)
    with transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        if row.state != UploadState.READING:
            raise Refusal("upload.cancelled", N_("Việc tải lên đã được hủy."))
        stored, new = StoredFile.objects.get_or_create(
            sha256=sha256,
            defaults={"name": name, "size": row.size, "mime": mime, "pages": pages, "stored_at": at},
        )
        if new or not store_path(sha256).is_file():
            _into_store(row.path, sha256)
        row.state, row.stored, row.pages, row.page = UploadState.STORED, stored, pages, pages
        row.save(update_fields=["state", "stored", "pages", "page"])
        transaction.on_commit(lambda: _leave(row))
    return stored


def _into_store(source: Path, sha256: str) -> None:
    """A second name for the same bytes; the first goes after the commit, so a crash leaves no row without bytes."""
    target = store_path(sha256)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if digest(source) != sha256:
        raise Refusal("upload.changed", N_("Tệp trong khu vực chờ đã bị thay đổi nên không nhận."))
    target.unlink(missing_ok=True)
    os.link(source, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _leave(row: Upload) -> None:
    row.path.unlink(missing_ok=True)
    row.label.unlink(missing_ok=True)


def replace(*, upload: Upload, data: bytes) -> None:
    """Thay nội dung trong khu vực chờ. A picture without its place stands for the one that was sent, which is gone."""
    name, _ = read_label(upload.label)
    _leave_shredded(upload)
    size, sha256 = _write(upload.path, [data], len(data), len(data))
    _write(upload.label, [json.dumps([name, sha256]).encode()], _MEGABYTE, _MEGABYTE)
    Upload.objects.filter(pk=upload.pk).update(size=size)


def hold(*, upload: Upload, reason_code: str) -> None:
    """Giữ lại. Screening asks a person: the bytes stay in quarantine."""
    Upload.objects.filter(pk=upload.pk, state=UploadState.READING).update(
        state=UploadState.HELD, reason_code=reason_code
    )


def release(*, upload: Upload, at: dt.datetime) -> bool:
    """Cho đọc tiếp. A person answered that a held file bears no mark; its hours in quarantine count from now."""
    return bool(
        Upload.objects.filter(pk=upload.pk, state=UploadState.HELD).update(
            state=UploadState.WAITING, reason_code="", reading_since=None, received_at=at
        )
    )


def refuse(*, upload: Upload, reason_code: str) -> None:
    """Từ chối. Erase bytes, name and hash; the row keeps size, time, person and reason."""
    _erase(upload, UploadState.REFUSED, reason_code)


def cancel(*, upload: Upload) -> bool:
    """Hủy tải lên. True where it still stood in quarantine; bytes, name and hash are erased."""
    return _erase(upload, UploadState.CANCELLED, "upload.cancelled")


def let_go(*, upload: Upload) -> bool:
    """Đã đọc, không giữ. A file that was only to be read once: bytes, name and hash are erased."""
    return _erase(upload, UploadState.CANCELLED, "upload.read_once")


def expire_unread(*, before: dt.datetime) -> list[int]:
    """Xóa tệp chờ quá hạn. Uploads received before this moment and never read; returns their ids."""
    late = list(Upload.objects.filter(state=UploadState.WAITING, received_at__lt=before))
    return [u.pk for u in late if _erase(u, UploadState.EXPIRED, "upload.expired")]


def sweep_quarantine(*, before: dt.datetime) -> int:
    """Dọn khu vực chờ. Files without a waiting row, last touched before this moment (a crash between write and row)."""
    tokens = set(Upload.objects.filter(state__in=IN_QUARANTINE).values_list("token", flat=True))
    gone = 0
    for path in Path(settings.SAURO_QUARANTINE).iterdir():
        if path.is_file() and path.stem not in tokens and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _erase(upload: Upload, state: UploadState, reason_code: str) -> bool:
    with transaction.atomic():
        done = Upload.objects.filter(pk=upload.pk, state__in=IN_QUARANTINE).update(
            state=state, reason_code=reason_code, reading_since=None
        )
        if done:
            transaction.on_commit(lambda: _shred(upload.path))
            transaction.on_commit(lambda: _shred(upload.label))
    return bool(done)


def _leave_shredded(row: Upload) -> None:
    _shred(row.path)
    _shred(row.label)


def _shred(path: Path) -> None:
    """Overwrite, then remove: a best effort, since a journalling disk may keep old blocks."""
    try:
        with path.open("r+b") as out:
            left = path.stat().st_size
            while left > 0:
                left -= out.write(b"\0" * min(left, _MEGABYTE))
            out.flush()
            os.fsync(out.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
