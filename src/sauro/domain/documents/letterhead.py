"""Phần đầu văn bản. Each piece of the head gets its role: national name, issuer, number, date, title line, subject …

The order of the pieces is not trusted (two columns may be read in any order); what a piece says decides its role.
"""

from __future__ import annotations

from collections.abc import Sequence

from sauro.domain.documents.forms import BODY, MOTTO, NATION, PARTY, YOUTH, is_caps
from sauro.domain.documents.headwords import (
    ABOUT,
    BARE_NUMBER,
    BODY_OR_POST,
    DATE_LINE,
    MARK,
    NUMBER_LABEL,
    OPENER,
    TO,
    Head,
    HeadPiece,
    Role,
    halves,
    title_of,
)
from sauro.domain.documents.view import Piece, View, columns_in_order
from sauro.domain.text.fold import fold, key

_FIRST_LINES = 50  # a head ends well before, but for a long list of addressees


def read_head(view: View) -> Head:
    """Đọc phần đầu. Empty (end 0) where the text has none: number, national name, title line, addressees."""
    walk = _walked(view, _FIRST_LINES)
    if len(walk.out) == len(walk.pieces):  # a long list of addressees
        walk = _walked(view, 5 * _FIRST_LINES)
    end = max((p.piece.end for p in walk.out if p.role not in (Role.NOISE, Role.BLANK, Role.RULE)), default=0)
    return Head(tuple(walk.out), end)


def _walked(view: View, lines: int) -> _Walk:
    walk = _Walk(columns_in_order([half for piece in view.pieces(0, lines) for half in halves(piece)]))
    walk.run()
    return walk


