"""Lượt nhập. Upload → columns → preview → apply as a whole → undo as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

from django.db import transaction
from django.utils import timezone

from sauro.apps.imports import events
from sauro.apps.imports.models import BatchState, HeadingMap, ImportBatch
from sauro.apps.imports.permissions import may_see_batch
from sauro.apps.imports.services.columns import find_headings, guess_mapping
from sauro.apps.imports.services.importers import Asked, Importer, Plan, Row, importer_for
from sauro.apps.imports.services.sheets import read_sheet
from sauro.apps.imports.services.summary import summary_of
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key
from sauro.web import ruling

LIVE_ROWS = 2_000  # a shorter sheet is previewed anew for every look at it
_LONGEST_CELL = 32_000


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
    cells = read_sheet(data, file_name, ruling.number(importer.size_rule, on))
    headings, first = find_headings(cells, importer.columns)
    if not headings:
        wanted = ", ".join(c.label for c in importer.columns if c.required)
        raise Refusal(
            "import.headings.missing",
            N_("Không thấy hàng tiêu đề trong 15 hàng đầu của bảng."),
            advice=Sentence(N_("Cần có ít nhất các cột: {columns}."), {"columns": wanted}),
        )
    rows: list[list[Any]] = [[n + 1, *cells[n]] for n in range(first, len(cells)) if any(cells[n])]
    del cells  # a long register is held once
    most = ruling.number(importer.rows_rule, on)
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
            row_count=len(rows),
            mapping=_remembered(importer, by, headings) or guess_mapping(headings, importer.columns),
            by_account=by.account_id,
            by_name=by.person_name,
            agency_id=by.agency_id,
            at=at,
        )
        told = {"kind": kind, "file": batch.file_name, "hash": batch.file_hash, "rows": str(len(rows))}
        record(events.UPLOADED, about=("import", batch.pk), by=by, at=at, new=told)
        if batch.row_count > LIVE_ROWS:
            refresh(batch, on=on, by=by)
    return batch


def _headings_key(headings: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(map(key, headings)).encode()).hexdigest()


def _remembered(importer: Importer, by: Acting, headings: Sequence[str]) -> dict[str, int]:
    """What the body chose last for the same headings; {} where it never chose."""
    kept = HeadingMap.objects.filter(
        kind=importer.kind, agency_id=by.agency_id, headings_key=_headings_key(headings)
    ).first()
    known = {c.field for c in importer.columns}
    return {f: n for f, n in kept.mapping.items() if f in known and n < len(headings)} if kept else {}


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
        by_pattern = [c for c in importer.columns if c.pattern]
        found = guess_mapping(kept.headings, by_pattern)
        chosen |= {f: n for f, n in found.items() if n not in chosen.values()}
        kept.mapping, kept.summary = chosen, {}
        kept.save(update_fields=["mapping", "summary"])
        HeadingMap.objects.update_or_create(
            kind=kept.kind,
            agency_id=by.agency_id,
            headings_key=_headings_key(kept.headings),
            defaults={"mapping": chosen},
        )
    return kept


def fix_cell(*, batch: ImportBatch, line: int, field: str, value: str, by: Acting) -> ImportBatch:
    """Sửa tại chỗ. Another text for one cell of the sheet; the cell as it came is kept. Refusal import.cell.unknown."""
    importer = _importer(batch.kind, by)
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        if field not in {c.field for c in importer.columns} or not any(row[0] == line for row in kept.rows):
            raise Refusal("import.cell.unknown", N_("Bảng không có ô này."), advice=N_("Tải lại trang xem trước."))
        text = " ".join(value.replace("\0", "").split())[:_LONGEST_CELL]
        kept.fixes.setdefault(str(line), {})[field] = text
        kept.summary = {}
        kept.save(update_fields=["fixes", "summary"])
    return kept


def answer(*, batch: ImportBatch, question: str, choice: str, by: Acting) -> ImportBatch:
    """Chọn một lần. The answer to a fault's question, for all rows that ask it; an empty choice takes it back."""
    _importer(batch.kind, by)
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        kept.answers.pop(question[:400], None)
        if choice:
            kept.answers[question[:400]] = choice[:100]
        kept.summary = {}
        kept.save(update_fields=["answers", "summary"])
    return kept


class Rows(Sequence[Row]):
    """Các dòng. The cells of a batch by field, each with its line in the sheet; made when asked for, so that memory
    holds the sheet once."""

    def __init__(self, batch: ImportBatch) -> None:
        self._cells = batch.rows
        self._columns = {f: n + 1 for f, n in batch.mapping.items()}
        self._fixes = {int(line): fixed for line, fixed in batch.fixes.items()}

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        cells = self._cells[at]
        values = {f: cells[n].strip() if n < len(cells) else "" for f, n in self._columns.items()}
        return Row(cells[0], values | self._fixes[cells[0]] if cells[0] in self._fixes else values)


