"""Phần cuối của dự thảo. How the body ends, Nơi nhận and its last line, who signs for whom and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sauro.domain.documents.model import DocumentKind, Family, Found
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold

_ENDED = re.compile(r"[.…]\s{0,2}/\s{0,2}\.[\s\"”’)]{0,4}$")
_STATE_KEPT = re.compile(r"luu\s{0,2}:\s{0,2}(?:vt\b|van thu\b)")
_MORE = re.compile(r"[^\n]{0,80}\n\s{0,6}[-–+]\s{0,3}[^\W\d_]")
_DEPUTY = ("PHÓ ", "THỨ TRƯỞNG")
_DEGREE = re.compile(r"(?:PGS|GS|TS|ThS|Th\.s|Tiến sĩ|Thạc sĩ|BS|KS|CN|CKI{1,2})[.,]?\s{1,3}$", re.IGNORECASE)
_UNENDED = frozenset((DocumentKind.NEWS_ARTICLE, ""))
_COMMITTEES = ("BÍ THƯ", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "TỈNH ỦY", "ĐẢNG ỦY", "THÀNH ỦY", "CHI BỘ", "CHI ỦY")


def tail_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về phần cuối; nothing where the family of the draft cannot be told."""
    if draft.guide is None:
        return
    yield from _ending(draft)
    yield from _recipients(draft)
    yield from _signature(draft)


def _ending(draft: Draft) -> Iterator[Remark]:
    """The last sign of the body: ./. of the State, a plain full stop of the Party's newer guide."""
    layout, guide = draft.reading.parsed.layout, draft.guide
    body = draft.text[layout.head_end : layout.tail_start].rstrip(" \t\r\n*_")
    if guide is None or draft.kind in _UNENDED or len(body) < 80:
        return
    end = layout.head_end + len(body)
    ended = _ENDED.search(body[-12:])
    span = Span(end - len(body[-12:].split(" ")[-1]), end)
    if guide.closing == "stroke" and ended is None:
        yield draft.remark(
            "form.ending",
            Severity.SHOULD,
            span,
            N_("Nội dung không kết thúc bằng “./.”."),
            N_("Kết thúc nội dung bằng “./.”."),
        )
    elif guide.closing == "full_stop" and ended is not None:
        yield draft.remark(
            "form.ending",
            Severity.SHOULD,
            span,
            N_("Nội dung kết thúc bằng “./.”."),
            N_("Văn bản của Đảng kết thúc bằng dấu chấm."),
        )


def _recipients(draft: Draft) -> Iterator[Remark]:
    listed = draft.header.noi_nhan
    tail = draft.reading.parsed.layout.tail_start
    if not listed:
        yield draft.remark(
            "form.recipients",
            Severity.ERROR,
            Span(tail, tail),
            N_("Thiếu “Nơi nhận”."),
            N_("Ghi nơi nhận; dòng cuối là nơi lưu."),
        )
        return
    kept = next((found for found in reversed(listed) if fold(found.value).startswith("luu")), None)
    last = listed[-1].span or Span(tail, tail)
    party = draft.family is Family.PARTY
    if kept is None or kept.span is None:
        yield draft.remark(
            "form.recipients",
            Severity.SHOULD,
            last,
            N_("“Nơi nhận” không có dòng lưu."),
            N_("Thêm dòng cuối “Lưu Văn phòng …”.") if party else N_("Thêm dòng cuối “Lưu: VT, …”."),
        )
        return
    yield from _kept_line(draft, kept.value, kept.span)


def _kept_line(draft: Draft, printed: str, span: Span) -> Iterator[Remark]:
    party = draft.family is Family.PARTY
    if party and (fold(printed).startswith("luu:") or " vt" in fold(printed).replace(":", " ")[:9]):
        yield draft.remark(
            "form.recipients",
            Severity.SHOULD,
            span,
            N_("Dòng lưu ghi “{printed}” theo mẫu văn bản hành chính."),
            N_("Văn bản của Đảng ghi “Lưu Văn phòng …”, không có “VT”, không có dấu hai chấm."),
            printed=printed,
        )
    elif not party and not _STATE_KEPT.match(fold(printed)):
        yield draft.remark(
            "form.recipients",
            Severity.SHOULD,
            span,
            N_("Dòng lưu ghi “{printed}”."),
            N_("Ghi “Lưu: VT”, rồi đơn vị soạn thảo."),
            printed=printed,
        )
    if _MORE.match(draft.text, span.end):
        yield draft.remark(
            "form.recipients",
            Severity.SHOULD,
            span,
            N_("Dòng lưu không đứng cuối “Nơi nhận”."),
            N_("Đưa dòng lưu xuống cuối."),
        )


