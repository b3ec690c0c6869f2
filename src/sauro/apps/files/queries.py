"""Tệp: câu hỏi. Where bytes stand, how much a person uploaded, and whether rows and files agree."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Sum

from sauro.apps.files.models import StoredFile, Upload, UploadState

CHUNK = 1 << 20
IN_QUARANTINE = (UploadState.WAITING, UploadState.READING, UploadState.HELD)


def quarantine_path(upload: Upload) -> Path:
    """Khu vực chờ kiểm tra. Where the bytes of a waiting upload stand, under its random name."""
    return upload.path


def store_path(sha256: str) -> Path:
    """Kho tệp. Where the bytes of a hash stand; the original name is never part of it."""
    return Path(settings.SAURO_STORE) / sha256[:2] / sha256[2:4] / sha256


def bytes_this_month(uploader_id: int, at: dt.datetime) -> int:
    """Dung lượng một người đã tải lên trong tháng này, in bytes; what was erased counts too."""
    since = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = Upload.objects.filter(uploader_id=uploader_id, received_at__gte=since).aggregate(total=Sum("size"))
    return int(found["total"] or 0)


def files_in_batch(batch: str) -> int:
    """Số tệp của một lượt tải lên."""
    return Upload.objects.filter(batch=batch).count()


def waiting() -> list[int]:
    """Tệp chờ đọc. Ids, oldest first."""
    return list(
        Upload.objects.filter(state=UploadState.WAITING).order_by("received_at", "pk").values_list("pk", flat=True)
    )


def stored_with(sha256: str) -> StoredFile | None:
    """Tệp trong kho có cùng nội dung, if any."""
    return StoredFile.objects.filter(sha256=sha256).first() if sha256 else None


def was_cancelled(upload_id: int) -> bool:
    """Đã hủy. Asked between two pages, so that a reading may stop."""
    return Upload.objects.filter(pk=upload_id, state=UploadState.CANCELLED).exists()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Sai lệch giữa sổ và kho. `code`: store.missing, .changed, .orphan; quarantine.missing, .orphan."""

    code: str
    what: str


def mismatches() -> Iterator[Mismatch]:
    """Kiểm tra kho tệp (`sauro check`). Every row has its bytes unchanged, and no bytes stand without a row."""
    known = set()
    for row in StoredFile.objects.iterator():
        path = store_path(row.sha256)
        known.add(path)
        if not path.is_file():
            yield Mismatch("store.missing", row.sha256)
        elif digest(path) != row.sha256:
            yield Mismatch("store.changed", row.sha256)
    yield from (Mismatch("store.orphan", p.name) for p in _files(Path(settings.SAURO_STORE)) if p not in known)
    rows = list(Upload.objects.filter(state__in=IN_QUARANTINE))
    tokens = {p.name for u in rows for p in (u.path, u.label)}
    present = {p.name for p in _files(Path(settings.SAURO_QUARANTINE))}
    yield from (Mismatch("quarantine.missing", t) for t in sorted(tokens - present))
    yield from (Mismatch("quarantine.orphan", n) for n in sorted(present - tokens))


def digest(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    seen = hashlib.sha256()
    with path.open("rb") as source:
        while piece := source.read(CHUNK):
            seen.update(piece)
    return seen.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
