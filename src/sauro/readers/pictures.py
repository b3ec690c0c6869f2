"""Ảnh trang. One page of a PDF or of a scan as a PNG for the eye of a reviewer; drawn in the capped child only."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageSequence, UnidentifiedImageError

from sauro.domain.sentence import N_
from sauro.readers.images import PIXELS, on_paper
from sauro.readers.refusals import unreadable, unsupported

WIDTH = 1240
"""Pixels across: A4 at 150 dpi, enough to read seals and signatures."""


def picture_of(path: str, number: int) -> bytes:
    """PNG of page `number` (from 1); Refusal where the file has no such page or is no picture of pages."""
    with open(path, "rb") as file:
        head = file.read(1024)
    try:
        image = _of_pdf(path, number) if b"%PDF-" in head else _of_image(path, number)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError):
        raise unsupported(N_("tệp không có ảnh trang")) from None
    out = io.BytesIO()
    image.convert("L").save(out, "PNG", optimize=False)
    return out.getvalue()


def _of_pdf(path: str, number: int) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / max(1.0, width), (PIXELS / max(1.0, width * height)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil()
    except pypdfium2.PdfiumError:
        raise unreadable(N_("tệp PDF hỏng"), page=number) from None


def _of_image(path: str, number: int) -> Any:
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(path) as image:
            for at, frame in enumerate(ImageSequence.Iterator(image), 1):
                if at == number:
                    if frame.width * frame.height > PIXELS:
                        raise unreadable(N_("ảnh lớn quá 50 triệu điểm ảnh"), page=number)
                    grey = on_paper(frame)
                    grey.thumbnail((WIDTH, WIDTH * 4))
                    return grey
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise unreadable(N_("ảnh lớn quá 50 triệu điểm ảnh"), page=number) from None
    raise IndexError(number)
