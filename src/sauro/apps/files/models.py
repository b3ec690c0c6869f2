"""Tệp và khu vực chờ kiểm tra. Uploads wait in quarantine; what was screened stands in one store, named by its hash.

This app knows nothing of directives: the rows that own a file hold its id.
"""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """Trạng thái tệp chờ. The row is the queue: a job picks up what waits."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    HELD = "held", _("Chờ người kiểm tra")
    STORED = "stored", _("Đã vào kho")
    REFUSED = "refused", _("Bị từ chối")
    CANCELLED = "cancelled", _("Đã hủy")
    EXPIRED = "expired", _("Quá hạn đọc")


LABEL = ".label"
GONE = (UploadState.REFUSED, UploadState.CANCELLED, UploadState.EXPIRED)


class StoredFile(models.Model):
    """Tệp trong kho. Bytes named by their SHA-256; the original name is data and never part of a path."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    mime = models.CharField(max_length=100, blank=True)
    pages = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """Khu vực chờ kiểm tra. One received file: quarantined under a random name until it is screened.

    Its given name and its hash stand beside the bytes in quarantine, never in the database (whose log would keep them
    after a refusal): what is refused leaves size, time, person and reason. `uploader_id` is an account's id; this
    floor knows no accounts.
    """

    token = models.CharField(max_length=32, unique=True)
    batch = models.CharField(max_length=32, db_index=True)
    state = models.CharField(max_length=12, choices=UploadState.choices, default=UploadState.WAITING, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    uploader_id = models.BigIntegerField(db_index=True)
    received_at = models.DateTimeField(db_index=True)
    reading_since = models.DateTimeField(null=True, blank=True)
    page = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    reason_code = models.CharField(max_length=60, blank=True)
    stored = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=[str(s) for s in GONE]) | Q(stored=None), name="files_gone_keeps_no_file"
            ),
            models.CheckConstraint(
                condition=~Q(state=UploadState.STORED) | Q(stored__isnull=False), name="files_stored_has_file"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def path(self) -> Path:
        """Where its bytes stand while it waits."""
        return Path(settings.SAURO_QUARANTINE) / self.token

    @property
    def label(self) -> Path:
        """Where its name and hash stand while it waits."""
        return self.path.with_suffix(LABEL)

    @property
    def name(self) -> str:
        """The given name while the file waits; "" once it left quarantine."""
        return read_label(self.label)[0]


def read_label(path: Path) -> tuple[str, str]:
    """Name and SHA-256 of a waiting file; two empty strings where there is none."""
    try:
        name, sha256 = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return "", ""
    return str(name), str(sha256)
