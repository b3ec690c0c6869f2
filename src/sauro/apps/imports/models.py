"""Lượt nhập. A batch: what was uploaded, how its columns were read, what became of each row."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RowsEncoder(json.JSONEncoder):
    """Các dòng thành JSON, one after another: the whole list at once takes as much memory again as the sheet itself."""

    def encode(self, o: Any) -> str:
        if isinstance(o, list):
            return f"[{','.join(map(super().encode, o))}]"
        return super().encode(o)


class BatchState(models.TextChoices):
    """Lượt nhập. Its state: draft → applied → undone; a draft may also be dropped."""

    DRAFT = "draft", _("Chờ áp dụng")
    APPLIED = "applied", _("Đã nhập")
    UNDONE = "undone", _("Đã hoàn tác")
    DROPPED = "dropped", _("Đã bỏ")


class ImportBatch(models.Model):
    """Lượt nhập. One sheet on its way in: previewed as a whole, applied as a whole, undone as a whole.

    `headings` and `rows` are the cells as text; `mapping` is {field: column number}; `changes` is what applying did,
    in order, with the values before, which is all that undoing needs. Cells are data: a formula is never evaluated.
    `fixes`: {line: {field: text}} typed over faulty cells, which stay as they came in `rows`; `answers`: {key: choice}
    given once for all rows that ask; `summary`: the last preview, as `services.summary` keeps it.
    """

    kind = models.CharField(max_length=30)
    file_name = models.CharField(_("tên tệp"), max_length=255)
    file_hash = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list, encoder=RowsEncoder)
    mapping = models.JSONField(default=dict)
    row_count = models.PositiveIntegerField(default=0)
    fixes = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    state = models.CharField(_("trạng thái"), max_length=8, choices=BatchState.choices, default=BatchState.DRAFT)
    by_account = models.BigIntegerField()
    by_name = models.CharField(_("người nhập"), max_length=160)
    agency_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("tải lên lúc"))
    applied_at = models.DateTimeField(_("nhập lúc"), null=True)
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("lượt nhập")
        constraints = (
            models.CheckConstraint(
                name="batch_state_and_times",
                condition=(
                    Q(state__in=["draft", "dropped"], applied_at=None, undone_at=None)
                    | Q(state="applied", applied_at__isnull=False, undone_at=None)
                    | Q(state="undone", applied_at__isnull=False, undone_at__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.file_name}"


class HeadingMap(models.Model):
    """Lượt nhập. The columns that a body chose last for a sheet with these headings: {field: heading}; kept."""

    kind = models.CharField(max_length=30)
    agency_id = models.BigIntegerField()
    headings_key = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "agency_id", "headings_key"], name="imports_one_map_a_sheet"),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.agency_id}"
