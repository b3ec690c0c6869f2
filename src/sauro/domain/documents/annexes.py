"""Phụ lục. Where the annexes of a paper begin: the first line that is their heading."""

from __future__ import annotations

import re

_ANNEX = re.compile(r"^[ \t]{0,20}(?:PH[ỤU] L[ỤU]C|Ph[ụu] l[ụu]c\s{0,2}[\dIVX]{0,4}\s{0,2}$)", re.MULTILINE)
_WORDS = ("LỤC", "LUC", " lục", " luc")


def annex_at(text: str, start: int) -> re.Match[str] | None:
    """Dòng "PHỤ LỤC". The first heading of an annex from `start` on."""
    return _ANNEX.search(text, start) if any(word in text for word in _WORDS) else None
