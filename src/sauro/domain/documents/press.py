"""Tin bài báo chí. An account in the press is a secondary source, told by its time stamp and the lack of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sauro.domain.documents.closing import Closing
from sauro.domain.documents.headwords import Head, Role
from sauro.domain.documents.view import Piece, View
from sauro.domain.text.fold import fold

_STAMP = re.compile(r"(?<!\d)(\d{1,2})\s{0,2}[/.\-]\s{0,2}(\d{1,2})\s{0,2}[/.\-]\s{0,2}((?:19|20)\d\d)(?!\d)")
_STAMP_WORDS = re.compile(
    r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cap nhat|ngay dang|dang (?:luc|ngay)|xuat ban|\d{1,2}[:h]\d{2}|gmt|"
    r"ngay \d|\d)"
)
_LONG_STAMP = re.compile(r"ng[àa]y\s{1,3}(\d{1,2})\s{1,3}th[áa]ng\s{1,3}(\d{1,2})\s{1,3}n[ăa]m\s{1,3}((?:19|20)\d\d)")
_BYLINE = re.compile(
    r"^\s{0,4}\(?[A-ZĐ][\wĐđ.&]{1,24}(?:\s[\wĐđ.]{1,12}){0,3}\)?\s{0,2}[-–—]\s{1,3}[A-ZĐÀ-Ỹ]", re.MULTILINE
)
_WEB = (
    "nhập bình luận",
    "chia sẻ bài viết",
    "thích và chia sẻ",
    "ý kiến bạn đọc",
    "ảnh:",
    "tin liên quan",
    "tin bài:",
    "bình luận",
    "theo dõi báo",
    "nguồn:",
    "phóng viên",
    "xem thêm",
)
_KICKER_END = (":",)


@dataclass(frozen=True, slots=True)
class PressAccount:
    """Tin bài. Headline pieces, the printed date (ISO) with its place, and where the story begins."""

    headline: tuple[Piece, ...]
    issued_on: str | None
    date_start: int
    date_end: int
    end: int
    sure: bool


def read_press(view: View, head: Head, closing: Closing) -> PressAccount | None:
    """Nhận biết tin bài. None where the text has any part of an official form."""
    formal: tuple[Role, ...] = (
        Role.NUMBER,
        Role.NATION,
        Role.PARTY,
        Role.MOTTO,
        Role.TO,
        Role.WIRE,
        Role.TITLE,
        Role.DATE,
    )
    if head.has(Role.TITLE) and not closing.recipients and closing.signature.name is None:
        formal = formal[:-2]
    if any(head.has(role) for role in formal) or closing.recipients or closing.mandates:
        return None
    pieces = [p for p in view.pieces(0, 24) if any(c.isalnum() for c in p.text)][:12]
    stamp = next((i for i, p in enumerate(pieces) if _stamped(p) is not None), None)
    lower = view.text[:200_000].lower()
    web = sum(word in lower for word in _WEB)
    byline = _BYLINE.search(view.text[:1500]) is not None
    if stamp is None:
        if not (byline and web) or not pieces:
            return None
        title = _headline(pieces, len(pieces), None)
        return PressAccount(title, None, 0, 0, title[-1].end if title else 0, False)
    found = _stamped(pieces[stamp])
    if found is None:
        return None
    title = _headline(pieces, stamp, pieces[stamp])
    end = max([pieces[stamp].end, *(p.end for p in title)])
    iso, start, stop = found
    return PressAccount(title, iso, pieces[stamp].start + start, pieces[stamp].start + stop, end, bool(byline or web))


def _stamped(piece: Piece) -> tuple[str, int, int] | None:
    """The date of a time-stamp line, ISO, with its place in the line."""
    if len(piece.text) > 90:
        return None
    folded = piece.folded
    m = _STAMP.search(piece.text) or _LONG_STAMP.search(piece.text)
    if m is None or not (_STAMP_WORDS.match(folded) or len(folded) < 40):
        return None
    words = sum(c.isalpha() for c in folded)
    if words > 45:
        return None
    day, month, year = (int(g) for g in m.groups())
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}", m.start(), m.end()


def _headline(pieces: list[Piece], stamp: int, stamped: Piece | None) -> tuple[Piece, ...]:
    """The line over the time stamp, or the one under it where only menus stand over it."""
    before = [p for p in pieces[:stamp] if not _is_menu(p)]
    after = [p for p in pieces[stamp + 1 :] if not _is_menu(p) and len(p.text) < 300] if stamped is not None else before
    if stamped is not None and before and (len(before[-1].text.split()) > 5 or not after):
        return (before[-1],)
    if after and not _BYLINE.match(after[0].text) and not after[0].text.endswith("."):
        return (after[0],)
    return (before[-1],) if before else ()


def _is_menu(piece: Piece) -> bool:
    words = fold(piece.text).split()
    return (
        len(words) <= 3
        or piece.text.endswith(_KICKER_END)
        or "|" in piece.text
        or ">" in piece.text
        or "»" in piece.text
    )
