"""Tìm kiếm. The key under which names are found: without marks, capitals or apostrophes of any sort."""

from __future__ import annotations

import unicodedata

from sauro.domain.text.fold import fold

_DROPPED = dict.fromkeys(map(ord, "'’‘ʼ`´\0"), None)  # apostrophes, and the NUL that PostgreSQL takes for a fault


def search_key(text: str) -> str:
    """Khóa tìm kiếm. "K’Brếp" and "k'brep" are one key; words stay apart by single spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_DROPPED)
    return " ".join(fold(composed).split())
