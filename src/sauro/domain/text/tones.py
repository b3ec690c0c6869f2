"""Đặt dấu thanh. `hòa` and `hoà`, `ủy` and `uỷ` are one word: both ways of placing the tone become the older one.

`qu` and `gi` are consonants: in `quý`, `giá` the tone already stands where both ways put it.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _pairs() -> dict[str, str]:
    table: dict[str, str] = {}
    for glide, vowel in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy"):
        for tone in _TONES:
            new = glide + unicodedata.normalize("NFC", vowel + tone)
            table[new] = unicodedata.normalize("NFC", glide + tone) + vowel
    return table


_OLD = _pairs()
_NEW = {old: new for new, old in _OLD.items()}
_AT_END = r"(?![^\W\d_])"
_TO_OLD = re.compile("(?<![qQ])(?:" + "|".join(_OLD) + ")" + _AT_END)
_TO_NEW = re.compile("(?<![qQ])(?:" + "|".join(_NEW) + ")" + _AT_END)


def old_style(text: str) -> str:
    """Kiểu cũ: hòa, ủy, thúy. As long as the text given (composed)."""
    return _TO_OLD.sub(lambda m: _OLD[m.group()], text)


def new_style(text: str) -> str:
    """Kiểu mới: hoà, uỷ, thuý. As long as the text given (composed)."""
    return _TO_NEW.sub(lambda m: _NEW[m.group()], text)
