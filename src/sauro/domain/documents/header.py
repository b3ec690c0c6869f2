"""Thể thức. The header's values, each from the pieces that the letterhead and the closing block gave a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sauro.domain.documents.closing import Closing
from sauro.domain.documents.forms import BODY, KIND_BY_CODE, TITLES
from sauro.domain.documents.headwords import DATE_LINE, Head, Role, title_of
from sauro.domain.documents.issuing import body_names
from sauro.domain.documents.model import DocumentKind, Family, Found, Header
from sauro.domain.documents.press import PressAccount
from sauro.domain.documents.source import Span
from sauro.domain.documents.view import Piece, View
from sauro.domain.text.fold import fold

_NUMBER = re.compile(
    r"(?P<serial>\d{1,5}[a-zA-Z]?)?\s{0,3}(?P<dash>[-–—]?)\s{0,3}(?P<slash>/?)\s{0,2}(?P<year>(?:19|"
    r"20)\d\d\s{0,2}/\s{0,2})?"
    r"(?P<code>[^\W\d_][\w.&]{0,14}(?:\s{0,2}[-–/]\s{0,2}[\w.&]{1,15}){0,4})"
)
_LABEL = re.compile(r"\s{0,3}[Ss][ốồôóòoO6]{1,2}\s{0,3}[:.;]?\s{0,3}[.…_\s]{0,20}")
_ABOUT = re.compile(r"\s{0,3}(?:V/v|v/v|V/V|V\.v|VV)\s{0,2}[:.]?\s{0,3}")
_DAMAGED = frozenset("^~{}©®|\\<>")
_BULLET = re.compile(r"[-–+•‐]\s{0,3}")
_TERM = re.compile(r"[,]?\s{1,3}(?:KH[ÓO][AÁ]|NHI[ỆE]M K[ỲY]|L[ẦA]N TH[ỨU]|K[ỲY] H[ỌO]P)\b.{0,80}$", re.IGNORECASE)
_NAMED = (
    r"((?:Văn phòng|Bộ|Sở|Ủy ban|Uỷ ban|UBND|Ban|Tỉnh ủy|Thành ủy|Đảng ủy|Cục|Thanh tra|Hội|Viện|Công "
    r"an)[^.;:,]{2,90}?)\s{1,3}"
)
_OPENING_ISSUER = {
    kind: re.compile(rf"(?:[,;.:]\s{{1,3}}|\n\s{{0,3}}){_NAMED}{verb}")
    for kind, verb in (
        ("huong_dan", r"hướng\s{1,3}dẫn\s{1,3}(?:một\s{1,3}số|thực|việc|về|như|các|công|nội)"),
        ("ke_hoach", r"(?:ban\s{1,3}hành|xây\s{1,3}dựng)\s{1,3}(?:K|k)ế\s{1,3}hoạch"),
    )
}
_CLOSING_ISSUER = re.compile(
    rf"(?:^|[.;:\n]\s{{0,3}}){_NAMED}"
    r"(?:xin |trân trọng )?thông\s{1,3}báo\s{1,3}(?:để|đến|tới)\b"
)


def read_header(view: View, head: Head, closing: Closing, press: PressAccount | None, family: Family) -> Header:
    """Thể thức. None, or an empty list, where the text does not print a value."""
    if press is not None:
        return _press_header(view, press)
    number, symbol = _number(view, head)
    kind = _kind(view, head, symbol)
    issuer, parent = _issuer(view, head, kind)
    place, issued_on = _date(view, head)
    return Header(
        issuer=issuer,
        parent=parent,
        doc_type=kind,
        number=number,
        symbol=symbol,
        place=place,
        issued_on=issued_on,
        subject=_subject(view, head),
        signer_name=_found(view, [closing.signature.name] if closing.signature.name else [], 0.95, "signature.name"),
        signer_title=_found(view, closing.signature.title, 0.95, "signature.title"),
        signing_form=_mandate(view, closing.signature.mandates),
        kinh_gui=tuple(_addressees(view, head)),
        noi_nhan=tuple(_recipients(view, closing)),
    )


def _press_header(view: View, press: PressAccount) -> Header:
    sure = 0.95 if press.sure else 0.75
    start = press.headline[0].start if press.headline else press.date_start
    kind = Found(
        DocumentKind.NEWS_ARTICLE.value, view.span(start, max(start, press.date_end)), sure, "kind.press_stamp"
    )
    issued = None
    if press.issued_on is not None:
        issued = Found(press.issued_on, view.span(press.date_start, press.date_end), sure, "date.press_stamp")
    return Header(doc_type=kind, issued_on=issued, subject=_found(view, press.headline, sure, "subject.headline"))


def _found(view: View, pieces: Sequence[Piece], confidence: float, because: str) -> Found | None:
    """The words of some pieces as one value: line breaks as one space, outer marks left out."""
    if not pieces:
        return None
    value = " ".join(" ".join(p.text.split()) for p in pieces).strip()
    if not value:
        return None
    return Found(value, _cover(view, pieces), _lowered(value, confidence), because)


def _cover(view: View, pieces: Sequence[Piece]) -> Span:
    """The stretch that holds all pieces (columns may have been read in another order than they are printed)."""
    return view.span(min(p.start for p in pieces), max(p.end for p in pieces))


def _lowered(value: str, confidence: float) -> float:
    """Words with signs that no name or title holds were damaged in recognition."""
    return round(confidence * 0.7, 2) if not _DAMAGED.isdisjoint(value) else confidence


def _sub(piece: Piece, start: int, end: int) -> Piece:
    """A part of a piece, stripped."""
    body = piece.text[start:end]
    left = len(body) - len(body.lstrip())
    text = body.strip()
    return Piece(
        piece.start + start + left, piece.start + start + left + len(text), text, piece.bold, piece.right, piece.line
    )


def _number(view: View, head: Head) -> tuple[Found | None, Found | None]:
    pieces = [p.piece for p in head.of(Role.NUMBER)]
    if not pieces:
        return None, None
    text = " ".join(p.text for p in pieces)
    label = _LABEL.match(text)
    start = label.end() if label else 0
    m = _NUMBER.match(text, start)
    if m is None or not (m.group("slash") or "/" in m.group("code") or m.group("dash")):
        return None, None
    sure = 0.97 if label else 0.8
    span = view.span(pieces[0].start + start, pieces[0].end) if len(pieces) == 1 else _cover(view, pieces)
    code = m.group("code").rstrip(" .-/")
    symbol = Found(" ".join(code.split()), span, sure, "number.symbol")
    if m.group("serial") is None:
        return None, Found(symbol.value, span, 0.7, "number.blank_serial")
    value = (
        " ".join(text[m.start() : m.start("code")].split())
        + ("" if text[m.start("code") - 1] != " " else " ")
        + symbol.value
    )
    return Found(value, span, sure, "number.line" if label else "number.bare"), symbol


def _kind(view: View, head: Head, symbol: Found | None) -> Found | None:
    for item in head.of(Role.TITLE):
        found = title_of(item.piece.text)
        if found is not None:
            kind = dict(TITLES)[found[0]]
            span = view.span(item.piece.start, item.piece.start + found[1])
            return Found(kind.value, span, 0.98, "kind.title_line") if kind else None
    about, to = head.of(Role.ABOUT), head.of(Role.TO)
    if about and to:
        span = view.span(to[0].piece.start, to[0].piece.end)
        return Found(DocumentKind.CONG_VAN.value, span, 0.93, "kind.addressed_letter")
    code = symbol.value.replace("–", "-").split("/")[0].split("-")[0].strip() if symbol else ""
    if code in KIND_BY_CODE and symbol is not None:
        sure = 0.6 if code == "QĐ" else 0.85
        return Found(KIND_BY_CODE[code].value, symbol.span, sure, "kind.symbol")
    wires = head.of(Role.WIRE)
    if wires:
        piece = wires[0].piece
        return Found(DocumentKind.CONG_DIEN.value, view.span(piece.start, piece.end), 0.85, "kind.wire")
    if to:
        piece = to[0].piece
        return Found(DocumentKind.CONG_VAN.value, view.span(piece.start, piece.end), 0.9, "kind.addressed_letter")
    if about:
        piece = about[0].piece
        return Found(DocumentKind.CONG_VAN.value, view.span(piece.start, piece.end), 0.75, "kind.letter_subject")
    return None


def _issuer(view: View, head: Head, kind: Found | None) -> tuple[Found | None, Found | None]:
    groups = body_names(head.of(Role.BODY_NAME))
    if groups:
        issuer = _found(view, [p.piece for p in groups[-1]], 0.95, "issuer.letterhead")
        parent = _found(view, [p.piece for p in groups[-2]], 0.92, "parent.letterhead") if len(groups) > 1 else None
        return _in_full(view, head, issuer), parent
    of_body = head.of(Role.OF_BODY)
    if of_body:
        first = of_body[0].piece
        pieces = [_sub(first, 3, len(first.text)), *(p.piece for p in of_body[1:])]
        return _found(view, pieces, 0.85, "issuer.under_title"), None
    for item in head.of(Role.WIRE):
        cut = item.piece.folded.rfind("dien")
        return _found(view, [_sub(item.piece, 0, cut)], 0.85, "issuer.wire"), None
    for item in head.of(Role.AUTHORITY):
        if BODY.match(item.piece.folded):
            return _found(view, [item.piece], 0.75, "issuer.authority_line"), None
    return _stated_issuer(view, head, kind), None


def _in_full(view: View, head: Head, issuer: Found | None) -> Found | None:
    """The same body printed in full over the legal grounds ("HỘI ĐỒNG NHÂN DÂN TỈNH" + province)."""
    lines = [p.piece for p in head.of(Role.AUTHORITY)]
    if issuer is None or not lines:
        return issuer
    value = _TERM.sub("", " ".join(p.text for p in lines))
    if fold(value).startswith(fold(issuer.value) + " "):
        return Found(value, _cover(view, lines), 0.9, "issuer.authority_line")
    return issuer


def _stated_issuer(view: View, head: Head, kind: Found | None) -> Found | None:
    """Without a head: the body that the text itself names as giving guidance, notice, or as issuing a plan."""
    opening = _OPENING_ISSUER.get(kind.value) if kind else None
    if opening is not None:
        m = opening.search(view.text, head.end, head.end + 3000)
        if m is None:
            return None
        return Found(" ".join(m.group(1).split()), view.span(m.start(1), m.end(1)), 0.7, "issuer.gives_guidance")
    if kind is None or kind.value != DocumentKind.THONG_BAO.value:
        return None
    stated = list(_CLOSING_ISSUER.finditer(view.text, max(head.end, len(view.text) - 8000)))
    if not stated:
        return None
    last = stated[-1]
    value = " ".join(last.group(1).split())
    return Found(value, view.span(last.start(1), last.end(1)), 0.7, "issuer.gives_notice")


def _date(view: View, head: Head) -> tuple[Found | None, Found | None]:
    pieces = [p.piece for p in head.of(Role.DATE)]
    if not pieces:
        return None, None
    m = DATE_LINE.match(" ".join(p.text for p in pieces))
    if m is None:
        return None, None
    span = _cover(view, pieces)
    name = " ".join((m.group("place") or "").split()).strip(" ,.-")
    place = Found(name, span, 0.95, "place.date_line") if name else None
    if m.group("short"):
        day, month, year = m.group("short").replace("/", "-").replace(".", "-").split("-")
    else:
        day, month, year = m.group("day").strip(), m.group("month").strip(), m.group("year")
    if not (day.isdecimal() and month.isdecimal() and 1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return place, None
    return place, Found(f"{year}-{int(month):02d}-{int(day):02d}", span, 0.97, "date.date_line")


def _subject(view: View, head: Head) -> Found | None:
    about = [p.piece for p in head.of(Role.ABOUT)]
    if about:
        return _found(view, about, 0.93, "subject.letter")
    pieces = [p.piece for p in head.of(Role.SUBJECT)]
    for item in head.of(Role.TITLE):
        found = title_of(item.piece.text)
        rest = _sub(item.piece, found[1], len(item.piece.text)) if found else None
        if rest is not None and any(c.isalpha() for c in rest.text):
            pieces = [rest, *pieces]
    return _found(view, pieces, 0.93, "subject.under_title")


def _mandate(view: View, mandates: Sequence[Piece]) -> Found | None:
    if not mandates:
        return None
    value = "; ".join(m.text for m in mandates)
    return Found(value, _cover(view, mandates), 0.96, "signature.mandate")


def _addressees(view: View, head: Head) -> Iterable[Found]:
    """The "Kính gửi" list: one entry a bullet; a list in running text is cut at its semicolons."""
    items: list[list[Piece]] = []
    bulleted = listed = False
    for item in head.of(Role.TO, Role.WIRE, Role.ADDRESSEE):
        piece = item.piece
        if item.role is not Role.ADDRESSEE:
            colon = piece.text.find(":")
            after = colon + 1 if colon >= 0 else len(piece.text)
            if item.role is Role.TO and colon < 0:
                after = len("kính gửi") + piece.folded.find("kinh")
            rest = _sub(piece, after, len(piece.text))
            lead = _BULLET.match(rest.text)
            if lead is not None:
                bulleted, rest = True, _sub(rest, lead.end(), len(rest.text))
            listed = not any(c.isalpha() for c in rest.text)
            if not listed:
                items.append([rest])
            continue
        bullet = _BULLET.match(piece.text)
        if bullet:
            bulleted = True
            items.append([_sub(piece, bullet.end(), len(piece.text))])
        elif not items or (not bulleted and _new_addressee(items[-1][-1], piece, listed=listed)):
            items.append([piece])
        else:
            items[-1].append(piece)
    for pieces in items:
        yield from _entries(view, pieces, split=not bulleted)


def _new_addressee(last: Piece, piece: Piece, *, listed: bool) -> bool:
    """Without bullets: a mark ends an entry; in a list under "Kính gửi:" so does the next body's name."""
    if last.text.endswith((";", ".")):
        return True
    begins = piece.text[0].isupper() and BODY.match(piece.folded) is not None
    return listed and begins and not last.text.endswith((",", "-"))


