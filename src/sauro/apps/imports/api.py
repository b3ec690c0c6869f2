"""Nhập bảng qua giao diện lập trình. Upload, read every fault and what would change, choose columns, mend cells, answer
what is asked, apply or drop, undo, as on the pages.
"""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from sauro.apps.imports import queries, services
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.apps.imports.services import Effect
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, changing, listed
from sauro.web.speech import say

router = Router(tags=["imports"])
MOST_COLUMNS = 200
FIRST = Slice(limit=50, offset=0)
Kind = Annotated[str, Field(max_length=30, pattern=r"^[a-z_\-]{1,30}$")]


class KindOut(Schema):
    """Loại bảng nhập được, with its columns: required ones must stand in the sheet."""

    kind: str
    title: str
    required: list[str]
    columns: dict[str, str]


class BatchOut(Schema):
    """Lượt nhập."""

    id: int
    kind: str
    file_name: str
    file_hash: str
    state: str
    row_count: int
    by_name: str
    at: dt.datetime
    applied_at: dt.datetime | None
    undone_at: dt.datetime | None


class FaultOut(Schema):
    """Lỗi của một dòng. `line`: in the sheet; `field`: of the cell that can be mended in place, or "".

    `rows`: how many lines it stands for; `key`, `choices`: where it asks, (value, words) of each answer.
    """

    line: int
    column: str
    field: str
    value: str
    key: str
    what: str
    advice: str
    rows: int
    choices: list[tuple[str, str]]


class BatchWhole(BatchOut):
    """Lượt nhập với bản xem trước: what applying would do today, and all that stops it.

    `columns`: field → number of the column, from 0; `missing_columns`: required ones not found; `counts`: created,
    changed, unchanged; `missing_count`: of this source, here and not in the sheet; `applied_before`: the batch that
    brought in the same bytes; `faults`: the slice that was asked for, of `fault_count`. Of a batch that is no draft the
    preview is empty; `done` counts what it wrote.
    """

    headings: list[str]
    columns: dict[str, int]
    missing_columns: list[str]
    counts: dict[str, int]
    missing_count: int
    applied_before: int | None
    fault_count: int
    faults: list[FaultOut]
    done: int


class DifferenceOut(Schema):
    """Khác gì."""

    label: str
    old: str
    new: str


class RowOut(Schema):
    """Dòng sẽ nhập. `remarks`: what the reader should know and nothing is done about."""

    line: int
    title: str
    effect: Effect
    differences: list[DifferenceOut]
    remarks: list[str]


class RowsOut(Listed[RowOut]):
    """Dòng sẽ thêm hoặc sửa, the first 200 of `whole`; one that changes nothing and bears no remark is only counted."""

    whole: int


class MissingOut(Schema):
    """Có trong sổ, không có trong bảng: shown, never deleted."""

    code: str
    title: str


class MissingRows(Listed[MissingOut]):
    """Có trong sổ, không có trong bảng, the first 200 of `whole`."""

    whole: int


class CellIn(Schema):
    """Sửa tại chỗ. Another text for one cell of the sheet, by its line and our field."""

    line: Annotated[int, Field(ge=1, le=10_000_000)]
    field: Annotated[str, Field(max_length=60)]
    value: Annotated[str, Field(max_length=32_000)]


class ChoiceIn(Schema):
    """Chọn một lần. `key` of the fault that asks, one of its choices for all lines that ask it; "" takes it back."""

    key: Annotated[str, Field(min_length=1, max_length=400)]
    choice: Annotated[str, Field(max_length=100)]


class ColumnsIn(Schema):
    """Ghép cột. Field → number of the column in the sheet, from 0; null where the sheet has none."""

    columns: dict[Annotated[str, Field(max_length=60)], Annotated[int, Field(ge=0, le=10_000)] | None] = Field(
        max_length=MOST_COLUMNS
    )


def _batch(row: ImportBatch) -> dict[str, Any]:
    return {"id": row.pk} | {name: getattr(row, name) for name in BatchOut.model_fields if name != "id"}


