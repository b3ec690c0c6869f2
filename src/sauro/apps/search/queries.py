"""Tìm: câu hỏi. What holds these words, typed with or without marks?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from sauro.apps.search import fulltext
from sauro.domain.text.fold import fold

MOST_WORDS = 12
LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+")  # letters and digits of any script
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))  # K'Brếp is one word, however the mark was typed


@dataclass(frozen=True, slots=True)
class Hit:
    """Kết quả tìm. What was found; whether this person may see it is asked of the thing's own app."""

    kind: str
    object_id: int
    title: str


def folded_words(text: str) -> list[str]:
    """Từ đã gập. "Đùn đẩy, 1773-CV/TU" → dun, day, 1773, cv, tu; the same for composed and decomposed text."""
    plain = fold(unicodedata.normalize("NFC", text).translate(APOSTROPHES))
    return _WORD.findall(plain)


def search(q: str, kinds: Iterable[str] = (), limit: int = 50) -> list[Hit]:
    """Tìm. Things that hold every word of `q`, the last one by its beginning; the best first. Empty for no word."""
    words = _wanted(q)
    if not words:
        return []
    return [Hit(*row) for row in fulltext.find(connection, words, list(kinds), limit)]


def _wanted(q: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in folded_words(q)[:MOST_WORDS]]


def search_all(q: str, kind: str, most: int = 50) -> list[Hit] | None:
    """Tìm tất cả của một loại, in the order of `search`; None where more than `most` hold the words."""
    words = _wanted(q)
    found = fulltext.find_all(connection, words, kind, most) if words else []
    return None if found is None else [Hit(*row) for row in found]


def holding(q: str, kind: str, things: list[int]) -> list[int]:
    """Có đủ các từ: which of these things hold every word, with all of them in the title first; else in their order."""
    words = _wanted(q)
    return fulltext.holding(connection, words, kind, things) if words and things else []


def search_among(q: str, kind: str, seen: QuerySet[Any], limit: int = 50) -> list[int]:
    """Tìm trong những thứ được xem: ids of a kind, in the order of `search`, where few of its hits would be seen."""
    words = _wanted(q)
    try:
        things = seen.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # whoever may see nothing
        return []
    return fulltext.among(connection, words, kind, things, limit) if words else []