def _entries(view: View, pieces: list[Piece], *, split: bool) -> Iterable[Found]:
    if not split or len(pieces) > 1 or ";" not in pieces[0].text.rstrip("; ."):
        if split and any(";" in p.text.rstrip("; .") for p in pieces):
            yield from _split_entries(view, pieces)
            return
        found = _clean_item(view, pieces, "recipients.addressee")
        if found:
            yield found
        return
    yield from _split_entries(view, pieces)


def _split_entries(view: View, pieces: list[Piece]) -> Iterable[Found]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        at = 0
        while (cut := piece.text.find(";", at)) >= 0:
            groups[-1].append(_sub(piece, at, cut))
            groups.append([])
            at = cut + 1
        if piece.text[at:].strip():
            groups[-1].append(_sub(piece, at, len(piece.text)))
    for group in groups:
        found = _clean_item(view, group, "recipients.addressee") if group else None
        if found:
            yield found


def _clean_item(view: View, pieces: Sequence[Piece], because: str) -> Found | None:
    """One entry of a list, without its final mark."""
    last = pieces[-1]
    kept = last.text.rstrip(" .;,")
    trimmed = [*pieces[:-1], _sub(last, 0, len(kept))] if kept else list(pieces[:-1])
    return _found(view, [p for p in trimmed if any(c.isalnum() for c in p.text)], 0.94, because)


def _recipients(view: View, closing: Closing) -> Iterable[Found]:
    for pieces in closing.recipients:
        found = _clean_item(view, pieces, "recipients.copy_to")
        if found:
            yield found
