"""Phần đầu của dự thảo. Names, number, place and date, subject, addressees: each as the guide of its family has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sauro.domain.documents.headwords import DATE_LINE, Role
from sauro.domain.documents.model import DocumentKind, Family, Found
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

_ALL_PARTS = 4  # of a letterhead: heading, issuer, number, date
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DASHES = re.compile(r"\s{0,3}[-–—]\s{0,3}")
_SERIAL = re.compile(r"(\d{1,6})[a-zA-Z]?(?=\s{0,3}[-–—/])")
_PARTY_ORDER = re.compile(r"(?:\d{1,6}[a-zA-Z]?)?\s{0,3}[-–—]?\s{0,3}[^\W\d_]{1,6}\s{0,3}/\s{0,3}[^\W\d_]")
_STATE_ORDER = re.compile(
    r"(?:\d{1,6}[a-zA-Z]?)?\s{0,3}/?\s{0,3}(?:\d{4}\s{0,3}/\s{0,3})?[^\W\d_][\w.&]{0,14}(?:[-–—/]|$)"
)
_PARTY_JOINED = re.compile(r"\d{1,6}[a-zA-Z]?\s{0,3}[-–—]")
_STATE_JOINED = re.compile(r"\d{1,6}[a-zA-Z]?\s{0,3}/")
_LABEL = re.compile(r"S[ốô]\s{0,2}(:?)\s{0,3}[.…_\s]{0,30}$")
_BARE_ABOUT = re.compile(r"[*_\s]{0,6}(V/v|v/v|V/V|VV|V\.v|Về việc|VỀ VIỆC|về việc)\s{0,2}(:?)")
_CODES: dict[str, tuple[str, ...]] = {
    DocumentKind.CHI_THI: ("CT",),
    DocumentKind.CONG_VAN: ("CV",),
    DocumentKind.KE_HOACH: ("KH",),
    DocumentKind.THONG_BAO: ("TB",),
    DocumentKind.QUYET_DINH: ("QĐ",),
    DocumentKind.CONG_DIEN: ("CĐ",),
    DocumentKind.HUONG_DAN: ("HD",),
    DocumentKind.KET_LUAN: ("KL",),
    DocumentKind.NGHI_QUYET: ("NQ",),
    DocumentKind.QUY_DINH: ("QĐ", "QĐi", "QyĐ"),
    DocumentKind.BAO_CAO: ("BC",),
    DocumentKind.TO_TRINH: ("TTr",),
    DocumentKind.CHUONG_TRINH: ("CTr", "CTHĐ", "CT"),
}
_TYPES = frozenset(code for codes in _CODES.values() for code in codes)


def head_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về phần đầu; nothing where the family of the draft cannot be told."""
    if draft.guide is None:
        return
    yield from _letterhead(draft)
    yield from _number(draft)
    yield from _code(draft)
    yield from _place_and_day(draft)
    yield from _subject(draft)
    yield from _addressees(draft)


def _letterhead(draft: Draft) -> Iterator[Remark]:
    """What the head must hold, all that is missing in one remark; and the names of nation and Party."""
    head, header = draft.head, draft.header
    party = draft.family is Family.PARTY
    numbered = header.number or header.symbol or head.has(Role.NUMBER)
    lacking: list[str | Sentence] = [
        Sentence(word)
        for word, there in (
            (
                N_("tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”") if party else N_("quốc hiệu"),
                head.has(Role.PARTY if party else Role.NATION),
            ),
            (N_("tên cơ quan ban hành"), header.issuer is not None),
            (N_("số, ký hiệu"), bool(numbered)),
            (N_("địa danh và ngày, tháng, năm"), head.has(Role.DATE)),
        )
        if not there
    ]
    if len(lacking) == _ALL_PARTS and header.subject is None:
        lacking.append(Sentence(N_("trích yếu")))
    if lacking:
        places = {str(n): word for n, word in enumerate(lacking)}
        listed = Sentence(", ".join(f"{{{n}}}" for n in places), places)
        yield draft.remark(
            "form.head",
            Severity.ERROR,
            Span(0, 0),
            N_("Phần đầu thiếu: {parts}."),
            N_("Ghi đủ phần đầu theo {guide}."),
            parts=listed,
            guide=draft.guide.name if draft.guide else "",
        )
    if head.has(Role.PARTY) and head.has(Role.NATION):
        at = draft.span_of(head.of(Role.NATION if party else Role.PARTY)[0])
        yield draft.remark(
            "form.nation",
            Severity.ERROR,
            at,
            N_("Phần đầu có cả quốc hiệu và tiêu đề văn bản của Đảng."),
            N_("Văn bản của Đảng chỉ ghi “ĐẢNG CỘNG SẢN VIỆT NAM”; văn bản hành chính chỉ ghi quốc hiệu, tiêu ngữ."),
        )
    if not party:
        yield from _motto(draft)