def unmapped(batch: ImportBatch) -> list[str]:
    """Cột còn thiếu. Labels of required fields that no column was chosen for."""
    importer = importer_for(batch.kind)
    return [c.label for c in importer.columns if c.required and c.field not in batch.mapping] if importer else []


def preview(*, batch: ImportBatch, on: dt.date, by: Acting | None = None) -> Plan:
    """Xem trước. What applying would do today and all that stops it; writes nothing."""
    importer = importer_for(batch.kind)
    if importer is None or unmapped(batch):
        return Plan()
    return importer.plan(Rows(batch), Asked(on, by, batch.answers))


def refresh(batch: ImportBatch, *, on: dt.date, by: Acting) -> dict[str, Any]:
    """Xem trước, bản tóm. The preview as a page shows it; kept with the batch where making it takes long."""
    kept: dict[str, Any] = batch.summary
    if batch.row_count <= LIVE_ROWS or kept.get("on") != on.isoformat():
        kept = summary_of(preview(batch=batch, on=on, by=by), on)
        if batch.row_count > LIVE_ROWS:
            batch.summary = kept
            batch.save(update_fields=["summary"])
    return kept


def apply_batch(*, batch: ImportBatch, by: Acting, at: dt.datetime, on: dt.date) -> ImportBatch:
    """Nhập. All rows or none, as one batch that can be undone; refuses while any row has a fault."""
    importer = _importer(batch.kind, by)
    with transaction.atomic():
        kept = _locked(batch, BatchState.DRAFT, by)
        missing = unmapped(kept)
        plan = preview(batch=kept, on=on, by=by)
        if missing or plan.faults:
            raise Refusal(
                "import.faults",
                Sentence(
                    N_("Bảng còn {count} chỗ cần sửa; chưa dòng nào được nhập."),
                    {"count": str(len(missing) + len(plan.faults))},
                ),
                advice=N_("Sửa từng ô ở trang xem trước, hoặc sửa trong tệp rồi tải lên lại."),
            )
        del kept.rows  # read again if anybody asks: what a long plan needs of them it holds itself
        kept.changes = importer.apply(plan.rows, kept, by, at)
        kept.state, kept.applied_at, kept.summary = BatchState.APPLIED, at, {"done": plan.writes}
        gone = [] if importer.keeps_cells else ["rows", "fixes"]
        if gone:
            kept.rows, kept.fixes = [], {}
        kept.save(update_fields=["changes", "state", "applied_at", "summary", *gone])
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
        kept.state, kept.rows, kept.summary = BatchState.DROPPED, [], {}
        kept.save(update_fields=["state", "rows", "summary"])
        record(events.DROPPED, about=("import", kept.pk), by=by, at=at)
    return kept


def forget(*, kind: str, stale: Callable[[dict[str, Any]], bool], unused_since: dt.datetime) -> int:
    """Xóa phần đã hết hạn lưu. Of batches of a kind: what applying did, where any of it is stale, and the cells of
    those never applied since then. Such a batch can no longer be undone. Returns how many were emptied."""
    with transaction.atomic():
        whole = ImportBatch.objects.select_for_update().filter(kind=kind)
        applied = whole.filter(applied_at__isnull=False).exclude(changes=[])
        old = [batch for batch in applied if any(map(stale, batch.changes))]
        old += whole.filter(state=BatchState.DRAFT, at__lt=unused_since)
        for batch in old:
            batch.rows, batch.fixes, batch.changes = [], {}, []
            batch.summary = {} if batch.state == BatchState.DRAFT else batch.summary
            if batch.state == BatchState.DRAFT:
                batch.state = BatchState.DROPPED
        ImportBatch.objects.bulk_update(old, ["rows", "fixes", "changes", "state", "summary"], batch_size=50)
    return len(old)


def _locked(batch: ImportBatch, state: BatchState, by: Acting) -> ImportBatch:
    kept: ImportBatch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not may_see_batch(by, kept):
        raise Refusal("import.forbidden", N_("Lượt nhập này do người khác tải lên."))
    if kept.state != state:
        raise Refusal(
            "import.state",
            Sentence(N_("Lượt nhập này đang ở trạng thái “{state}”."), {"state": str(BatchState(kept.state).label)}),
            advice=N_("Tải lại trang để xem trạng thái hiện nay."),
        )
    return kept
