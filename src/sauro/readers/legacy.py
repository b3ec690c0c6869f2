"""Phông chữ cũ. TCVN3 (ABC) and VNI-Windows, the encodings before Unicode, told apart and converted."""

from __future__ import annotations

import unicodedata

_TCVN3_CODES = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\xadư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"
)
TCVN3 = {ord(old): new for old, new in zip(_TCVN3_CODES[::2], _TCVN3_CODES[1::2], strict=True)}

# VNI-Windows writes a letter and then its marks as one more character.
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_COMMON = frozenset(
    "của và các thực hiện ủy việc công tỉnh chức định nhân được với trong đảng đồng ngày tháng năm về số nước hội"  # noqa: SIM905
    " nghĩa độc lập cộng hòa chủ".split()
)


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Chuyển từ TCVN3. `capitals` for the fonts whose name ends in H, which show small letters as capitals."""
    out = text.translate(TCVN3)
    return out.upper() if capitals else out


def from_vni(text: str) -> str:
    """Chuyển từ VNI-Windows."""
    out: list[str] = []
    for ch in text:
        low = ch.lower()
        last = out[-1] if out else ""
        marked = _marked(last, low) if last else None
        if marked is not None:
            out[-1] = marked
        elif low in _ALONE:
            out.append(_ALONE[low].upper() if ch != low else _ALONE[low])
        else:
            out.append(ch)
    return unicodedata.normalize("NFC", "".join(out))


def _marked(last: str, mark: str) -> str | None:
    base = last.lower()
    combining = None
    if base in ("a", "e", "o") and mark in _HAT:
        combining = "\u0302" + _HAT[mark]
    elif base == "a" and mark in _BREVE:
        combining = "\u0306" + _BREVE[mark]
    elif base in ("a", "e", "o", "u", "y", "ơ", "ư") and mark in _TONES:
        combining = _TONES[mark]
    return unicodedata.normalize("NFC", last + combining) if combining is not None else None


def likeness(text: str) -> float:
    """How Vietnamese a text looks: the share of its words that are very common ones (0 to 1)."""
    words = [w.strip(".,;:()\"'“”*-") for w in text[:20000].casefold().split()]
    count = len(words) - words.count("")
    return sum(map(_COMMON.__contains__, words)) / count if count else 0.0


def convert_if_legacy(text: str) -> tuple[str, str]:
    """The text in Unicode and the name of the old encoding it was in, "" when it was none.

    Words of an old font that were saved as Unicode letters ("Céng hßa") are recognised by what they become.
    """
    now = likeness(text)
    if now > 0.06 or sum("\xa1" <= ch <= "\xff" for ch in text[:20000]) < 8:
        return text, ""
    best, name, made = now, "", text
    for candidate, label in ((from_tcvn3(text), "TCVN3"), (from_vni(text), "VNI")):
        score = likeness(candidate)
        if score > best + 0.04:
            best, name, made = score, label, candidate
    return made, name