def _motto(draft: Draft) -> Iterator[Remark]:
    mottoes = draft.head.of(Role.MOTTO)
    if not mottoes:
        if draft.head.has(Role.NATION):
            at = draft.span_of(draft.head.of(Role.NATION)[-1])
            yield draft.remark(
                "form.nation",
                Severity.ERROR,
                at,
                N_("Dưới quốc hiệu thiếu tiêu ngữ."),
                N_("Ghi “{motto}”."),
                motto=MOTTO,
            )
        return
    printed = " ".join(" ".join(item.piece.text for item in mottoes).split())
    if fold(printed).replace(" ", "") == fold(MOTTO).replace(" ", "") and _DASHES.sub(" - ", printed) != MOTTO:
        yield draft.remark(
            "form.nation",
            Severity.SHOULD,
            draft.span_of(mottoes[0]),
            N_("Tiêu ngữ ghi “{printed}”."),
            N_("Ghi “{motto}”."),
            printed=printed,
            motto=MOTTO,
        )


def _number(draft: Draft) -> Iterator[Remark]:
    found = draft.header.number or draft.header.symbol
    if found is None or found.span is None:
        return
    party = draft.family is Family.PARTY
    printed, span = found.value, found.span
    example = (
        N_("số, gạch nối, tên loại, gạch chéo, cơ quan: 05-CV/TU")
        if party
        else N_("số, gạch chéo, tên loại, gạch nối, cơ quan: 05/KH-UBND")
    )
    joined, order = (_PARTY_JOINED, _PARTY_ORDER) if party else (_STATE_JOINED, _STATE_ORDER)
    if draft.header.number is not None and (not joined.match(printed) or not order.match(printed)):
        yield draft.remark(
            "form.number",
            Severity.ERROR,
            span,
            N_("Số, ký hiệu “{printed}” không đúng mẫu của hệ văn bản này."),
            N_("Ghi theo thứ tự {example}."),
            printed=printed,
            example=Sentence(example),
        )
        return
    neat = _neat(printed)
    if neat != printed:
        yield draft.remark(
            "form.number",
            Severity.SHOULD,
            span,
            N_("Số, ký hiệu “{printed}” có khoảng trống hoặc gạch dài."),
            N_("Ghi liền “{neat}”."),
            printed=printed,
            neat=neat,
        )
    yield from _serial(draft, found, neat)
    yield from _number_label(draft, span, party)


def _neat(printed: str) -> str:
    """The number without blanks, with plain hyphens."""
    return "".join("-" if ch in "–—" else ch for ch in printed if not ch.isspace())


def _serial(draft: Draft, found: Found, neat: str) -> Iterator[Remark]:
    serial = _SERIAL.match(neat)
    if serial is None or found.span is None:
        return
    digits = serial.group(1)
    values = {"printed": digits, "neat": f"{int(digits):02d}"}
    if int(digits) < 10 and len(digits) == 1:
        yield draft.remark(
            "form.number",
            Severity.SHOULD,
            found.span,
            N_("Số dưới 10 ghi “{printed}”."),
            N_("Thêm số 0 phía trước: “{neat}”."),
            **values,
        )
    elif len(digits) > 2 and digits.startswith("0"):
        yield draft.remark(
            "form.number",
            Severity.LOOK,
            found.span,
            N_("Số ghi “{printed}”, thừa số 0 phía trước."),
            N_("Chỉ số dưới 10 thêm một số 0: “{neat}”."),
            **values,
        )


def _number_label(draft: Draft, span: Span, party: bool) -> Iterator[Remark]:
    before = draft.text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
    label = _LABEL.search(before)
    if label is None:
        return
    at = Span(span.start - len(before) + label.start(), span.start)
    if party and label.group(1):
        yield draft.remark(
            "form.number",
            Severity.SHOULD,
            at,
            N_("Văn bản của Đảng ghi “Số” không có dấu hai chấm."),
            N_("Bỏ dấu hai chấm sau chữ “Số”."),
        )
    elif not party and not label.group(1):
        yield draft.remark(
            "form.number",
            Severity.SHOULD,
            at,
            N_("Văn bản hành chính ghi “Số:” có dấu hai chấm."),
            N_("Thêm dấu hai chấm sau chữ “Số”."),
        )


def _code(draft: Draft) -> Iterator[Remark]:
    """The code of the type against the title line, which alone says what kind of document it is."""
    symbol, kind = draft.header.symbol, draft.header.doc_type
    if symbol is None or symbol.span is None or kind is None or kind.because not in _TITLED:
        return
    code = _neat(symbol.value).split("/")[0].split("-")[0]
    party, letter = draft.family is Family.PARTY, draft.letter
    wanted = _CODES.get(kind.value, ())
    if letter and not party:
        if code == "CV":
            yield draft.remark(
                "form.code",
                Severity.SHOULD,
                symbol.span,
                N_("Công văn hành chính không ghi tên loại “CV” trong ký hiệu."),
                N_("Ghi cơ quan ban hành, gạch nối, đơn vị soạn thảo: 05/UBND-KT."),
            )
        return
    if wanted and code in _TYPES and code not in wanted:
        yield draft.remark(
            "form.code",
            Severity.ERROR,
            symbol.span,
            N_("Ký hiệu ghi “{code}”, tên loại là {title}."),
            N_("Dùng chữ viết tắt “{wanted}”, hoặc sửa tên loại."),
            code=code,
            wanted=wanted[0],
            title=_printed(draft, kind),
        )