def _signature(draft: Draft) -> Iterator[Remark]:
    header = draft.header
    title, form, name = header.signer_title, header.signing_form, header.signer_name
    if title is None and form is None:
        at = draft.reading.parsed.layout.tail_end
        yield draft.remark(
            "form.signature",
            Severity.SHOULD,
            Span(at, at),
            N_("Không thấy chức vụ người ký."),
            N_("Ghi thẩm quyền ký, chức vụ và họ tên người ký."),
        )
        return
    if form is not None and form.span is not None:
        yield from _mandate(draft, form)
    if title is not None and title.span is not None:
        yield from _title(draft, title, form)
    if name is not None and name.span is not None:
        before = draft.text[max(0, name.span.start - 24) : name.span.start].rpartition("\n")[2]
        if _DEGREE.search(before):
            yield draft.remark(
                "form.signature",
                Severity.SHOULD,
                Span(name.span.start - len(before), name.span.end),
                N_("Trước họ tên người ký có học hàm, học vị."),
                N_("Chỉ ghi họ tên."),
            )


def _mandate(draft: Draft, form: Found) -> Iterator[Remark]:
    assert form.span is not None
    party = draft.family is Family.PARTY
    for printed in form.value.split("; "):
        word = printed.strip().rstrip(".").replace("/", "").replace(".", "")
        slashed = "/" in printed
        if party and word in ("TU", "TUQ"):
            yield draft.remark(
                "form.signature",
                Severity.ERROR,
                form.span,
                N_("Văn bản của Đảng không có hình thức ký “{printed}”."),
                N_("Dùng T/M, K/T hoặc T/L theo thẩm quyền."),
                printed=printed,
            )
        elif party and not slashed:
            yield draft.remark(
                "form.signature",
                Severity.ERROR,
                form.span,
                N_("Hình thức ký ghi “{printed}” theo mẫu văn bản hành chính."),
                N_("Văn bản của Đảng ghi “{neat}”."),
                printed=printed,
                neat=f"{word[0]}/{word[1:]}",
            )
        elif not party and slashed:
            yield draft.remark(
                "form.signature",
                Severity.ERROR,
                form.span,
                N_("Hình thức ký ghi “{printed}” theo mẫu văn bản của Đảng."),
                N_("Văn bản hành chính ghi “{neat}”."),
                printed=printed,
                neat=f"{word}.",
            )
        elif not party and not printed.endswith("."):
            yield draft.remark(
                "form.signature",
                Severity.SHOULD,
                form.span,
                N_("Hình thức ký ghi “{printed}” thiếu dấu chấm."),
                N_("Ghi “{neat}”."),
                printed=printed,
                neat=f"{word}.",
            )


def _title(draft: Draft, title: Found, form: Found | None) -> Iterator[Remark]:
    assert title.span is not None
    party = draft.family is Family.PARTY
    words, mandate = title.value.upper(), form.value if form else ""
    instead = "KT" in mandate.replace("/", "")
    line = _line_of(draft.text, form.span.start) if form and form.span else ""
    if party and instead and any(body in line.upper() for body in _COMMITTEES):
        yield draft.remark(
            "form.signature",
            Severity.ERROR,
            title.span,
            N_("Cấp ủy ký thay mặt (T/M), không ký thay (K/T)."),
            N_("Ghi “T/M BAN THƯỜNG VỤ”, dưới là chức vụ người ký."),
        )
    elif instead and not words.startswith(_DEPUTY):
        yield draft.remark(
            "form.signature",
            Severity.ERROR,
            title.span,
            N_("Ký thay mà chức vụ người ký là “{title}”."),
            N_("Ký thay là cấp phó ký; cấp trưởng ký thì bỏ dòng ký thay."),
            title=title.value,
        )
    elif not mandate and words.startswith("PHÓ "):
        yield draft.remark(
            "form.signature",
            Severity.ERROR,
            title.span,
            N_("“{title}” ký mà không ghi ký thay hoặc ký thay mặt."),
            N_("Ghi “K/T …” hoặc “T/M …” trên dòng chức vụ.")
            if party
            else N_("Ghi “KT. …” hoặc “TM. …” trên dòng chức vụ."),
            title=title.value,
        )


def _line_of(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]
