"""Minh chứng. What a file behind a report is, page by page; screened for secrecy; a photograph without its place."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from sauro.domain.documents.secrecy import HOLD_PREFIX, Outcome, screen
from sauro.domain.documents.source import SourceText, plain_lines
from sauro.domain.life import Noticed
from sauro.domain.sentence import N_
from sauro.readers.formats import OnScan, rows_of, screened
from sauro.readers.images import PIXELS
from sauro.readers.package import Package
from sauro.readers.refusals import secret, too_big, unreadable, unsupported

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
_PHOTOS = ("image/jpeg", "image/png", "image/webp")
_LONG_SIDE = 3200
"""Pixels: a page photographed whole stays legible, and a telephone's picture takes a tenth of its room."""
_PARTS = ("xl/sharedStrings.xml", "xl/comments", "xl/worksheets/", "xl/threadedComments", "docProps/")
_SHOWN = {"t", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter", "title", "subject"}
_SHOWN |= {"keywords", "category", "description", "text"}
_ENDINGS = {
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx", ".docm"),
    "application/msword": (".doc",),
    XLSX: (".xlsx", ".xlsm"),
    XLS: (".xls",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
    "image/webp": (".webp",),
}


def look_at(path: str, name: str, on_page: OnScan) -> dict[str, Any]:
    """Xem một minh chứng. {mime, pages, noticed: [[code, pages]], ask, photo: bytes}; Refusal as for a document.

    `ask`: a word that a person must judge; `photo`: a picture anew, without place, camera and time, or b"".
    """
    source = _table(path, name) or screened(path, name, on_page)
    if not source.text.strip() and not source.mime.startswith("image/"):
        raise unreadable(N_("tệp không có chữ nào"))
    noticed = [[str(code), ", ".join(map(str, pages))] for code, pages in _noticed(source, name) if pages]
    ask = any(n.code.startswith(HOLD_PREFIX) and n.code != "secrecy.page_unread" for n in source.notes)
    photo = plain_photo(path) if source.mime in _PHOTOS else b""
    return {"mime": source.mime, "pages": len(source.pages), "noticed": noticed, "ask": ask, "photo": photo}


def _noticed(source: SourceText, name: str) -> Iterator[tuple[Noticed, list[int]]]:
    unread = {n.page for n in source.notes if n.code == "secrecy.page_unread" and n.page}
    blank = {p.number for p in source.pages if not source.text[p.start : p.end].strip()} - unread
    drawn = source.mime.startswith("image/")
    yield Noticed.NO_TEXT, sorted(unread | blank if drawn else unread)
    yield Noticed.EMPTY_PAGE, sorted(blank) if source.mime == "application/pdf" else []
    endings, ending = _ENDINGS.get(source.mime), Path(name).suffix.casefold()
    yield Noticed.WRONG_TYPE, [1] if endings and ending not in endings else []


def _table(path: str, name: str) -> SourceText | None:
    """A workbook as text, every sheet, header and comment; None where the file is none."""
    with open(path, "rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        return _workbook(path, name)
    if head.startswith(b"\xd0\xcf\x11\xe0") and Path(name).suffix.casefold() == ".xls":
        return _screened("\n".join("\t".join(row) for row in rows_of(path, name)), XLS, name)
    return None


def _workbook(path: str, name: str) -> SourceText | None:
    with Package(path) as package:
        if "word/document.xml" in package.names:
            return None
        if "xl/workbook.xml" not in package.names:
            raise unsupported(N_("gói tệp không phải DOCX hay XLSX"))
        words: list[str] = []
        for part in sorted(package.names):
            if part.startswith(_PARTS) and part.endswith(".xml"):
                root = package.tree(part)
                words += [_words(node) for node in root.iter("{*}*") if _local(node) in _SHOWN]
    return _screened("\n".join(w for w in words if w), XLSX, name)


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _screened(text: str, mime: str, name: str) -> SourceText:
    source = plain_lines(text)
    verdict = screen(source, {"name": Path(name).stem})
    if verdict.outcome is Outcome.REFUSE:
        raise secret()
    return SourceText(source.text, source.lines, (), verdict.questions, mime)


def plain_photo(path: str) -> bytes:
    """Ảnh chụp, vẽ lại. Upright, at most 3,200 pixels long, without place, camera, time or any other word."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(path) as image:
            kept = "PNG" if image.format == "PNG" else "JPEG"
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((_LONG_SIDE, _LONG_SIDE))
            mode = "RGBA" if kept == "PNG" and "A" in upright.getbands() else "RGB"
            bare = Image.frombytes(mode, upright.size, upright.convert(mode).tobytes())
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_big(N_("Ảnh lớn quá 50 triệu điểm ảnh")) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise unreadable(N_("ảnh hỏng hoặc thiếu dữ liệu")) from None
    out = io.BytesIO()
    bare.save(out, kept, **({"quality": 85} if kept == "JPEG" else {}))
    if out.tell() > 5 * 1024 * 1024:
        out = io.BytesIO()
        bare.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()
