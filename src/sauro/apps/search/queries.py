"""Tìm: câu hỏi. What holds these words, typed with or without marks?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

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


def ids_with(q: str, kind: str) -> RawSQL:
    """Mọi thứ có các từ này: the ids of a kind as a subquery, for a question that knows what may be seen."""
    return RawSQL(*fulltext.all_of(connection, _wanted(q), kind))