def _kind(row: services.Importer) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "title": gettext(row.title),
        "required": [c.field for c in row.columns if c.required],
        "columns": {c.field: gettext(c.label) for c in row.columns},
    }


def _fault(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: say(services.sentence_in(row[name])) for name in ("what", "advice")}
    label = row["column"]
    return {**row, **said, "column": gettext(label) if label else ""}


def _plan(request: HttpRequest, row: ImportBatch) -> dict[str, Any]:
    """What applying would do today; {} of a batch that is no draft."""
    draft = row.state == BatchState.DRAFT
    return services.refresh(row, on=clock.today(), by=request.acting) if draft else {}  # type: ignore[attr-defined]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    differences = [{"label": gettext(label), "old": old, "new": new} for label, old, new in row["differences"]]
    return {**row, "differences": differences, "remarks": [say(services.sentence_in(said)) for said in row["remarks"]]}


def _missing(row: list[str]) -> dict[str, str]:
    return {"code": row[0], "title": row[1]}


def _whole(request: HttpRequest, row: ImportBatch, part: Slice) -> dict[str, Any]:
    draft, plan = row.state == BatchState.DRAFT, _plan(request, row)
    before = queries.applied_before(row) if draft else None
    faults = plan.get("faults", [])
    return _batch(row) | {
        "headings": row.headings,
        "columns": row.mapping,
        "missing_columns": [gettext(label) for label in services.unmapped(row)] if draft else [],
        "counts": plan.get("counts", {}),
        "missing_count": plan.get("missing_count", 0),
        "applied_before": before and before.pk,
        "fault_count": plan.get("fault_count", 0),
        "faults": [_fault(fault) for fault in faults[part.offset : part.offset + part.limit]],
        "done": 0 if draft else row.summary.get("done", len(row.changes)),
    }


def _one(request: HttpRequest, batch_id: int) -> ImportBatch:
    """One batch of those that may be seen; Refusal import.unknown (404), import.forbidden."""
    acting = request.acting  # type: ignore[attr-defined]
    row = queries.batches_visible_to(acting).filter(pk=batch_id).first()
    importer = services.importer_for(row.kind) if row else None
    if row is None or importer is None:
        raise Refusal("import.unknown", N_("Không có lượt nhập này."), advice=N_("Tìm trong danh sách lượt nhập."))
    if not importer.may(acting):
        raise Refusal(
            "import.forbidden",
            N_("Chức vụ đang dùng không được nhập bảng này."),
            advice=N_("Gửi bảng cho người quản trị của Văn phòng."),
        )
    return row


