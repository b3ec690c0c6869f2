"""Tìm: lời gõ. What was typed, read as words and a day; and the place in a text where those words stand.

"34-CT/TU ngày 20.4.2024" asks for words and for a day; "số 1773" asks for 1773. Pure: text in, places out.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from sauro.domain.text.fold import fold

_DAY = re.compile(
    r"(?:\bngay\s+)?\b(\d{1,2})(?:\s*[./-]\s*|\s+thang\s+)(\d{1,2})(?:\s*[./-]\s*|\s+nam\s+)((?:19|20)\d\d)\b"
)
_SAID = re.compile(r"\b(so|ngay)\s{0,3}:?\s{0,3}(?=\d)|\bngay\s{0,3}$")
_NUMBER_WORDS = ("số", "so", "ngày", "ngay")  # "số 1773": said before a number; "sở 12" and "ngạy 3" are other words
_WORD = re.compile(r"[^\W_]+")
AROUND = 90  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Asked:
    """Lời tìm. `words`: what is looked for; `day`: the day of issue that was typed with it, if one was."""

    words: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Đoạn trích. `parts`: (words, whether they are what was looked for); `start`: where the first of them stands."""

    parts: tuple[tuple[str, bool], ...]
    start: int


def asked_of(typed: str) -> Asked:
    """Đọc lời gõ. A day is taken out only where other words are left: a day alone is looked for as it was typed."""
    text = unicodedata.normalize("NFC", typed).strip()
    plain, day = fold(text), None
    if found := _DAY.search(plain):
        rest = text[: found.start()] + " " + text[found.end() :]
        if (day := _real_day(found)) and any(c.isalnum() for c in rest):
            text, plain = rest, fold(rest)
        else:
            day = None
    kept, done = [], 0
    for said in _SAID.finditer(plain):
        if said[1] and text[said.start(1) : said.end(1)].lower() not in _NUMBER_WORDS:
            continue
        kept.append(text[done : said.start()])
        done = said.end()
    words = " ".join("".join([*kept, text[done:]]).split())
    return Asked(words or typed.strip(), day)


def _real_day(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def excerpt_of(text: str, words: str) -> Excerpt | None:
    """Đoạn trích around the first place where the words follow one another, else around the longest of them.

    None where none of them stands in the text. Composed text keeps its offsets; marks and case do not matter.
    """
    wanted = _WORD.findall(fold(unicodedata.normalize("NFC", words)))
    if not wanted:
        return None
    plain = fold(text)
    if len(plain) != len(text):
        return None
    phrase = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, wanted)))
    longest = re.compile(_as_looked_for(max(wanted, key=len), wanted))
    found = phrase.search(plain) or longest.search(plain)
    if found is None:
        return None
    first, last = max(0, found.start() - AROUND), min(len(text), found.end() + AROUND)
    first = plain.find(" ", first, found.start()) + 1 if first else 0
    return Excerpt(tuple(_cut(text, plain, wanted, first, last)), found.start())


def _as_looked_for(word: str, wanted: list[str]) -> str:
    """A word as it is looked for: the last one by its beginning, every other whole ("ho so" is not in "hoạch")."""
    return r"\b" + re.escape(word) + ("" if word == wanted[-1] else r"\b")


def _cut(text: str, plain: str, wanted: list[str], first: int, last: int) -> list[tuple[str, bool]]:
    marks = re.compile("|".join(_as_looked_for(w, wanted) for w in sorted(wanted, key=len, reverse=True)))
    parts, done = [], first
    for mark in marks.finditer(plain, first, last):
        if mark.start() > done:
            parts.append((text[done : mark.start()], False))
        parts.append((text[mark.start() : mark.end()], True))
        done = mark.end()
    if done < last:
        parts.append((text[done:last], False))
    return [("… " + words if at == 0 and first else words, on) for at, (words, on) in enumerate(parts)]
