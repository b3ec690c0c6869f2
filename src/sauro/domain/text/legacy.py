"""Bảng mã cũ. Text typed in TCVN3 (ABC) or VNI fonts, which reads as nonsense in Unicode: told, never guessed."""

from __future__ import annotations

from sauro.domain.documents.source import Note
from sauro.domain.sentence import N_, Sentence

# Letters that these code pages use for Vietnamese ones and that Vietnamese in Unicode never holds.
_TCVN3 = frozenset("µ¸¹¶·»¾¼½ÆÇ®«¬©ª¨¦§¤¥¡¢£×ÞßæçîïðñóäåÛÜ")
_MODERN = frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỵỷỹđơư")
_VNI_PAIRS = ("aø", "aù", "aâ", "aê", "oâ", "öô", "öù", "eâ", "uû", "ôø", "ôù", "aä", "ñe", "oä", "eä", "uï", "öï")


def legacy_encoding(text: str) -> str | None:
    """Bảng mã cũ. "TCVN3", "VNI", or None for Unicode; needs a few dozen letters to tell."""
    sample = text[:3_000]
    if sample.isascii() or sum(map(sample.count, "ạảấầểễệộớợụủứừữự")) * 60 > len(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    if letters < 30 or sum(c in _MODERN for c in sample) * 40 > letters:
        return None
    lower = sample.lower()
    if sum(lower.count(pair) for pair in _VNI_PAIRS) * 14 > letters:
        return "VNI"
    return "TCVN3" if sum(c in _TCVN3 for c in sample) * 12 > letters else None


def legacy_note(text: str) -> Note | None:
    """Điều chưa rõ. The note for a person, with what to do; None where the text is Unicode."""
    name = legacy_encoding(text)
    if name is None:
        return None
    template = N_(
        "Văn bản gõ bằng bảng mã cũ {name}; chuyển sang Unicode rồi nộp lại, nội dung đọc được dưới đây không tin cậy."
    )
    return Note("text.legacy_encoding", Sentence(template, {"name": name}))
