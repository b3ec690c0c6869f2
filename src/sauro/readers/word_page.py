"""Trình bày của tệp DOCX. Paper, margins, fonts and sizes, for the check of a draft; the text is read by `word`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sauro.domain.drafting.facts import PageFacts
from sauro.readers.formats import DOCX
from sauro.readers.package import Package
from sauro.readers.word_numbers import W
from sauro.readers.word_styles import Styles, merge, own_style

_BODY = "word/document.xml"
_TWIPS = 1440 / 25.4  # to the millimetre
_MOST = 20_000  # paragraphs looked at


def page_facts_of(path: str, mime: str) -> PageFacts | None:
    """Khổ giấy, lề, phông, cỡ chữ of a DOCX that was read and screened; None for a file of another kind."""
    if mime != DOCX:
        return None
    with Package(path) as package:
        root = package.tree(_BODY)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            return None
        fonts, sizes = _letters(body, Styles(package.tree("word/styles.xml")))
    return _paper(body)._replace(fonts=_shares(fonts), size=_most(sizes))


def _paper(body: Any) -> PageFacts:
    """The first section's paper: an annex may lie across."""
    section = next(body.iter(f"{W}sectPr"), None)
    size = section.find(f"{W}pgSz") if section is not None else None
    sides = section.find(f"{W}pgMar") if section is not None else None
    return PageFacts(
        _millimetres(size, "w"), _millimetres(size, "h"), _millimetres(sides, "top"), _millimetres(sides, "bottom"),
        _millimetres(sides, "left"), _millimetres(sides, "right"),
    )  # fmt: skip


def _millimetres(node: Any, name: str) -> float | None:
    value = "" if node is None else (node.get(f"{W}{name}") or "").lstrip("-")
    return round(int(value) / _TWIPS, 1) if value.isdecimal() and len(value) < 7 else None


def _letters(body: Any, styles: Styles) -> tuple[Counter[str], Counter[float]]:
    """Letters by font and by size, of the paragraphs that stand outside tables."""
    fonts: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for paragraph in list(body.iterchildren(f"{W}p"))[:_MOST]:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = merge(styles.get(named.get(f"{W}val") if named is not None else None), own_style(paragraph))
        for run in paragraph.iter(f"{W}r"):
            own = merge(style, own_style(run))
            count = sum(len((text.text or "").strip()) for text in run.iterfind(f"{W}t"))
            if count and own.font:
                fonts[own.font] += count
            if count and own.size:
                sizes[own.size] += count
    return fonts, sizes


def _shares(fonts: Counter[str]) -> tuple[tuple[str, int], ...]:
    whole = fonts.total()
    return tuple((name, round(100 * count / whole)) for name, count in fonts.most_common(8))


def _most(sizes: Counter[float]) -> float | None:
    return sizes.most_common(1)[0][0] if sizes else None
