"""Sổ theo dõi cũ. The words of an office's own register: where a task stands, which document, which bodies, who.

Pure: text in, values out; what a word means to the product is decided by whoever asks.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.documents.citations import NUMBER, TYPE_OF_WORD
from sauro.domain.documents.forms import KIND_BY_CODE
from sauro.domain.documents.model import DocumentKind, Family
from sauro.domain.text.fold import fold, key


class Standing(StrEnum):
    """Tình trạng trong sổ cũ. What the office wrote of a task, before it had a life here."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    OTHER = "other"  # tạm dừng, thay thế, rút: these have their own verbs here


_STANDINGS = {
    Standing.WAITING: (
        "", "chuathuchien", "chuatrienkhai", "chualam", "moigiao", "chuanhan", "chonhanviec", "davaoso", "chuabatdau",
    ),
    Standing.RUNNING: (
        "dangthuchien", "danglam", "dangtrienkhai", "chuahoanthanh", "chuahoanthanhquahan", "chuahoanthanhtronghan",
        "danhanviec", "quahan", "tronghan", "dangthuchienquahan", "dangthuchientronghan", "bitralai", "choxacnhan",
        "chuaxong", "chamtiendo", "thuongxuyen",
    ),
    Standing.DONE: (
        "hoanthanh", "dahoanthanh", "hoanthanhdunghan", "hoanthanhtruochan", "hoanthanhquahan", "hoanthanhtrehan",
        "hoanthanhmuon", "hoanthanhcham", "hoanthanhtronghan", "xong", "daxong", "dathuchien", "daxacnhan",
        "dahoanthanhdunghan", "dahoanthanhquahan",
    ),
    Standing.OTHER: ("tamdung", "duocthaythe", "dathaythe", "darut", "dahuy", "thuhoi"),
}  # fmt: skip
_BY_WORDS = {words: standing for standing, all_words in _STANDINGS.items() for words in all_words}
_LATE = ("quahan", "trehan", "muon", "cham")
_BETWEEN = re.compile(r"\s{0,3}(?:[;,\n]|\bvà\b|\+)\s{0,3}", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_HONORIFICS = ("đồng chí ", "đ/c ", "đ/c. ", "đc ", "ông ", "bà ", "anh ", "chị ")
_OUR_CODE = re.compile(r"NV-\d{4}-\d{1,9}(?:\.\d{1,6}){0,6}")


def standing_of(words: str) -> Standing | None:
    """Tình trạng của một dòng; None where the words are not known."""
    return _BY_WORDS.get(key(words))


def says_late(words: str) -> bool:
    """Whether the words of a finished task say that it was late."""
    return key(words).endswith(_LATE)


def is_our_code(text: str) -> bool:
    """Whether this is a code that the product gave: NV-2026-0417, NV-2026-0417.2."""
    return _OUR_CODE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether a cell of the first column is a code and not the number of its line: it holds letters and digits."""
    return any(c.isalpha() for c in text) and any(c.isdigit() for c in text)


def pieces_of(cell: str) -> list[tuple[int, int]]:
    """Các tên trong một ô: [(start, end)] of what stands between commas, semicolons, line breaks and the word "và"."""
    out, start = [], 0
    for found in _BETWEEN.finditer(cell):
        out.append((start, found.start()))
        start = found.end()
    out.append((start, len(cell)))
    return [(a, b) for a, b in out if cell[a:b].strip(" .-")]


def name_of(cell: str) -> str:
    """Họ và tên without the word of address before it and the title in brackets behind it."""
    name = " ".join(cell.split("(")[0].split(",")[0].split())
    low = name.casefold()
    for word in _HONORIFICS:
        if low.startswith(word):
            return name[len(word) :].strip()
    return name


def day_in(text: str) -> dt.date | None:
    """Ngày trong một ô: 15/6/2026, 15.6.2026, 2026-06-15; None where there is none. ValueError for 31/02/2026."""
    if found := _ISO.search(text):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.search(text):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    return None


@dataclass(frozen=True, slots=True)
class Cited:
    """Văn bản giao việc, as a row of a register names it. `number` empty where the words hold none."""

    words: str
    number: str = ""
    issued_on: dt.date | None = None
    kind: DocumentKind | None = None
    family: Family = Family.UNKNOWN


def cited(cell: str) -> Cited:
    """Văn bản của một dòng: "Công văn 215-CV/TU ngày 14/9/2026, mục 3.1". A date that does not exist is left out."""
    words = " ".join(cell.split())
    found = NUMBER.search(words)
    try:
        day = day_in(words[found.end() :] if found else words)
    except ValueError:
        day = None
    if found is None:
        return Cited(words[:300], "", day, _kind(words[:40]))
    number = " ".join(found[0].split())
    party = found["party"] is not None
    code = number.split("-", 1)[1].split("/")[0].strip() if party else number.split("/")[-1].split("-")[0].strip()
    kind = _kind(words[: found.start()]) or KIND_BY_CODE.get(code)
    return Cited(words[:300], number[:60], day, kind, Family.PARTY if party else Family.STATE)


def _kind(words: str) -> DocumentKind | None:
    low = fold(words).strip()
    met = next((kind for word, kind in TYPE_OF_WORD.items() if low.startswith(word)), "")
    return DocumentKind(met) if met in {k.value for k in DocumentKind} else None