class _Walk:
    """One pass over the pieces; remembers only what the next piece needs."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.out: list[HeadPiece] = []
        self.fresh = True
        self.state = Role.BLANK  # what an unmarked piece would continue
        self.anchored = False
        self.titled = False

    def run(self) -> None:
        i = 0
        while 0 <= i < len(self.pieces):
            i = self._step(i)
        if not self.anchored:
            self.out = []
        self._drop_leading_noise()

    def _put(self, piece: Piece, role: Role) -> None:
        self.out.append(HeadPiece(piece, role, self.fresh))
        self.fresh = False

    def _step(self, i: int) -> int:
        """Give piece i its role; the index of the next one, or -1 where the body begins."""
        piece = self.pieces[i]
        folded = piece.folded
        if not any(c.isalnum() for c in folded):
            self.fresh = True
            self._put(piece, Role.RULE if piece.text else Role.BLANK)
            self.fresh = True
            return i + 1
        for test in (self._form_words, self._numbered, self._dated, self._to, self._title):
            nxt = test(i, piece, folded)
            if nxt is not None:
                return nxt
        return self._plain(i, piece, folded)

    def _form_words(self, i: int, piece: Piece, folded: str) -> int | None:
        if len(folded) > 70:
            return None
        compact = key(piece.text)
        role = None
        if len(compact) >= 6 and is_caps(piece.text):
            before = self.out[-1].role if self.out else None
            if (
                (compact in NATION and (len(compact) >= 10 or before is Role.NATION))
                or NATION in compact
                or "xahoichunghia" in compact
            ):
                role = Role.NATION
            elif (
                (compact in PARTY and (len(compact) >= 11 or before is Role.PARTY))
                or PARTY in compact
                or "congsanvietnam" in compact
            ):
                role = Role.PARTY
        if role is None and compact in YOUTH and is_caps(piece.text):
            role = Role.PARTY
        if role is None and self._opens_national_name(i, compact):
            role = Role.NATION
        if role is None and (
            "tudohanhphuc" in compact or "doclaptudo" in compact or (compact in MOTTO and len(compact) >= 6)
        ):
            role = Role.MOTTO
        if role is None and MARK.match(folded):
            role = Role.MARK
        page_number = (folded.isdigit() and len(folded) <= 3) or (folded.startswith("trang ") and len(folded) < 12)
        if role is None and page_number:
            role = Role.NOISE
        if role is None:
            return None
        self.anchored = self.anchored or role in (Role.NATION, Role.PARTY)
        if self.state not in (Role.ABOUT, Role.SUBJECT):
            self.state = Role.BLANK
        self._put(piece, role)
        return i + 1

    def _opens_national_name(self, i: int, compact: str) -> bool:
        """ "CỘNG HÒA XÃ" and its like, when the next piece or two bring the rest."""
        if not NATION.startswith(compact or "-") and not PARTY.startswith(compact or "-"):
            return False
        joined = compact
        for piece in self.pieces[i + 1 : i + 4]:
            joined += key(piece.text)
            if joined in (NATION, PARTY):
                return True
        return False

    def _numbered(self, i: int, piece: Piece, folded: str) -> int | None:
        if (self.titled and self.state is Role.ADDRESSEE) or len(folded) > 60:
            return None
        label = NUMBER_LABEL.match(folded)
        if label is None and not BARE_NUMBER.fullmatch(piece.text):
            return None
        if self._has(Role.NUMBER) and not folded.startswith("so"):
            return None
        self._put(piece, Role.NUMBER)
        self.anchored = True
        self.state = Role.NUMBER
        if piece.text.endswith(("-", "/", "–", ":")) or (label is not None and label.end() >= len(folded)):
            j = i + 1
            if (
                j < len(self.pieces)
                and self.pieces[j].text
                and len(self.pieces[j].text) < 40
                and "ngày" not in self.pieces[j].text
            ):
                self._put(self.pieces[j], Role.NUMBER)
                return j + 1
        return i + 1

    def _dated(self, i: int, piece: Piece, folded: str) -> int | None:
        if self._has(Role.DATE) or len(folded) > 90 or self.state is Role.ADDRESSEE:
            return None
        joined, members = piece.text, 1
        if not ("ngay" in folded or folded.endswith(",") or self._place_then_day(i)):
            return None
        while members <= 4:
            m = DATE_LINE.match(joined)
            if m and (m.group("place") or members == 1) and _ends_a_date(joined[m.end() :]):
                for k in range(i, i + members):
                    self._put(self.pieces[k], Role.DATE)
                return i + members
            if i + members >= len(self.pieces) or len(joined) > 90 or not self.pieces[i + members].text:
                return None
            joined = joined + " " + self.pieces[i + members].text
            members += 1
        return None

    def _place_then_day(self, i: int) -> bool:
        following = self.pieces[i + 1].folded if i + 1 < len(self.pieces) else ""
        return len(self.pieces[i].text) < 40 and ", ngay" in following

    def _to(self, i: int, piece: Piece, folded: str) -> int | None:
        if TO.match(folded):
            self._put(piece, Role.TO)
        elif folded.endswith(("dien:", "dien :")) and len(folded) < 90 and BODY_OR_POST.match(folded):
            self._put(piece, Role.WIRE)
        else:
            return None
        self.anchored = self.titled = True
        self.state = Role.ADDRESSEE
        return self._addressees(i + 1)

    def _addressees(self, i: int) -> int:
        """The list after "Kính gửi" or "… điện:"; always ends the head."""
        previous = self.out[-1].piece
        inline = previous.folded.rstrip(" :").split(":")[-1].strip() if ":" in previous.text else ""
        inline = "" if previous.text.rstrip().endswith(":") else inline
        listed, gap = inline.startswith("-"), False
        while i < len(self.pieces):
            piece = self.pieces[i]
            if not any(c.isalnum() for c in piece.text):
                gap = True
                i += 1
                continue
            bullet = piece.text.startswith(("-", "–", "+", "•", "*"))
            if not self._is_addressee(
                i, previous, bullet=bullet, listed=listed, gap=gap, empty=not inline and not listed
            ):
                break
            self._put(piece, Role.ADDRESSEE)
            listed = listed or bullet
            inline = inline or piece.text
            previous, gap = piece, False
            i += 1
        return -1

    def _is_addressee(self, i: int, previous: Piece, *, bullet: bool, listed: bool, gap: bool, empty: bool) -> bool:
        piece = self.pieces[i]
        folded = piece.folded
        if bullet:
            return listed or empty or previous.text.endswith((";", ":"))
        if empty and (previous.text.endswith(":") or not gap):
            return len(piece.text) < 200 and not OPENER.match(folded)
        if gap:
            return False
        if previous.text.endswith("."):
            return False
        if piece.text[0].islower():
            return True
        if previous.text.endswith(";"):
            return not OPENER.match(folded) or piece.text.endswith(";")
        if OPENER.match(folded) or piece.text.endswith(":"):
            return False
        following = self.pieces[i + 1].text if i + 1 < len(self.pieces) else ""
        if piece.text.endswith((";", ".")) and len(piece.text) < 60:
            return True
        return len(piece.text) < 45 and (not following or following[0].isupper() or following[0] == "-")

    def _title(self, i: int, piece: Piece, folded: str) -> int | None:
        if self.titled:
            return None
        found = title_of(piece.text)
        if found is None:
            return None
        rest = piece.text[found[1] :].strip()
        folded_rest = fold(rest)
        if (
            rest
            and not is_caps(piece.text)
            and not folded_rest.startswith(("ve ", "v/v", "cua ", "ket luan"))
            and not is_caps(piece.text[: found[1]])
        ):
            return None
        self.titled = self.anchored = True
        self._put(piece, Role.TITLE)
        self.state = Role.TITLE
        return i + 1

    def _plain(self, i: int, piece: Piece, folded: str) -> int:
        """A piece that names nothing by itself: a body's name, a subject, or the beginning of the text."""
        if self.state in (Role.TITLE, Role.OF_BODY, Role.SUBJECT):
            return self._under_title(i, piece, folded)
        if not self.titled and ABOUT.match(folded) and (self._has(Role.NUMBER) or self._has(Role.BODY_NAME)):
            self._put(piece, Role.ABOUT)
            self.state, self.anchored = Role.ABOUT, True
            return i + 1
        if self.state is Role.ABOUT and self._goes_on_about(piece):
            self._put(piece, Role.ABOUT)
            return i + 1
        if not self.titled and len(piece.text) < 90 and self._is_body_name(piece, folded):
            self._put(piece, Role.BODY_NAME)
            return i + 1
        opens = len(piece.text) > 100 or (OPENER.match(folded) and len(piece.text) > 40)
        if self.titled or (self.anchored and opens):
            return -1
        self._put(piece, Role.NOISE)
        return i + 1 if len([p for p in self.out if p.role is Role.NOISE]) < 25 else -1

    def _is_body_name(self, piece: Piece, folded: str) -> bool:
        if is_caps(piece.text):
            return True
        return bool(BODY.match(folded)) and not self._has(Role.NUMBER) and not piece.text.endswith((".", ";", ":", ","))

    def _goes_on_about(self, piece: Piece) -> bool:
        last = self.out[-1]
        if not self.fresh:
            return not (is_caps(piece.text) and BODY.match(piece.folded))
        return piece.text[0].islower() and last.role is not Role.BLANK

    def _under_title(self, i: int, piece: Piece, folded: str) -> int:
        """After the title line: "của …", the subject, then perhaps the authority that decides."""
        if (
            self.state is Role.TITLE
            and not self._title_rest()
            and folded.startswith("cua ")
            and len(folded) < 120
            and self._about_follows(i)
        ):
            self._put(piece, Role.OF_BODY)
            self.state = Role.OF_BODY
            return i + 1
        if (
            self.state is Role.OF_BODY
            and not folded.startswith(("ve ", "v/v"))
            and is_caps(piece.text)
            and self._about_follows(i)
        ):
            self._put(piece, Role.OF_BODY)
            return i + 1
        if self._is_authority(i, piece):
            self._put(piece, Role.AUTHORITY)
            self.state = Role.SUBJECT
            return i + 1
        subject = [p.piece for p in self.out if p.role is Role.SUBJECT]
        if self._has(Role.AUTHORITY) or not self._goes_on_subject(piece, folded, subject):
            return -1
        self._put(piece, Role.SUBJECT)
        self.state = Role.SUBJECT
        return i + 1

    def _about_follows(self, i: int) -> bool:
        for piece in self.pieces[i + 1 : i + 5]:
            if piece.text:
                return piece.folded.startswith(("ve ", "v/v", "thuc hien", "trien khai")) or is_caps(piece.text)
        return False

    def _goes_on_subject(self, piece: Piece, folded: str, subject: list[Piece]) -> bool:
        own = self._title_rest()
        if not subject:
            if own and self.fresh:
                return False
            return (
                bool(own)
                or not OPENER.match(folded)
                or (folded.startswith(("thuc hien", "trien khai")) and self._short(piece))
            )
        if self.fresh or len(subject) >= 8:
            return False
        last = subject[-1]
        if is_caps(last.text):
            return is_caps(piece.text) or (len(piece.text) < 30 and not OPENER.match(folded))
        if last.bold != piece.bold:
            return False
        if piece.text[0].islower() or last.text.endswith((",", "-", "–")):
            return True
        return not (OPENER.match(folded) or len(piece.text) > 60) and not piece.text.startswith(("-", "+"))

    def _short(self, piece: Piece) -> bool:
        return is_caps(piece.text) or (len(piece.text) < 400 and not piece.text.endswith((";", ":", ",", ".")))

    def _title_rest(self) -> str:
        for p in self.out:
            if p.role is Role.TITLE:
                found = title_of(p.piece.text)
                return p.piece.text[found[1] :].strip(" :-–") if found else ""
        return ""

    def _is_authority(self, i: int, piece: Piece) -> bool:
        if not is_caps(piece.text) or len(piece.text) > 120:
            return False
        begun = self._has(Role.AUTHORITY)
        if not begun and (not BODY_OR_POST.match(piece.folded) or piece.folded.startswith(("ban hanh ", "ban bo "))):
            return False
        for follower in self.pieces[i + 1 : i + 7]:
            if not follower.text or is_caps(follower.text) or follower.text.startswith("("):
                continue
            return follower.folded.startswith(("can cu", "theo ", "thuc hien", "xet ", "- can cu", "khoa "))
        return False

    def _has(self, role: Role) -> bool:
        return any(p.role is role for p in self.out)

    def _drop_leading_noise(self) -> None:
        while self.out and self.out[-1].role in (Role.NOISE, Role.BLANK):
            self.out.pop()


def _ends_a_date(rest: str) -> bool:
    """Nothing of weight follows the year; an urgent wire may print its hour there."""
    return len(rest) < 4 or (len(rest) < 24 and "giờ" in rest)
