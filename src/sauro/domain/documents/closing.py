"""Phần cuối văn bản. The closing block: "Nơi nhận" and the signature, in either order, side by side or interleaved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sauro.domain.documents.annexes import annex_at
from sauro.domain.documents.forms import BODY, MANDATE, TITLE_HEAD, is_caps
from sauro.domain.documents.view import Piece, View
from sauro.domain.text.fold import fold

_RECIPIENTS = re.compile(r"N[ơoƠO][iịĩIỊĨ]\s{1,3}[Nn][Hh][ậâaạẬÂAẠ][Nn]\b")
_MANDATE_LINE = re.compile(
    r"(?:^|\s{3}|\t|\|)[ \t]{0,120}(?:T/M|K/T|T/L|T/U|TUQ|TM|KT|TL|Q)[.:]?\s{0,3}[A-ZĐÀ-Ỹ]{2}", re.MULTILINE
)
_BULLET = re.compile(r"[-–+•‐]\s{0,3}")
_SIGNED = re.compile(
    r"\(?(?:da ky|ky ten|ky, ghi|ky boi|nguoi ky|thoi gian ky|ngay ky|email|co quan:|chu ky so|\[|ky so|duoc ky|"
    r"signature|digitally)"
)
_RANK = re.compile(
    r"(?:(?:thiếu|trung|thượng|đại) (?:tá|tướng|úy|uý)|pgs\.?|gs\.?|ts\.?|ths\.?|th\.s|bs\.?|ks\.?|cn\.?|ckii|cki|"
    r"luật sư|bác sĩ|tiến sĩ|thạc sĩ)"
    r"[\s.,]{1,3}",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’\-]{0,9}(?:[-'’][^\W\d_]{1,9})?$")
_NOT_A_NAME = frozenset(
    [
        "tỉnh",
        "xã",
        "phường",
        "huyện",
        "quận",
        "sở",
        "bộ",
        "ban",
        "ủy",
        "uỷ",
        "phòng",
        "chủ",
        "phó",
        "giám",
        "chánh",
        "các",
        "như",
        "lưu",
        "nơi",
        "nhận",
        "hội",
        "cục",
        "chi",
        "đảng",
        "viện",
        "người",
        "ký",
        "ngày",
        "phụ",
        "biểu",
        "mẫu",
        "danh",
        "thứ",
        "trưởng",
        "kiểm",
        "chuyên",
    ]
)
_NOT_A_NAME_OF_TWO = frozenset(
    (
        "văn phòng",
        "thành phố",
        "thành ủy",
        "thành uỷ",
        "thanh tra",
        "công an",
        "trung tâm",
        "hội đồng",
        "thẩm phán",
        "điều tra",
        "chấp hành",
    )
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Chữ ký. Pieces of the signature block: mandate words, the last title line, the name."""

    mandates: tuple[Piece, ...] = ()
    title: tuple[Piece, ...] = ()
    name: Piece | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """Phần cuối. `recipients` are the Nơi nhận items, each of one or more pieces; offsets are those of the view."""

    start: int | None = None
    end: int | None = None
    annex: int | None = None
    recipients: tuple[tuple[Piece, ...], ...] = ()
    signature: Signature = field(default_factory=Signature)

    @property
    def mandates(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.signature.mandates)


def read_closing(view: View, head_end: int) -> Closing:
    """Đọc phần cuối. Nothing found leaves every field empty."""
    annex = annex_at(view.text, head_end)
    limit = annex.start() if annex else len(view.text)
    label = _label(view, head_end, limit)
    if label is None and annex is not None:
        label = _label(view, limit, len(view.text)) if not _MANDATE_LINE.search(view.text, head_end, limit) else None
    if label is not None:
        middle = _line_of(view, label)
        pieces = [p for p in view.pieces(middle - 14, middle + 60) if p.start >= head_end]
    else:
        spot = _signature_spot(view, head_end, limit)
        if spot is None:
            return Closing()
        first = _line_of(view, spot)
        pieces = [p for p in view.pieces(first, first + 24) if p.start >= head_end]
    return _Reader(view, pieces, label).read()


def _line_of(view: View, offset: int) -> int:
    return view.line_at(view.span(offset, offset + 1).start)


def _label(view: View, start: int, end: int) -> int | None:
    """The first "Nơi nhận" that a list follows."""
    for m in _RECIPIENTS.finditer(view.text, start, end):
        before = view.text[max(m.start() - 12, 0) : m.start()].rstrip(" \t-|>")
        after = view.text[m.end() : m.end() + 160]
        if before and before[-1] not in "\r\n":
            continue
        if ":" in after[:4] or ("\n" in after[:4] and ("-" in after or "Như" in after)):
            return m.start()
    return None


