"""Sổ nhiệm vụ dạng XLSX. One row per task, ready for print on A4 landscape; text is never taken for a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from sauro.domain.sentence import N_
from sauro.writers.register import RegisterRow, RegisterSheet

# heading, width in characters
COLUMNS: tuple[tuple[str, float], ...] = (
    (N_("STT"), 5),
    (N_("Nhiệm vụ"), 46),
    (N_("Cơ quan chủ trì"), 19),
    (N_("Cơ quan phối hợp"), 19),
    (N_("Người chịu trách nhiệm"), 15),
    (N_("Thời hạn (văn bản ghi)"), 16),
    (N_("Hạn tính được"), 12),
    (N_("Sản phẩm"), 15),
    (N_("Thẩm quyền"), 15),
    (N_("Sáu rõ"), 7),
    (N_("Thiếu, chưa rõ"), 18),
    (N_("Nguồn"), 18),
    (N_("Ghi chú"), 22),
)
# of a register, not of proposals: with them the sheet comes back by import as the same tasks
REGISTERED: tuple[tuple[str, float], ...] = (
    (N_("Mã nhiệm vụ"), 15),
    (N_("Trạng thái"), 14),
    (N_("Ngày hoàn thành"), 12),
)
TITLE = N_("SỔ NHIỆM VỤ")
DRAFT_TITLE = N_("SỔ NHIỆM VỤ ĐỀ XUẤT (chưa duyệt)")
_FONT = "Times New Roman"
_CELL_CAP = 32_000  # a cell of the format holds 32,767 characters; a longer string would be dropped without a word
# full-width forms become formulas in some programs and in some conversions to CSV
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠|%")
_CONTROL = "\r\v\f\x1c\x1d\x1e\x1f\x85"
_HEAD_ROW = 3


def register_xlsx(sheet: RegisterSheet) -> bytes:
    """Sổ nhiệm vụ. The file as bytes; equal facts give equal bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = dt.datetime.combine(sheet.made_on or dt.date(2000, 1, 1), dt.time())
    book.set_properties({"title": TITLE, "author": "SáuRõ", "created": made})
    page = book.add_worksheet(N_("Sổ nhiệm vụ"))
    formats = _formats(book)
    columns = columns_of(sheet)
    last = len(columns) - 1
    _set_page(page, len(sheet.rows), last)
    page.merge_range(0, 0, 0, last, "", formats["title"])
    page.write_string(0, 0, DRAFT_TITLE if sheet.draft else TITLE, formats["title"])
    page.merge_range(1, 0, 1, last, "", formats["about"])
    page.write_string(1, 0, clean(sheet.about), formats["about"])
    for column, (heading, width) in enumerate(columns):
        page.set_column(column, column, width)
        page.write_string(_HEAD_ROW, column, heading, formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        _write(page, _HEAD_ROW + number, values_of(number, row, draft=sheet.draft), formats)
    book.close()
    return out.getvalue()


def columns_of(sheet: RegisterSheet) -> tuple[tuple[str, float], ...]:
    """Các cột: heading and width in characters."""
    return COLUMNS if sheet.draft else (*COLUMNS, *REGISTERED)


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True}
    cell = base | {"border": 1, "border_color": "#808080"}
    return {
        "title": book.add_format(base | {"bold": True, "font_size": 15, "align": "center", "text_wrap": False}),
        "about": book.add_format(base | {"align": "center", "italic": True}),
        "head": book.add_format(cell | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EDEDED"}),
        "text": book.add_format(cell),
        "quoted": book.add_format(cell | {"quote_prefix": True}),
        "centre": book.add_format(cell | {"align": "center"}),
        "date": book.add_format(cell | {"align": "center", "num_format": "dd/mm/yyyy"}),
    }


def _set_page(page: Any, count: int, last: int) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.6)
    page.set_footer("&C&10&P/&N")
    page.repeat_rows(_HEAD_ROW)
    page.freeze_panes(_HEAD_ROW + 1, 2)
    page.print_area(0, 0, _HEAD_ROW + count, last)
    if count:
        page.autofilter(_HEAD_ROW, 0, _HEAD_ROW + count, last)


def values_of(number: int, row: RegisterRow, *, draft: bool) -> Sequence[str | int | dt.date]:
    """Các ô của một dòng, in the order of `columns_of`."""
    source = ", ".join(w for w in (row.document, row.clause) if w)
    note = "\n".join(w for w in (row.due_because, row.note) if w)
    own = () if draft else (row.code, row.status, row.done_on or "")
    return (
        number,
        row.work,
        ";\n".join(row.leads),
        ";\n".join(row.coordinating),
        row.responsible,
        row.deadline,
        row.due_on or "",
        row.product,
        row.authority,
        f"{row.clear}/6",
        row.lacking(),
        source,
        note,
        *own,
    )


def _write(page: Any, at: int, values: Sequence[str | int | dt.date], formats: dict[str, Any]) -> None:
    for column, value in enumerate(values):
        if isinstance(value, int):
            page.write_number(at, column, value, formats["centre"])
        elif isinstance(value, dt.date):
            page.write_datetime(at, column, dt.datetime.combine(value, dt.time()), formats["date"])
        else:
            text = clean(value)
            # the quote mark is a style: the value stays as printed, and editing the cell does not make it a formula
            page.write_string(
                at, column, text, formats["quoted" if text.startswith(tuple(_FORMULA_STARTS)) else "text"]
            )


def clean(text: str) -> str:
    """Text that a cell may hold: no control marks but the line break, no lone surrogates, at most 32,000 characters."""
    if text.isprintable() and len(text) <= _CELL_CAP:
        return text
    kept = "".join(c for c in text if c.isprintable() or (c.isspace() and c not in _CONTROL))
    kept = kept.encode("utf-8", "ignore").decode("utf-8")
    return kept if len(kept) <= _CELL_CAP else kept[: _CELL_CAP - 1] + "…"
