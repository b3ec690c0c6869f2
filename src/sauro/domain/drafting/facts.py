"""Trình bày của tệp. What a reader tells of paper and letters, beside the text; it knows no rule."""

from __future__ import annotations

from typing import NamedTuple


class PageFacts(NamedTuple):
    """Trình bày của tệp DOCX. Millimetres and points; None where the file says nothing.

    fonts: font → share of the letters of the text outside tables, in per cent; size: that of most of these letters.
    """

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    fonts: tuple[tuple[str, int], ...] = ()
    size: float | None = None