def _signature_spot(view: View, start: int, end: int) -> int | None:
    """Without Nơi nhận: the last mandate line, else the last lone title line with a name under it."""
    found = last_found = None
    for m in _MANDATE_LINE.finditer(view.text, max(start, end - 6000), end):
        if MANDATE.match(m.group().strip(" \t|\n")) or m.group().strip(" \t|\n").startswith("Q."):
            if last_found is None or m.start() - last_found > 160:  # the first line of the last block
                found = m.start() + len(m.group()) - len(m.group().lstrip(" \t|\n"))
            last_found = m.start()
    if found is not None:
        return found
    last = view.line_at(view.span(end - 1, end).start) if end else 0
    pieces = [p for p in view.pieces(last - 25, last + 1) if p.text and p.start >= start]
    for i in range(len(pieces) - 1, -1, -1):
        if _is_title(pieces[i]) and is_caps(pieces[i].text) and any(person_of(p.text) for p in pieces[i + 1 : i + 8]):
            return pieces[i].start
    return None


def _is_title(piece: Piece) -> bool:
    return len(piece.text) < 70 and TITLE_HEAD.match(piece.folded) is not None and not piece.text.endswith((";", ":"))


def person_of(text: str) -> tuple[int, int] | None:
    """Tên người ký. Where in a line a person's name stands (rank and degree before it left out), or None."""
    start = 0
    while (m := _RANK.match(text, start)) is not None:
        start = m.end()
    name = text[start:].rstrip(" .")
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 40:
        return None
    caps = name.isupper()
    for word in words:
        if (
            not _NAME_WORD.match(word)
            or not word[0].isupper()
            or (
                not caps
                and len(word) > 1
                and not word[1:].islower()
                and "-" not in word
                and "'" not in word
                and "’" not in word
            )
        ):
            return None
    if (
        words[0].lower() in _NOT_A_NAME
        or " ".join(words[:2]).lower() in _NOT_A_NAME_OF_TWO
        or (caps and (BODY.match(fold(name)) or TITLE_HEAD.match(fold(name))))
    ):
        return None
    return start, start + len(name)


