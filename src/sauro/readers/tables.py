"""Bảng để nhập. Rows of text of XLSX, XLS, ODS and CSV; values as they were saved, nothing evaluated."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import Any

from sauro.domain.sentence import N_
from sauro.readers.plain import decode
from sauro.readers.refusals import too_big, unreadable, unsupported

ROWS = 20_000
COLUMNS = 60
_CELL = 32_767
_UNPACKED = 200 * 1024 * 1024


def read_rows(path: str, name: str) -> list[list[str]]:
    """Các dòng của trang tính đầu tiên có chữ. Dates as dd/mm/yyyy; empty rows at the end dropped.

    Raises Refusal past 20,000 rows or when the file is no table.
    """
    with open(path, "rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        _guard(path)
        return _sheet(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _sheet(path)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise unsupported(N_("không phải bảng tính"), advice=N_("Nộp bảng ở dạng XLSX hoặc CSV."))
    with open(path, "rb") as file:
        text, _ = decode(file.read())
    return _csv(text)


def _guard(path: str) -> None:
    """Count what the package unpacks to before a library does; headers of a ZIP are not believed."""
    total = 0
    try:
        with zipfile.ZipFile(path) as package:
            if len(package.infolist()) > 2000:
                raise too_big(N_("Tệp chứa quá 2.000 mục con"))
            for info in package.infolist():
                with package.open(info) as stream:
                    head = True
                    while piece := stream.read(1 << 20):
                        total += len(piece)
                        if head and info.filename.endswith(".xml") and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
                            raise unreadable(N_("tệp chứa khai báo DOCTYPE không được phép"))
                        head = False
                        if total > _UNPACKED:
                            raise too_big(N_("Tệp nén bung ra quá lớn"))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise unreadable(N_("gói tệp hỏng, không giải nén được")) from None


def _sheet(path: str) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        for at in range(min(20, len(book.sheet_names))):
            sheet = book.get_sheet_by_index(at)
            rows: list[list[str]] = []
            for row in sheet.iter_rows():
                if len(rows) >= ROWS:
                    raise too_big(N_("Bảng có quá 20.000 dòng"))
                rows.append([_text(value) for value in row[:COLUMNS]])
            if any(any(row) for row in rows):
                return _trimmed(rows)
    except CalamineError:
        raise unreadable(N_("bảng tính hỏng hoặc đặt mật khẩu")) from None
    raise unreadable(N_("bảng tính không có dòng nào"))


def _csv(text: str) -> list[list[str]]:
    sample = text[:4000].lstrip("\ufeff")
    first = sample.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    csv.field_size_limit(_CELL * 4)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark):
            if len(rows) >= ROWS:
                raise too_big(N_("Bảng có quá 20.000 dòng"))
            rows.append([_text(value) for value in row[:COLUMNS]])
    except csv.Error:
        raise unreadable(N_("tệp CSV sai định dạng")) from None
    if not any(any(row) for row in rows):
        raise unreadable(N_("bảng không có dòng nào"))
    return _trimmed(rows)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, dt.datetime):
        plain = value.time() == dt.time()
        return value.strftime("%d/%m/%Y" if plain else "%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()[:_CELL]


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
