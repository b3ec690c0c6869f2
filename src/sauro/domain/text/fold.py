"""Gập chữ. Compare Vietnamese words whatever their marks, case, tone placement or `đ`; never used to store a text.

Every function here keeps one character for one character on composed (NFC) text, so offsets stay as they are; only
`key` drops what is not a letter or a digit.
"""

from __future__ import annotations

import unicodedata

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _letters() -> dict[int, str]:
    table: dict[int, str] = {}
    for base in _BASES + _BASES.upper():
        plain = unicodedata.normalize("NFD", base)[0].lower()
        for tone in _TONES:
            table[ord(unicodedata.normalize("NFC", base + tone))] = plain
    for letter in "đĐðÐ":  # the eth is what some keyboards and old fonts give for Đ
        table[ord(letter)] = "d"
    for letter in "bcdfghjklmnpqrstvwxz":
        table[ord(letter.upper())] = letter
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2015":
        table[ord(dash)] = "-"
    table[0xA0] = " "
    return table


def _without_tone() -> dict[int, str]:
    """Letters without their tone but with their shape (ă, â, ê, ô, ơ, ư, đ kept)."""
    table: dict[int, str] = {}
    for base in _BASES + _BASES.upper():
        for tone in _TONES[1:]:
            table[ord(unicodedata.normalize("NFC", base + tone))] = base
    return table


_FOLD = _letters()
_TONELESS = _without_tone()


class _Folded(dict[str, str]):
    """Chữ đã gập. Each word is folded once, letter by letter: a language has few thousand of them."""

    MOST = 50_000  # a hostile batch cannot grow the memory beyond them
    LONGEST = 40

    def __missing__(self, word: str) -> str:
        folded = word.translate(_FOLD)
        if len(word) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[word] = folded
        return folded


_folded_word = _Folded().__getitem__


def fold(text: str) -> str:
    """Gập chữ. Lower case without marks, `đ` and the eth as `d`; as long as the composed text given."""
    return " ".join(map(_folded_word, text.split(" ")))


def key(text: str) -> str:
    """Khóa so sánh. The letters and digits of `fold`, nothing else: "Ủỷ ban" and "ỦY  BAN" are one key."""
    return "".join(filter(str.isalnum, fold(text)))


def toneless(text: str) -> str:
    """Bỏ dấu thanh. Letters keep their shape (â, ơ, đ), only the five tones go."""
    return text.translate(_TONELESS)


def same(left: str, right: str) -> bool:
    """Cùng một tên. True when two printed names differ only in marks, case, spaces or punctuation."""
    return key(left) == key(right)
