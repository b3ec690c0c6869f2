"""Loại tệp. Tells the kind of a file by its first bytes and hands it to its reader; screens the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from sauro.domain.documents.secrecy import Outcome, screen
from sauro.domain.documents.source import SourceText
from sauro.domain.sentence import N_
from sauro.readers.refusals import secret, unreadable, unsupported

OnScan = Callable[[int, int, bool], None]
"""Called with the page, the number of pages, and whether the page is scanned (it then has its own time)."""
Metadata = dict[str, str]

_HEAD = 4096
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"II+\0": "image/tiff",
    b"MM\0+": "image/tiff",
    b"BM": "image/bmp",
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = {
    b"MZ": N_("chương trình máy tính"),
    b"\x7fELF": N_("chương trình máy tính"),
    b"Rar!": N_("tệp nén RAR"),
    b"7z\xbc\xaf": N_("tệp nén 7z"),
    b"\x1f\x8b": N_("tệp nén GZ"),
    b"GIF8": N_("ảnh GIF"),
}


def source_of(path: str, name: str, on_page: OnScan) -> SourceText:
    """Văn bản nguồn của một tệp. Parsed, then screened; a secret one raises the refusal and leaves nothing."""
    source = screened(path, name, on_page)
    if not source.text.strip() and not any(note.code == "secrecy.page_unread" for note in source.notes):
        raise unreadable(N_("tệp không có chữ nào"))
    return source


def screened(path: str, name: str, on_page: OnScan) -> SourceText:
    """Đã sàng lọc độ mật, with or without a word in it: a photograph of a bridge has none."""
    source, metadata = _parsed(path, name, on_page)
    verdict = screen(source, {**metadata, "name": Path(name).stem})
    if verdict.outcome is Outcome.REFUSE:
        raise secret()
    return replace(source, notes=source.notes + verdict.questions) if verdict.questions else source


def rows_of(path: str, name: str) -> list[list[str]]:
    """Các dòng của bảng (XLSX, XLS, ODS, CSV)."""
    from sauro.readers.tables import read_rows

    return read_rows(path, name)


def row_groups_of(path: str, name: str) -> Iterator[list[list[str]]]:
    """Các dòng của bảng, in groups that fit an answer."""
    from sauro.readers.tables import iter_rows

    group: list[list[str]] = []
    size = 0
    for row in iter_rows(path, name):
        group.append(row)
        size += sum(map(len, row))
        if len(group) >= 2_000 or size > 500_000:
            yield group
            group, size = [], 0
    yield group


def _parsed(path: str, name: str, on_page: OnScan) -> tuple[SourceText, Metadata]:
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        from sauro.readers.pdf import read_pdf

        return _as("application/pdf", read_pdf(path, on_page))
    if head.startswith(b"PK\x03\x04"):
        from sauro.readers.word import read_docx

        return _as(DOCX, read_docx(path))
    if head.startswith(_OLE):
        from sauro.readers.old_word import read_doc

        return _as("application/msword", read_doc(path))
    if image := _image(head):
        from sauro.readers.images import read_image

        return _as(image, read_image(path, on_page))
    for magic, what in _REFUSED.items():
        if head.startswith(magic):
            raise unsupported(what)
    if head[:5] == b"{\\rtf":
        raise unsupported("RTF", advice=N_("Mở tệp và lưu thành DOCX rồi nộp lại."))
    return _text(path, name)


def _text(path: str, name: str) -> tuple[SourceText, Metadata]:
    from sauro.readers.plain import decode, looks_like_html, read_plain

    with open(path, "rb") as file:
        data = file.read()
    text, notes = decode(data)
    if looks_like_html(text):
        from sauro.readers.html_page import read_html

        return _as("text/html", read_html(text, notes))
    return _as("text/plain", (read_plain(text, notes), {}))


def _as(mime: str, read: tuple[SourceText, Metadata]) -> tuple[SourceText, Metadata]:
    source, metadata = read
    return replace(source, mime=mime), metadata


def _image(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for magic, mime in _IMAGES.items() if head.startswith(magic)), "")