_TITLED = frozenset(("kind.title_line", "kind.addressed_letter"))


def _printed(draft: Draft, found: Found) -> str:
    """How a title line reads; "công văn" where a letter has none."""
    return "công văn" if draft.letter else " ".join(found.span.of(draft.text).split()) if found.span else found.value


def _place_and_day(draft: Draft) -> Iterator[Remark]:
    pieces = draft.head.of(Role.DATE)
    if not pieces:
        return
    m = DATE_LINE.match(" ".join(" ".join(item.piece.text for item in pieces).split()))
    if m is None:
        return
    first, last = draft.span_of(pieces[0]), draft.span_of(pieces[-1])
    span = Span(min(first.start, last.start), max(first.end, last.end))
    if not (m.group("place") or "").strip():
        yield draft.remark(
            "form.day",
            Severity.SHOULD,
            span,
            N_("Trước ngày, tháng thiếu địa danh."),
            N_("Ghi địa danh nơi cơ quan đóng, dấu phẩy, rồi ngày, tháng, năm."),
        )
    if m.group("short"):
        yield draft.remark(
            "form.day",
            Severity.SHOULD,
            span,
            N_("Ngày ban hành ghi tắt “{printed}”."),
            N_("Ghi “ngày … tháng … năm …”."),
            printed=m.group("short"),
        )
        return
    day, month = m.group("day").strip(), m.group("month").strip()
    if (day.isdecimal() and len(day) == 1) or month in ("1", "2"):
        neat = f"ngày {day.zfill(2)} tháng {month.zfill(2) if month in ('1', '2') else month}"
        yield draft.remark(
            "form.day",
            Severity.SHOULD,
            span,
            N_("Ngày dưới 10, tháng 1, tháng 2 ghi thiếu số 0."),
            N_("Ghi “{neat}”."),
            neat=neat,
        )
    elif month.isdecimal() and len(month) == 2 and 3 <= int(month) <= 9:
        yield draft.remark(
            "form.day",
            Severity.LOOK,
            span,
            N_("Tháng ghi “{month}”: chỉ tháng 1, tháng 2 thêm số 0."),
            N_("Ghi “tháng {neat}”."),
            month=month,
            neat=str(int(month)),
        )


def _headed(draft: Draft) -> bool:
    """Whether anything of a letterhead is there: names, number, date, title."""
    return any(draft.head.has(r) for r in (Role.NATION, Role.PARTY, Role.NUMBER, Role.DATE, Role.TITLE, Role.BODY_NAME))


def _subject(draft: Draft) -> Iterator[Remark]:
    subject, guide = draft.header.subject, draft.guide
    if guide is None or draft.kind in ("", DocumentKind.NEWS_ARTICLE):
        return
    if not _headed(draft):
        return  # what is missing as a whole is told once
    severity, said, right = Severity.SHOULD, "", ""
    span = draft.opening(subject.span, 40) if subject and subject.span else Span(0, 0)
    opening = _BARE_ABOUT.match(subject.value) if subject else None
    short = opening is not None and opening.group(1).lower().startswith("v") and "iệc" not in opening.group(1).lower()
    if subject is None:
        said, right = N_("Không thấy trích yếu nội dung."), N_("Ghi một câu nêu nội dung chủ yếu của văn bản.")
    elif not draft.letter and short:
        said = N_("Văn bản có tên loại mà trích yếu mở đầu bằng “V/v”.")
        right = N_("Dưới tên loại ghi “về …”; “V/v” chỉ dùng cho công văn.")
    elif draft.letter and guide.about == "words" and short:
        severity, right = Severity.LOOK, N_("Ghi “Về việc …”.")
        said = N_("Trích yếu mở đầu bằng “V/v”; các bản hướng dẫn lại ghi khác nhau.")
    elif draft.letter and guide.about == "short" and not short:
        said = N_("Trích yếu công văn hành chính không mở đầu bằng “V/v”.")
        right = N_("Ghi “V/v …” dưới số, ký hiệu.")
    elif draft.letter and guide.about == "short" and opening is not None and opening.group(2):
        said, right = N_("Sau “V/v” có dấu hai chấm."), N_("Ghi “V/v …”, không có dấu hai chấm.")
    if said:
        yield draft.remark("form.subject", severity, span, said, right)


def _addressees(draft: Draft) -> Iterator[Remark]:
    if draft.kind not in (DocumentKind.CONG_VAN, DocumentKind.TO_TRINH) or draft.header.kinh_gui:
        return
    if draft.head.has(Role.TO):
        return
    yield draft.remark(
        "form.addressees",
        Severity.ERROR,
        Span(draft.reading.parsed.layout.head_end, draft.reading.parsed.layout.head_end),
        N_("Công văn, tờ trình thiếu “Kính gửi”."),
        N_("Ghi “Kính gửi:” và nơi phải thực hiện hoặc giải quyết."),
    )
