"""Chữ của phần đầu. What the pieces of a head say: the words and shapes by which each part of the form is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.documents.forms import BODY, TITLES, is_caps
from sauro.domain.documents.view import Piece
from sauro.domain.text.fold import fold

NUMBER_LABEL = re.compile(r"s[o6]\s{0,3}[:.;]?\s{0,40}(?=[\d/.…_\-–]|$|[a-z]{1,6}[-/])")
BARE_NUMBER = re.compile(
    r"\d{1,5}[a-z]?\s{0,2}[-–/]\s{0,2}(?:\d{4}\s{0,2}/\s{0,2})?[A-ZĐ][\w]{0,9}(?:\s{0,2}[-/]\s{0,2}[\wĐđ.&]{1,15}){0,3}"
)
DATE_LINE = re.compile(
    r"(?:(?P<place>[^\W\d_][\w .'’\-–]{0,45}?)\s{0,2}[,;.]?\s{0,3})?\b[Nn]g[àaảâ][yỳ]\s{0,3}(?:"
    r"(?P<short>\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d)\b|"
    r"(?P<day>\d{1,2}|[.…_ ]{0,12})\s{0,3}"
    r"th[áaả]ng\s{0,3}(?P<month>\d{1,2}|[.…_ ]{0,12})\s{0,3}n[ăaâ]m\s{0,3}(?P<year>\d{4})\b)"
)
ABOUT = re.compile(r"(?:v/v|v\.v|ve viec|vv)\b[:.]?")
TO = re.compile(r"(?:-\s{0,2})?k[ií]nh\s{0,3}(?:gui|trinh)\b\s{0,3}:?")
MARK = re.compile(
    r"(?:hoa toc(?: hen gio)?|thuong khan|khan|\(?du thao(?: lan .{1,20})?\)?|tai lieu hoi nghi|ban sao|sao y|mat|"
    r"toi mat|tuyet mat)$"
)
_CUTS = re.compile(
    r"(?<=\S)\s{1,3}(?=C[ỘOÔ]NG H[ÒOÕ]|ĐẢNG C[ỘO]NG S|Độc [Ll]ập\s{0,2}[-–])|"
    r"(?<=[A-ZĐ\d])\s{1,3}(?=[A-ZĐ][a-zà-ỹ][\w .'-]{0,40}, ng[àa]y\b)"
)
OPENER = re.compile(
    r"(?:can cu|thuc hien|trien khai|xet|xet de nghi|theo|ngay \d|trong|thoi gian|vua qua|qua |sau khi|nham|de |tren "
    r"co so|tiep tuc|"
    r"hien nay|ngay tu|tu |truoc |hom nay|tiep theo|nghien cuu|phuc dap|tra loi|quan triet|chap hanh|dieu \d|i\.|1\.|"
    r"a\.|"
    r"phan |chuong |nam \d{4}|uy ban nhan dan .{0,60} nhan duoc|.{0,60}nhan duoc|tai |de nghi|nhan |hoc tap|thuc te|"
    r"moi day)"
)
BODY_OR_POST = re.compile(
    BODY.pattern + r"|(?:q\. )?(?:pho )?(?:chu tich|bo truong|thu tuong|giam doc|cuc truong|tong giam doc|"
    r"vien truong|chanh|truong|tong|"
    r"hieu truong|chu nhiem|thong doc|bi thu)\b"
)


class Role(StrEnum):
    """Vai trò của một mảnh phần đầu."""

    NATION = "nation"
    PARTY = "party"
    MOTTO = "motto"
    RULE = "rule"
    NUMBER = "number"
    DATE = "date"
    ABOUT = "about"
    TITLE = "title"
    OF_BODY = "of_body"
    SUBJECT = "subject"
    TO = "to"
    ADDRESSEE = "addressee"
    WIRE = "wire"
    BODY_NAME = "body_name"
    AUTHORITY = "authority"
    MARK = "mark"
    NOISE = "noise"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class HeadPiece:
    """Mảnh phần đầu. A piece and its role; `fresh` when a blank line or a rule stands before it."""

    piece: Piece
    role: Role
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Phần đầu. The pieces with their roles, and where the body begins (an offset of the view)."""

    pieces: tuple[HeadPiece, ...]
    end: int

    def of(self, *roles: Role) -> list[HeadPiece]:
        return [p for p in self.pieces if p.role in roles]

    def has(self, role: Role) -> bool:
        return any(p.role is role for p in self.pieces)


def halves(piece: Piece) -> list[Piece]:
    """Hai cột trên một dòng. A line on which both columns run together, cut where the right one begins."""
    text = piece.text
    if len(text) > 200 or (
        ", ng" not in text and "Độc " not in text and " HÒ" not in text and " HO" not in text and "ĐẢNG C" not in text
    ):
        return [piece]
    cut = _CUTS.search(text)
    if cut is None or "ngày" in piece.text[: cut.start()] or ":" in piece.text[cut.end() :]:
        return [piece]
    left = Piece(piece.start, piece.start + cut.start(), piece.text[: cut.start()], piece.bold, piece.right, piece.line)
    right = Piece(piece.start + cut.end(), piece.end, piece.text[cut.end() :], piece.bold, True, piece.line)
    return [left, *halves(right)]


def title_of(text: str) -> tuple[str, int] | None:
    """Tên loại. The folded title that a line opens with and its length, when the line is a title line."""
    folded = fold(text)
    if folded.startswith(("c h", "q u y", "k e", "t h o", "n g h", "h u o", "b a o", "k e t")) and is_caps(text):
        folded = folded.replace(" ", "")
        for title, _ in TITLES:
            if folded == title.replace(" ", ""):
                return title, len(text)
    for title, _ in TITLES:
        if folded.startswith(title) and is_caps(text[: len(title)]):
            rest = folded[len(title) :]
            if not rest.strip(" :.-") or not rest[0].isalnum():
                return title, len(title)
    return None
