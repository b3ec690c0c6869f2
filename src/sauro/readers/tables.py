"""Bảng để nhập. Rows of text of XLSX, XLS, ODS and CSV; values as they were saved, nothing evaluated.

Hidden sheets are left alone. A cell merged over several rows counts for each of them; one merged over columns stays
where it begins.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.readers.plain import decode
from sauro.readers.refusals import too_big, unreadable, unsupported

ROWS = 120_000
COLUMNS = 60
_CELL = 32_767
_UNPACKED = 200 * 1024 * 1024
_LONG = 1024 * 1024  # a longer file in UTF-8 is taken as it is
_MERGED, _TALL = 20_000, 1_000  # merged cells looked at, and rows of one


def read_rows(path: str, name: str) -> list[list[str]]:
    """Các dòng của trang tính đầu tiên có chữ, all at once; as `iter_rows`."""
    return list(iter_rows(path, name))


def iter_rows(path: str, name: str) -> Iterator[list[str]]:
    """Các dòng của trang tính đầu tiên có chữ. Dates as dd/mm/yyyy; empty rows at the end dropped.

    Raises Refusal past 120,000 rows, when the file is no table, or when it holds no row.
    """
    some = False
    for row in _trimmed(_rows(path)):
        some = True
        yield row
    if not some:
        raise unreadable(N_("bảng không có dòng nào"))


def _rows(path: str) -> Iterator[list[str]]:
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
        return _csv(_text_of(file.read()))


def _text_of(data: bytes) -> str:
    """A table may be far longer than a document; what is not Unicode is left to the reader of documents."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" not in data[:4096]:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if text and len(data) > _LONG:
            return text.lstrip("\ufeff")
    return decode(data)[0].lstrip("\ufeff")


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


def _sheet(path: str) -> Iterator[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        for name in shown[:20]:
            sheet = book.get_sheet_by_name(name)
            if any(any(_text(value) for value in row[:COLUMNS]) for row in sheet.iter_rows()):
                yield from _sheet_rows(sheet)
                return
    except CalamineError:
        raise unreadable(N_("bảng tính hỏng hoặc đặt mật khẩu")) from None
    raise unreadable(N_("bảng tính không có dòng nào"))


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    """The rows, each cell merged downwards repeated in the rows that it covers; they count from the sheet's first."""
    down = {
        (row, left): (top, left)
        for (top, left), (bottom, _) in (sheet.merged_cell_ranges or ())[:_MERGED]
        for row in range(top + 1, min(bottom, top + _TALL) + 1)
    }
    spoken: dict[tuple[int, int], str] = {}
    heads = set(down.values())
    for at, raw in enumerate(sheet.iter_rows()):
        if at >= ROWS:
            raise _many()
        row = [_text(value) for value in raw[:COLUMNS]]
        if heads:
            for column, text in enumerate(row):
                if (at, column) in heads:
                    spoken[at, column] = text
                elif not text and (at, column) in down:
                    row[column] = spoken.get(down[at, column], "")
        yield row


def _csv(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(_CELL * 4)
    try:
        for at, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))):
            if at >= ROWS:
                raise _many()
            yield [_text(value) for value in row[:COLUMNS]]
    except csv.Error:
        raise unreadable(N_("tệp CSV sai định dạng")) from None


def _delimiter(text: str) -> str:
    """The mark that stands most often outside quotes in the first lines: comma, semicolon or tab."""
    counts, quoted = {",": 0, ";": 0, "\t": 0}, False
    for letter in text[:4000]:
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in counts:
            counts[letter] += 1
    return max(counts, key=counts.__getitem__)


def _many() -> Refusal:
    return too_big(N_("Bảng có quá 120.000 dòng"))


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


def _trimmed(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Empty rows only where another follows."""
    waiting = 0
    for row in rows:
        if not any(row):
            waiting += 1
            continue
        yield from ([] for _ in range(waiting))
        waiting = 0
        yield row
