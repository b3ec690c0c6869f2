"""Tệp PDF. The text layer with its places; pages without one are recognised; ruled tables become cells."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from sauro.domain.documents.source import SourceText
from sauro.domain.sentence import N_
from sauro.readers.build import TEXT_CAP, TextBuilder
from sauro.readers.paragraphs import lay_out
from sauro.readers.pdf_words import Word, stretches_of, words_of
from sauro.readers.printed import PrintedPage, PrintedTable
from sauro.readers.refusals import locked, too_big, unreadable

PAGES = 300
LARGEST = 14_400
"""Points of the longest side that the format allows: 200 inches."""
_FEW = 12
"""Fewer letters than this on a page with a picture: the page is taken for a scan."""


def read_pdf(path: str, on_page: Callable[[int, int, bool], None]) -> tuple[SourceText, dict[str, str]]:
    """Đọc tệp PDF. Raises Refusal past 300 pages, for a password, or for a damaged file."""
    document = _open(path)
    count = len(document)
    if count > PAGES:
        raise too_big(N_("Tệp có quá 300 trang"))
    if count == 0:
        raise unreadable(N_("tệp PDF không có trang nào"))
    builder = TextBuilder()
    metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
    pages: list[PrintedPage] = []
    size = 0
    for number in range(1, count + 1):
        on_page(number, count, False)
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            raise unreadable(N_("trang bị hỏng"), page=number) from None
        made = _page(page, number, path, builder, partial(on_page, number, count, True))
        metadata.update(_stamps(page, number))
        page.close()
        size += sum(len(s.text) for s in made.stretches)
        if size > TEXT_CAP:
            raise too_big(N_("Văn bản dài quá 5 triệu ký tự"))
        pages.append(made)
    lay_out(builder, pages)
    return builder.build(), metadata


def _open(path: str) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise locked(N_("tệp PDF đặt mật khẩu")) from None
        raise unreadable(N_("tệp PDF hỏng")) from None


def _page(page: Any, number: int, path: str, builder: TextBuilder, more_time: Callable[[], None]) -> PrintedPage:
    width, height = page.get_size()
    words = words_of(page, width, height)
    shapes = _Shapes(page, width * height)
    letters = sum(len(word.text) for word in words)
    if (letters < _FEW and shapes.drawn) or (shapes.covered and not _trusted(words)):
        from sauro.readers.ocr import recognise_page

        more_time()
        return recognise_page(_render(page, width, height, shapes.dpi), number, (width, height), builder)
    tables: list[PrintedTable] = []
    if shapes.rules >= 5:
        from sauro.readers.pdf_tables import tables_of

        tables, words = tables_of(path, number, words)
    return PrintedPage(number, width, height, stretches_of(words), tables)


class _Shapes:
    """What is drawn on a page beside text: rules, pictures and how much of the page they cover."""

    def __init__(self, page: Any, area: float) -> None:
        self.rules = 0
        self.drawn = False
        self.covered = False
        self.dpi = 0.0
        for at, thing in enumerate(page.get_objects(max_depth=2)):
            if at > 20_000:
                break
            if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(thing, area)
            elif thing.type == raw.FPDF_PAGEOBJ_PATH:
                self.drawn = True
                left, bottom, right, top = _bounds(thing)
                thin = min(right - left, top - bottom) < 2.5
                long = max(right - left, top - bottom) > 12
                self.rules += 1 if thin and long else (2 if long and min(right - left, top - bottom) > 9 else 0)

    def _picture(self, thing: Any, area: float) -> None:
        self.drawn = True
        left, bottom, right, top = _bounds(thing)
        if (right - left) * (top - bottom) > 0.6 * area:
            self.covered = True
        with suppress(Exception):
            pixels, _ = thing.get_px_size()
            self.dpi = max(self.dpi, 72 * pixels / max(1.0, right - left))


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _trusted(words: list[Word]) -> bool:
    """Whether the words laid over a scanned picture are Vietnamese with its marks, not a bad recognition."""
    text = "".join(word.text for word in words)
    marked = sum(1 for ch in text if ch > "\x7f" and ch.isalpha())
    strange = sum(1 for ch in text if ch == "\ufffd" or "\ue000" <= ch <= "\uf8ff")
    return len(text) >= _FEW and marked > 0.08 * len(text) and strange < 0.02 * len(text)


def _render(page: Any, width: float, height: float, dpi: float) -> Any:
    """A grey picture of 200 to 300 dpi, never more than 50 million pixels."""
    if max(width, height) > LARGEST:
        raise too_big(N_("Trang giấy có kích thước quá lớn"))
    wanted = min(300.0, max(200.0, dpi or 200.0))
    scale = min(wanted / 72, (50_000_000 / max(1.0, width * height)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _stamps(page: Any, number: int) -> Iterator[tuple[str, str]]:
    """The words of stamps and remarks put on a page: they are screened for marks of secrecy."""
    for at in range(min(200, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        for key in (b"Contents", b"Subj", b"Name"):
            length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
            if 2 < length < 4000:
                buffer = (ctypes.c_ushort * (length // 2 + 1))()
                raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
                yield f"stamp{number}.{at}.{key.decode()}", bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
        raw.FPDFPage_CloseAnnot(annotation)
