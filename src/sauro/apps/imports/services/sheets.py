"""Trang tính. Bytes of a workbook → rows of text. Cached values only: nothing is evaluated, nothing is fetched."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

MAX_BYTES = 10 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_CELL = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Trang tính. Its name and its rows of cells as text; row 0 is line 1 of the sheet."""

    name: str
    rows: list[list[str]]


def read_sheet(data: bytes, file_name: str) -> Sheet:
    """Trang tính đầu tiên có chữ. Raises Refusal `import.unreadable` with what to do."""
    if len(data) > MAX_BYTES:
        raise _unreadable(Sentence(N_("Tệp lớn hơn 10 MB.")), N_("Chia bảng thành nhiều tệp."))
    if file_name.lower().endswith(".csv"):
        return Sheet("", _csv_rows(data))
    _check_unpacked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, meta in enumerate(book.sheets_metadata):
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            rows = _rows(book.get_sheet_by_index(number))
            if any(any(row) for row in rows):
                return Sheet(meta.name, rows)
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise _unreadable(
            Sentence(N_("Không mở được {name}."), {"name": file_name}),
            N_("Mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx không đặt mật khẩu, rồi tải lên."),
        ) from error
    raise _unreadable(Sentence(N_("Bảng không có dòng nào.")), N_("Kiểm tra lại tệp; trang tính ẩn không được đọc."))


def _unreadable(what: Sentence, advice: str) -> Refusal:
    return Refusal("import.unreadable", what, advice=advice)


def _check_unpacked(data: bytes) -> None:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
            raise _unreadable(
                Sentence(N_("Tệp nén chứa quá nhiều dữ liệu.")), N_("Chép riêng bảng cần nhập sang một tệp mới.")
            )


def _csv_rows(data: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.split("\n", 1)[0]
        comma = max(",;\t", key=first.count)
        try:
            return [[_text(c) for c in row] for row in csv.reader(io.StringIO(text), delimiter=comma)]
        except csv.Error:
            break
    raise _unreadable(Sentence(N_("Không đọc được chữ trong tệp CSV.")), N_("Lưu lại dạng CSV UTF-8 hoặc .xlsx."))


def _rows(sheet: Any) -> list[list[str]]:
    rows = [[_text(c) for c in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for r in range(top, min(bottom + 1, len(rows))):
            for c in range(left, min(right + 1, len(rows[r]))):
                rows[r][c] = rows[top][left]
    return rows


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y") if value.time() == dt.time() else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    return " ".join(str(value if value is not None else "").replace("\0", "").split(" "))[:_MAX_CELL].strip()
