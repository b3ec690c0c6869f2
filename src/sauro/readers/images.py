"""Ảnh. A photograph or scan: PNG, JPG, TIF with several pages, WEBP; upright as the camera says, 50 million pixels."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from sauro.domain.documents.source import SourceText
from sauro.domain.sentence import N_
from sauro.readers.build import TextBuilder
from sauro.readers.ocr import recognise_page
from sauro.readers.paragraphs import lay_out
from sauro.readers.printed import PrintedPage
from sauro.readers.refusals import too_big, unreadable

PIXELS = 50_000_000
FRAMES = 300
_SHORT_SIDE = 1650
"""Pixels of A4's short side at 200 dpi: smaller pictures are enlarged to it, much larger ones reduced to twice it."""


def read_image(path: str, on_page: Callable[[int, int, bool], None]) -> tuple[SourceText, dict[str, str]]:
    """Đọc ảnh. Raises Refusal for more than 50 million pixels, 300 frames, or a damaged picture."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    builder = TextBuilder()
    pages: list[PrintedPage] = []
    try:
        with Image.open(path) as image:
            count = getattr(image, "n_frames", 1)
            if count > FRAMES:
                raise too_big(N_("Tệp có quá 300 trang"))
            words = {f"image.{key}": value for key, value in image.info.items() if isinstance(value, str)}
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                if frame.width * frame.height > PIXELS:
                    raise too_big(N_("Ảnh lớn quá 50 triệu điểm ảnh"))
                on_page(number, count, True)
                grey = _grey(frame)
                size = (595.0, 595.0 * grey.height / grey.width)
                pages.append(recognise_page(grey, number, size, builder))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_big(N_("Ảnh lớn quá 50 triệu điểm ảnh")) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise unreadable(N_("ảnh hỏng hoặc thiếu dữ liệu")) from None
    lay_out(builder, pages)
    return builder.build(), words


def on_paper(frame: Image.Image) -> Image.Image:
    """Ảnh trên giấy trắng. In greys, upright as the camera says, what is transparent left white."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        rgba = upright.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        upright = Image.alpha_composite(paper, rgba)
    return upright.convert("L")


def _grey(frame: Image.Image) -> Image.Image:
    grey = on_paper(frame)
    short = min(grey.size)
    scale = _SHORT_SIDE / short if short < 0.75 * _SHORT_SIDE else 1.0
    scale = 2 * _SHORT_SIDE / short if short > 2.6 * _SHORT_SIDE else scale
    scale = min(scale, 4.0, (PIXELS / (grey.width * grey.height)) ** 0.5)
    if abs(scale - 1) > 0.01:
        wanted = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(wanted, Image.Resampling.LANCZOS)
    return grey