class _Reader:
    """Sorts the pieces of the closing block into recipients and signature."""

    def __init__(self, view: View, pieces: Sequence[Piece], label: int | None) -> None:
        self.view, self.pieces, self.label = view, pieces, label
        self.items: list[list[Piece]] = []
        self.mandates: list[Piece] = []
        self.titles: list[Piece] = []
        self.title: tuple[Piece, ...] = ()
        self.name: Piece | None = None
        self.last: Piece | None = None
        self.first: Piece | None = None
        self.open_list = self.done_list = self.label_open = False

    def read(self) -> Closing:
        blanks = 0
        for index, piece in enumerate(self.pieces):
            if not any(c.isalnum() for c in piece.text):
                blanks += 1
                continue
            if self._ends_here(piece, blanks):
                break
            if not self._take(index, piece, blanks):
                if self.first is not None and (self.done_list or self.name) and not self._signature_open():
                    break
                if self.first is not None and self.label is not None and piece.start < self.label:
                    self._restart()  # what looked like a signature belonged to the body
                continue
            self.first = self.first or piece
            self.last = piece
            blanks = 0
        if self.first is None or self.last is None:
            return Closing()
        return Closing(
            self.first.start,
            self.last.end,
            self._annex(self.last),
            tuple(tuple(i) for i in self.items),
            Signature(tuple(self.mandates), self.title, self.name),
        )

    def _restart(self) -> None:
        self.mandates, self.titles, self.title, self.name, self.first, self.last = [], [], (), None, None, None

    def _signature_open(self) -> bool:
        return bool(self.titles or self.mandates) and self.name is None

    def _ends_here(self, piece: Piece, blanks: int) -> bool:
        if piece.folded.startswith(
            ("phu luc", "(kem theo", "(ban hanh kem", "danh muc", "bieu so", "bieu mau", "mau so")
        ):
            return self.first is not None
        if self.name is None or blanks == 0:
            return False
        closed = self.done_list or self.label is None
        return closed and not MANDATE.match(piece.text)

    def _take(self, index: int, piece: Piece, blanks: int) -> bool:
        if self.label is not None and piece.start <= self.label < piece.end:
            self.open_list = True
            self.label_open = ":" not in piece.text and "nhan" not in piece.folded
            rest = piece.text.split(":", 1)[1].strip() if ":" in piece.text else ""
            if rest and not MANDATE.match(rest):
                self.items.append([Piece(piece.end - len(rest), piece.end, rest, line=piece.line)])
            return True
        if self.label_open:  # "Nơi" and "nhận:" on two lines
            self.label_open = False
            if piece.folded.startswith("nhan"):
                return True
        if self._is_signature(index, piece):
            return True
        if not self.open_list or self.done_list:
            return False
        return self._item(piece, blanks)

    def _is_signature(self, index: int, piece: Piece) -> bool:
        if self.label is not None and piece.start < self.label and not self._leads_to_label(index):
            return False
        mandate = MANDATE.match(piece.text)
        if mandate and len(piece.text) < 90:
            self._close_item()
            end = piece.start + mandate.end(1) + (1 if piece.text[mandate.end(1) :][:1] == "." else 0)
            self.mandates.append(Piece(piece.start, end, piece.text[: end - piece.start], line=piece.line))
            self.titles.append(piece)
            return True
        if piece.text.startswith(("-", "+", "–")):
            return False
        if self.name is None and is_caps(piece.text) and len(piece.text) < 70:
            if _is_title(piece) or (self.titles and self.name is None and not self._caps_name(index, piece)):
                self._title(piece)
                return True
        elif self.name is None and self.titles and _is_title(piece) and not person_of(piece.text) and self._complete():
            self._title(piece)
            return True
        if not self.titles:
            return False
        if _SIGNED.match(piece.folded):
            return True
        return self._person(piece)

    def _caps_name(self, index: int, piece: Piece) -> bool:
        """A name in capitals: nothing after it could be the name."""
        if person_of(piece.text) is None:
            return False
        return not any(person_of(p.text) for p in self.pieces[index + 1 : index + 8] if not p.text.startswith("-"))

    def _title(self, piece: Piece) -> None:
        self._close_item()
        previous = self.titles[-1] if self.titles else None
        goes_on = (
            previous is not None
            and self.title
            and piece.line - self.title[-1].line == 1
            and not TITLE_HEAD.match(piece.folded)
            and not MANDATE.match(previous.text)
        )
        self.title = (*self.title, piece) if goes_on else (piece,)
        self.titles.append(piece)

    def _person(self, piece: Piece) -> bool:
        place = person_of(piece.text)
        if self.name is not None or place is None or not self._complete():
            return False
        self.name = Piece(
            piece.start + place[0], piece.start + place[1], piece.text[place[0] : place[1]], line=piece.line
        )
        return True

    def _complete(self) -> bool:
        """The list is not in the middle of an item, so that a capitalised line is not its continuation."""
        return (
            not self.open_list
            or self.done_list
            or not self.items
            or self.items[-1][-1].text.endswith((".", ";", ",", ")"))
        )

    def _leads_to_label(self, index: int) -> bool:
        """Before Nơi nhận only a signature block may stand: short lines all the way to the label."""
        between = [p for p in self.pieces[index:] if p.text and self.label is not None and p.start < self.label]
        return len(between) <= 10 and all(len(p.text) < 90 for p in between)

    def _close_item(self) -> None:
        if self.items and fold(self.items[-1][0].text).lstrip("-–+ ").startswith("luu"):
            self.done_list = True

    def _item(self, piece: Piece, blanks: int) -> bool:
        bullet = _BULLET.match(piece.text)
        last = self.items[-1] if self.items else None
        kept = fold(last[0].text).startswith("luu") if last else False
        if bullet:
            text = piece.text[bullet.end() :]
            if kept or not any(c.isalpha() for c in text):
                return False
            if text.startswith(("}", "]", ")")):
                return True
            self.items.append([Piece(piece.start + bullet.end(), piece.end, text, line=piece.line)])
            return True
        if last is None:
            self.items.append([piece])
            return True
        if kept:
            more = blanks == 0 and len(piece.text) < 30 and not last[-1].text.endswith(".") and not is_caps(piece.text)
            if not more or person_of(piece.text):
                self.done_list = True
                return False
            last.append(piece)
            return True
        if blanks > 2 or len(self.items) > 60:
            self.done_list = True
            return False
        bulleted = any(
            _BULLET.match(self.view.text[max(i[0].start - 3, 0) : i[0].start + 1])
            or self.view.text[max(i[0].start - 2, 0) : i[0].start].strip() in ("-", "–", "+")
            for i in self.items
        )
        new = not bulleted and (last[-1].text.endswith((";", ".")) or fold(piece.text).startswith("luu"))
        if new or (bulleted and fold(piece.text).startswith("luu")):
            self.items.append([piece])
        elif piece.text[0] in "}])":
            return True
        else:
            last.append(piece)
        return True

    def _annex(self, last: Piece) -> int | None:
        """What stands after the closing block belongs to annexes: its first line with words."""
        at = max(p.line for p in self.pieces if p.start <= last.start) + 1
        for piece in self.view.pieces(at, at + 400):
            if (
                piece.start >= last.end
                and sum(c.isalpha() for c in piece.text) >= 4
                and not _SIGNED.match(piece.folded)
            ):
                return piece.start
        return None
