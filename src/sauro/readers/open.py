"""Đọc tệp. The public door of the readers: one file in, one SourceText out, or a Refusal."""

from __future__ import annotations

import threading
from pathlib import Path

from sauro.domain.documents.source import SourceText
from sauro.readers.pool import OnPage, ReaderPool


def read_file(
    path: Path | str, *, name: str = "", on_page: OnPage | None = None, cancel: threading.Event | None = None
) -> SourceText:
    """Đọc một tệp. Parsed and screened in a capped child; the kind is told by the content, never by the name.

    Raises Refusal: "reader.secret" (exit 3), or "reader.unreadable", "reader.too_big", "reader.too_slow",
    "reader.unsupported", "reader.locked", "reader.missing", "reader.cancelled" (exit 4). Notes whose code begins with
    "secrecy." hold the document until a person has answered them (`sauro.domain.documents.secrecy.held`).
    """
    with ReaderPool(1) as pool:
        return pool.read(Path(path), name=name, on_page=on_page, cancel=cancel)


def read_table(path: Path | str, *, name: str = "") -> list[list[str]]:
    """Đọc bảng để nhập. Rows of text of the first sheet that has any; at most 120,000 rows of 60 columns."""
    with ReaderPool(1) as pool:
        return pool.read_rows(Path(path), name=name)


def page_picture(path: Path | str, number: int) -> bytes:
    """Ảnh của một trang, as PNG, drawn in a capped child; Refusal where the file holds no such page."""
    with ReaderPool(1) as pool:
        return pool.picture(Path(path), number)
