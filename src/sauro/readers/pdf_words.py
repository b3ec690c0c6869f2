"""Chữ của PDF. Words with their boxes, from the text layer; then stretches."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from sauro.readers.printed import Stretch


@dataclass(slots=True)
class Word:
    """Chữ. `line` counts the printed lines as the library tells them apart."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: int
    bold: bool = False


def words_of(page: Any, width: float, height: float) -> list[Word]:
    """The words of a page in the order of the file; boxes of the first and last letter make the box of a word."""
    text_page = page.get_textpage()
    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    left, bottom, right, top = page.get_cropbox(fallback_ok=True)
    place = _Place(page.get_rotation(), left, bottom, right - left, top - bottom)
    unicode_of = raw.FPDFText_GetUnicode
    words: list[Word] = []
    letters: list[str] = []
    begin = line = 0
    for at in range(count + 1):
        code = unicode_of(handle, at) if at < count else 32
        ch = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" if code else ""
        if ch and not ch.isspace() and ch not in "\u200b\ufeff":
            if not letters:
                begin = at
            # the library gives a hyphen at the end of a line as \x02
            letters.append("-" if ch in "\xad\x02" else ch)
            continue
        if letters:
            words += _words(handle, "".join(letters), begin, line, place)
            letters = []
        if ch == "\n":
            line += 1
    text_page.close()
    return words


def stretches_of(words: list[Word]) -> list[Stretch]:
    """Words of one line that stand together; a gap wider than 1.3 heights, or a step back, begins another stretch."""
    out: list[Stretch] = []
    parts: list[Word] = []
    for word in words:
        last = parts[-1] if parts else None
        if last is not None and not _follows(last, word):
            out.append(_stretch(parts))
            parts = []
        parts.append(word)
    if parts:
        out.append(_stretch(parts))
    return out


def _follows(last: Word, word: Word) -> bool:
    height = max(1.0, min(last.bottom - last.top, word.bottom - word.top))
    level = abs((last.top + last.bottom) / 2 - (word.top + word.bottom) / 2) < 0.5 * height
    return level and -0.5 * height < word.x0 - last.x1 < 1.3 * height


def _stretch(parts: list[Word]) -> Stretch:
    text = parts[0].text
    for before, word in pairwise(parts):
        # a letter set apart only by its font stands close to the one before
        near = word.x0 - before.x1 < 0.08 * (word.bottom - word.top)
        text += word.text if near and before.line != word.line else " " + word.text
    return Stretch(
        text,
        parts[0].x0,
        min(p.top for p in parts),
        max(p.x1 for p in parts),
        max(p.bottom for p in parts),
        all(p.bold for p in parts),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """From the coordinates of the file to points from the top left corner of the page as shown."""

    rotation: int
    left: float
    bottom: float
    width: float
    height: float

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        x0, x1, y0, y1 = x0 - self.left, x1 - self.left, y0 - self.bottom, y1 - self.bottom
        if self.rotation == 90:
            return y0, x0, y1, x1
        if self.rotation == 180:
            return self.width - x1, y0, self.width - x0, y1
        if self.rotation == 270:
            return self.height - y1, self.width - x1, self.height - y0, self.width - x0
        return x0, self.height - y1, x1, self.height - y0


def _words(handle: Any, text: str, begin: int, line: int, place: _Place) -> list[Word]:
    """A word, or its pieces where it runs on in the next printed line ("106/" + "QĐ-UBND")."""
    whole = _word(handle, text, begin, begin + len(text) - 1, line, place)
    first = _word(handle, text[0], begin, begin, line, place)
    if whole.bottom - whole.top < 1.6 * (first.bottom - first.top) or len(text) == 1:
        return [whole]
    out: list[Word] = []
    for at, letter in enumerate(text):
        one = _word(handle, letter, begin + at, begin + at, line, place)
        last = out[-1] if out else None
        if last is not None and abs(last.bottom - one.bottom) < 0.5 * (one.bottom - one.top) and one.x0 >= last.x0:
            last.text += letter
            last.x1 = max(last.x1, one.x1)
        else:
            out.append(one)
    return out


def _word(handle: Any, text: str, begin: int, end: int, line: int, place: _Place) -> Word:
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, begin, ctypes.byref(first))
    raw.FPDFText_GetLooseCharBox(handle, end, ctypes.byref(last))
    x0, top, x1, bottom = place.box(
        min(first.left, last.left),
        min(first.bottom, last.bottom),
        max(first.right, last.right),
        max(first.top, last.top),
    )
    return Word(text, x0, top, x1, bottom, line, raw.FPDFText_GetFontWeight(handle, begin) >= 600)