def _told(request: HttpRequest, batch_id: int) -> dict[str, Any]:
    return {"batch": _one(request, batch_id), "by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]


@router.get("", response={200: Listed[BatchOut], **PROBLEMS})
def batches(request: HttpRequest, part: Query[Slice]) -> Any:
    """Lượt nhập của tôi; người quản trị thấy tất cả."""
    return listed(queries.batches_visible_to(request.acting), part, _batch)  # type: ignore[attr-defined]


@router.post("", response={201: BatchWhole, **PROBLEMS})
@changing
def upload(request: HttpRequest, kind: Form[Kind], file: File[UploadedFile]) -> Any:
    """Tải bảng lên (XLSX, XLS, ODS, CSV); chưa nhập dòng nào."""
    told = {"by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]
    row = services.open_batch(kind=kind, data=file.read(), file_name=file.name or "", **told)
    return 201, _whole(request, row, FIRST)


@router.get("/kinds", response={200: Listed[KindOut], **PROBLEMS})
def kinds(request: HttpRequest, part: Query[Slice]) -> Any:
    """Các loại bảng mà chức vụ đang dùng được nhập."""
    mine = [row for row in services.importers() if row.may(request.acting)]  # type: ignore[attr-defined]
    return listed(mine, part, _kind)


@router.get("/{batch_id}", response={200: BatchWhole, **PROBLEMS})
def batch(request: HttpRequest, batch_id: Id, part: Query[Slice]) -> Any:
    """Một lượt nhập với các lỗi của từng dòng."""
    return _whole(request, _one(request, batch_id), part)


@router.post("/{batch_id}/columns", response={200: BatchWhole, **PROBLEMS})
@changing
def columns(request: HttpRequest, batch_id: Id, said: ColumnsIn) -> Any:
    """Ghép cột."""
    services.map_columns(batch=_one(request, batch_id), mapping=said.columns, by=request.acting)  # type: ignore[attr-defined]
    return _whole(request, _one(request, batch_id), FIRST)


@router.get("/{batch_id}/rows", response={200: RowsOut, **PROBLEMS})
def rows(request: HttpRequest, batch_id: Id, part: Query[Slice]) -> Any:
    """Dòng sẽ thêm hoặc sửa, khác gì với sổ hiện nay."""
    plan = _plan(request, _one(request, batch_id))
    return listed(plan.get("rows", []), part, _row) | {"whole": plan.get("shown", 0)}


@router.get("/{batch_id}/missing", response={200: MissingRows, **PROBLEMS})
def missing(request: HttpRequest, batch_id: Id, part: Query[Slice]) -> Any:
    """Có trong sổ, không có trong bảng."""
    plan = _plan(request, _one(request, batch_id))
    return listed(plan.get("missing", []), part, _missing) | {"whole": plan.get("missing_count", 0)}


@router.post("/{batch_id}/cells", response={200: BatchWhole, **PROBLEMS})
@changing
def fix_cell(request: HttpRequest, batch_id: Id, said: CellIn) -> Any:
    """Sửa tại chỗ một ô."""
    services.fix_cell(batch=_one(request, batch_id), **said.dict(), by=request.acting)  # type: ignore[attr-defined]
    return _whole(request, _one(request, batch_id), FIRST)


@router.post("/{batch_id}/answers", response={200: BatchWhole, **PROBLEMS})
@changing
def answer(request: HttpRequest, batch_id: Id, said: ChoiceIn) -> Any:
    """Trả lời một lần cho mọi dòng hỏi cùng một điều."""
    row = _one(request, batch_id)
    if row.state == BatchState.DRAFT:
        _require_asked(_plan(request, row), row.answers, said)
    services.answer(batch=row, question=said.key, choice=said.choice, by=request.acting)  # type: ignore[attr-defined]
    return _whole(request, _one(request, batch_id), FIRST)


def _require_asked(plan: dict[str, Any], answered: dict[str, str], said: ChoiceIn) -> None:
    """Refusal import.question where no line asks this, or does not offer this answer; what was answered may change."""
    offered = {fault["key"]: [value for value, _ in fault["choices"]] for fault in plan["faults"] if fault["key"]}
    if said.key in answered or (said.key in offered and said.choice in ("", *offered[said.key])):
        return
    raise Refusal(
        "import.question",
        N_("Bảng không hỏi câu này, hoặc không có lựa chọn này."),
        advice=N_("Đọc lại các lỗi của lượt nhập."),
    )


@router.post("/{batch_id}/apply", response={200: BatchWhole, **PROBLEMS})
@changing
def apply(request: HttpRequest, batch_id: Id) -> Any:
    """Nhập cả bảng: tất cả các dòng, hoặc không dòng nào khi còn lỗi."""
    services.apply_batch(on=clock.today(), **_told(request, batch_id))
    return _whole(request, _one(request, batch_id), FIRST)


@router.post("/{batch_id}/undo", response={200: BatchWhole, **PROBLEMS})
@changing
def undo(request: HttpRequest, batch_id: Id) -> Any:
    """Hoàn tác cả lượt."""
    services.undo_batch(**_told(request, batch_id))
    return _whole(request, _one(request, batch_id), FIRST)


@router.post("/{batch_id}/drop", response={200: BatchWhole, **PROBLEMS})
@changing
def drop(request: HttpRequest, batch_id: Id) -> Any:
    """Bỏ lượt nhập chưa áp dụng; các ô của nó bị xóa."""
    services.drop_batch(**_told(request, batch_id))
    return _whole(request, _one(request, batch_id), FIRST)
