"""Lượt nhập. Upload → columns → preview → apply as a whole → undo as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sauro.apps.imports import events
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.apps.imports.permissions import may_see_batch
from sauro.apps.imports.services.columns import find_headings, guess_mapping
from sauro.apps.imports.services.importers import Importer, Plan, Row, importer_for
from sauro.apps.imports.services.sheets import read_sheet
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import ruling


def _importer(kind: str, by: Acting) -> Importer:
    importer = importer_for(kind)
    if importer is None or not importer.may(by):
        raise Refusal(
            "import.forbidden",
            N_("Chức vụ đang dùng không được nhập bảng này."),
            advice=N_("Gửi bảng cho người quản trị của Văn phòng."),
        )
    return importer


def open_batch(*, kind: str, data: bytes, file_name: str, by: Acting, at: dt.datetime) -> ImportBatch:
    """Lượt nhập: tải lên. Reads the sheet, finds the headings, guesses the columns; changes nothing else."""
    importer = _importer(kind, by)
    on = timezone.localdate(at)
    cells = read_sheet(data, file_name, ruling.number("import.file_megabytes", on))
    headings, first = find_headings(cells, importer.columns)
    if not headings:
        wanted = ", ".join(c.label for c in importer.columns if c.required)
        raise Refusal(
            "import.headings.missing",
            N_("Không thấy hàng tiêu đề trong 15 hàng đầu của bảng."),
            advice=Sentence(N_("Cần có ít nhất các cột: {columns}."), {"columns": wanted}),
        )
    rows = [[n + 1, *cells[n]] for n in range(first, len(cells)) if any(cells[n])]
    most = ruling.number("import.rows", on)
    if len(rows) > most:
        raise Refusal(
            "import.rows.many",
            Sentence(
                N_("Bảng có {rows} dòng, nhiều hơn {limit} dòng mỗi lượt."),
                {"rows": str(len(rows)), "limit": str(most)},
            ),
            advice=N_("Chia bảng thành nhiều tệp."),
        )
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            kind=kind,
            file_name=file_name[-255:],
            file_hash=hashlib.sha256(data).hexdigest(),
            headings=headings,
            rows=rows,
            mapping=guess_mapping(headings, importer.columns),
            by_account=by.account_id,
            by_name=by.person_name,
            agency_id=by.agency_id,
            at=at,
        )
        told = {"kind": kind, "file": batch.file_name, "hash": batch.file_hash, "rows": str(len(rows))}
        record(events.UPLOADED, about=("import", batch.pk), by=by, at=at, new=told)
    return batch


def map_columns(*, batch: ImportBatch, mapping: Mapping[str, int | None], by: Acting) -> ImportBatch:
    """Ghép cột. The person's own choice of columns; refuses one column used twice."""
    importer = _importer(batch.kind, by)
    known = {c.field for c in importer.columns}
    chosen = {f: n for f, n in mapping.items() if f in known and n is not None and 0 <= n < len(batch.headings)}
    if len(set(chosen.values())) < len(chosen):
        raise Refusal(
            "import.column.twice",
            N_("Một cột của bảng được chọn cho hai trường."),
            advice=N_("Chọn mỗi cột một lần."),
        )
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        kept.mapping = chosen
        kept.save(update_fields=["mapping"])
    return kept


def rows_of(batch: ImportBatch) -> list[Row]:
    """Dòng. The cells of the batch by field, each with its line in the sheet."""
    return [
        Row(cells[0], {f: cells[n + 1].strip() if n + 1 < len(cells) else "" for f, n in batch.mapping.items()})
        for cells in batch.rows
    ]


def unmapped(batch: ImportBatch) -> list[str]:
    """Cột còn thiếu. Labels of required fields that no column was chosen for."""
    importer = importer_for(batch.kind)
    return [c.label for c in importer.columns if c.required and c.field not in batch.mapping] if importer else []


def preview(*, batch: ImportBatch, on: dt.date) -> Plan:
    """Xem trước. What applying would do today and all that stops it; writes nothing."""
    importer = importer_for(batch.kind)
    if importer is None or unmapped(batch):
        return Plan()
    return importer.plan(rows_of(batch), on)


def apply_batch(*, batch: ImportBatch, by: Acting, at: dt.datetime, on: dt.date) -> ImportBatch:
    """Nhập. All rows or none, as one batch that can be undone; refuses while any row has a fault."""
    importer = _importer(batch.kind, by)
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        missing = unmapped(kept)
        plan = preview(batch=kept, on=on)
        if missing or plan.faults:
            raise Refusal(
                "import.faults",
                Sentence(
                    N_("Bảng còn {count} chỗ cần sửa; chưa dòng nào được nhập."),
                    {"count": str(len(missing) + len(plan.faults))},
                ),
                advice=N_("Sửa trong tệp theo danh sách lỗi rồi tải lên lại."),
            )
        kept.changes = importer.apply(plan.rows, kept, by, at)
        kept.state, kept.applied_at = BatchState.APPLIED, at
        kept.save(update_fields=["changes", "state", "applied_at"])
    return kept


def undo_batch(*, batch: ImportBatch, by: Acting, at: dt.datetime) -> ImportBatch:
    """Hoàn tác. Takes the whole batch back, or refuses and says which row was used or edited since."""
    importer = _importer(batch.kind, by)
    with transaction.atomic():
        kept = _locked(batch, BatchState.APPLIED, by)
        importer.undo(kept.changes, kept, by, at)
        kept.state, kept.undone_at = BatchState.UNDONE, at
        kept.save(update_fields=["state", "undone_at"])
    return kept


def drop_batch(*, batch: ImportBatch, by: Acting, at: dt.datetime) -> ImportBatch:
    """Bỏ lượt nhập. A draft that will not be applied; its cells are erased."""
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        kept.state, kept.rows = BatchState.DROPPED, []
        kept.save(update_fields=["state", "rows"])
        record(events.DROPPED, about=("import", kept.pk), by=by, at=at)
    return kept


def _locked(batch: ImportBatch, state: BatchState, by: Acting) -> ImportBatch:
    kept = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not may_see_batch(by, kept):
        raise Refusal("import.forbidden", N_("Lượt nhập này do người khác tải lên."))
    if kept.state != state:
        raise Refusal(
            "import.state",
            Sentence(N_("Lượt nhập này đang ở trạng thái “{state}”."), {"state": str(BatchState(kept.state).label)}),
            advice=N_("Tải lại trang để xem trạng thái hiện nay."),
        )
    return kept
