"""Nhận dạng chữ trên trang quét. Tesseract inside the wheel, Vietnamese data beside this module, no system package.

A page is straightened first; one that reads badly is tried at 90, 180 and 270 degrees. A page that stays unreadable is
named in a note that holds the document: an image that nobody could screen may bear a mark of secrecy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter

from sauro.domain.sentence import N_, Sentence
from sauro.readers.build import TextBuilder
from sauro.readers.paragraphs import is_marker
from sauro.readers.printed import MOTTO, PrintedPage, Stretch
from sauro.readers.straighten import blank, lean_of, turned

DATA = Path(__file__).with_name("data")
GOOD = 60.0
"""Mean confidence, 0 to 100, below which other orientations are tried."""
HOPELESS = 45.0
_DOUBTFUL = 45.0
_SIDEWAYS = 35.0
_MARKERS = {"€)": "c)", "©)": "c)", "¢)": "c)", "ø)": "g)", "¡)": "i)"}
"""Letters of a list as they are misread before a bracket; each is marked as doubtful."""
_Word = tuple[str, float, tuple[int, int, int, int]]


@dataclass(slots=True)
class _Heard:
    """What one orientation gave."""

    stretches: list[Stretch]
    confidence: float
    letters: int


def recognise_page(image: Image.Image, number: int, size: tuple[float, float], builder: TextBuilder) -> PrintedPage:
    """Trang quét thành trang in. `size` in points; doubtful pages leave a note in the builder."""
    width, height = size
    if blank(image):
        return PrintedPage(number, width, height, [], scanned=True)
    image = image.filter(ImageFilter.MedianFilter(3))
    best, rotated = _hear(image), 0
    if best.confidence < GOOD or best.letters < 8:
        small = image.reduce(2)
        ways = {angle: _hear(small.rotate(angle, expand=True)) for angle in (90, 180, 270)}
        angle = max(ways, key=lambda way: ways[way].confidence if ways[way].letters >= 8 else 0.0)
        tried = _hear(image.rotate(angle, expand=True))
        if tried.letters >= 8 and tried.confidence > best.confidence + 5:
            best, rotated = tried, (360 - angle) % 360
    if rotated in (90, 270):
        width, height = height, width
    _tell(best, number, rotated, builder)
    scale = width / max(1, image.height if rotated in (90, 270) else image.width)
    for part in best.stretches:
        part.x0, part.x1, part.top, part.bottom = (v * scale for v in (part.x0, part.x1, part.top, part.bottom))
    confidence = round(best.confidence / 100, 3)
    return PrintedPage(number, width, height, best.stretches, scanned=True, confidence=confidence, rotated=rotated)


def _tell(best: _Heard, number: int, rotated: int, builder: TextBuilder) -> None:
    page = {"page": str(number)}
    if best.confidence < HOPELESS or best.letters < 8:
        message = N_(
            "Trang {page} là ảnh mà máy không đọc được chữ: cần người xem trang này có dấu mật không, rồi quét lại."
        )
        builder.note("secrecy.page_unread", Sentence(message, page), page=number)
    elif best.confidence < GOOD + 10:
        message = N_("Trang {page} quét không rõ, nhiều chữ có thể sai: đối chiếu với bản gốc hoặc quét lại.")
        builder.note("reader.page_unclear", Sentence(message, page), page=number)
    if rotated:
        message = N_("Trang {page} nằm ngang hoặc ngược, đã được xoay {degrees} độ để đọc.")
        builder.note("reader.page_turned", Sentence(message, {**page, "degrees": str(rotated)}), page=number)


def _sideways(boxes: list[tuple[int, int, int, int]]) -> bool:
    """Whether the words stand upright on their ends: the engine reads them, but not in their order."""
    standing = sum(1 for x0, y0, x1, y1 in boxes if y1 - y0 > x1 - x0)
    return standing * 2 > len(boxes)


@lru_cache(maxsize=1)
def _engine() -> Any:
    from tesserocr import PSM, PyTessBaseAPI

    return PyTessBaseAPI(path=str(DATA), lang="vie", psm=PSM.AUTO)


def _hear(image: Image.Image) -> _Heard:
    from tesserocr import RIL, iterate_level

    straight = turned(image, lean_of(image))
    engine = _engine()
    engine.SetImage(straight)
    engine.SetSourceResolution(max(70, min(600, round(max(straight.size) / 11.7))))
    engine.Recognize()
    words: list[tuple[str, float, tuple[int, int, int, int], bool]] = []
    found = engine.GetIterator()
    if found is not None:
        for item in iterate_level(found, RIL.WORD):
            if item.Empty(RIL.WORD):
                continue
            box = item.BoundingBox(RIL.WORD)
            text = (item.GetUTF8Text(RIL.WORD) or "").strip()
            if text and box:
                words.append((text, item.Confidence(RIL.WORD), box, item.IsAtBeginningOf(RIL.TEXTLINE)))
    engine.Clear()
    weight = sum(len(text) for text, _, _, _ in words)
    mean = sum(len(text) * sure for text, sure, _, _ in words) / weight if weight else 0.0
    if _sideways([box for text, _, box, _ in words if len(text) >= 3]):
        mean = min(mean, _SIDEWAYS)
    letters = sum(1 for text, sure, _, _ in words for ch in text if ch.isalpha() and sure > 30)
    return _Heard(_stretches(words), mean, letters)


def _stretches(words: list[tuple[str, float, tuple[int, int, int, int], bool]]) -> list[Stretch]:
    """Words of a line that stand together; specks and frames read as signs are dropped."""
    lines: list[list[_Word]] = []
    for text, sure, box, first in words:
        if not any(ch.isalnum() for ch in text) and (sure < 40 or text.strip("|_[]{}~=—'\"`.°")) == "":
            continue
        if not lines or first or _apart(lines[-1], box):
            lines.append([])
            if text in _MARKERS:
                text, sure = _MARKERS[text], 0.0
        lines[-1].append((text, sure, box))
    lines = [part for line in lines for part in _columns(line)]
    out: list[Stretch] = []
    for line in lines:
        text = " ".join(word for word, _, _ in line)
        doubtful = tuple(w for w, sure, _ in line if sure < _DOUBTFUL and len(w) > 1)
        # heights of single words vary with their letters: the middle of the line decides its row
        tops, bottoms = sorted(b[1] for _, _, b in line), sorted(b[3] for _, _, b in line)
        middle = len(line) // 2
        out.append(
            Stretch(
                text,
                float(line[0][2][0]),
                float(tops[middle]),
                float(max(b[2] for _, _, b in line)),
                float(bottoms[middle]),
                doubtful=doubtful,
            )
        )
    return _with_markers(out)


def _columns(line: list[_Word]) -> list[list[_Word]]:
    """A line that runs from the issuer into the national motto is two."""
    for at in range(1, len(line)):
        if " ".join(word for word, _, _ in line[at : at + 4]).startswith(MOTTO):
            return [line[:at], line[at:]]
    return [line]


def _with_markers(parts: list[Stretch]) -> list[Stretch]:
    """A dash or a number that was taken for a line of its own goes back to the words on its right."""
    loose = [part for part in parts if len(part.text) <= 5 and " " not in part.text and is_marker(part.text)]
    rest = [part for part in parts if part not in loose]
    for mark in loose:
        centre = (mark.top + mark.bottom) / 2
        beside = [
            part
            for part in rest
            if part.top - 0.3 * part.height < centre < part.bottom + 0.3 * part.height
            and -0.2 * part.height < part.x0 - mark.x1 < 3 * part.height
        ]
        if beside:
            owner = min(beside, key=lambda part: part.x0)
            owner.text, owner.x0 = f"{mark.text} {owner.text}", mark.x0
        else:
            rest.append(mark)
    return rest


def _apart(line: list[_Word], box: tuple[int, int, int, int]) -> bool:
    last = line[-1][2]
    height = sorted(b[3] - b[1] for _, _, b in line)[len(line) // 2]
    return box[0] - last[2] > 2.2 * max(height, 1) or box[0] < last[0]
