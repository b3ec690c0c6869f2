"""Lượt nhập: câu hỏi. Which sheets were brought in, by whom, and whether this file was seen before."""

from __future__ import annotations

from django.db.models import QuerySet

from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.domain.acting import Acting, Role


def batches_visible_to(acting: Acting) -> QuerySet[ImportBatch]:
    """Lượt nhập. Own batches; all of them for administrators; the cells are not loaded."""
    batches = ImportBatch.objects.defer("rows", "changes", "summary")
    return batches if acting.role is Role.ADMINISTRATOR else batches.filter(by_account=acting.account_id)


def applied_before(batch: ImportBatch) -> ImportBatch | None:
    """Đã nhập tệp này. The last applied batch of the same kind and the same bytes."""
    same = ImportBatch.objects.filter(kind=batch.kind, file_hash=batch.file_hash, state=BatchState.APPLIED)
    return same.exclude(pk=batch.pk).defer("rows", "changes", "summary").first()
