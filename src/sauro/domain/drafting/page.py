"""Trình bày của tệp DOCX. Paper, margins, font and size of the text against the guide; only where a DOCX was read."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.source import Span
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.sentence import N_, Sentence

_A4 = (210.0, 297.0)
_WHOLE = Span(0, 0)  # the file as a whole
_NEAR = 1.0  # millimetres: word processors round
_SIDES = (N_("trên"), N_("dưới"), N_("trái"), N_("phải"))
_FOREIGN_FROM = 3  # per cent of the letters: a symbol or a stamp in another font is no fault


def page_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về trang, lề, phông và cỡ chữ."""
    facts, guide = draft.page, draft.guide
    if facts is None or guide is None:
        return
    yield from _paper(draft, facts)
    yield from _margins(draft, facts)
    other = [name for name, share in facts.fonts if share >= _FOREIGN_FROM and name.casefold() != guide.font.casefold()]
    if other:
        yield draft.remark(
            "form.font",
            Severity.SHOULD,
            _WHOLE,
            N_("Nội dung dùng phông {fonts}."),
            N_("Dùng phông {font}."),
            fonts=", ".join(other),
            font=guide.font,
        )
    if facts.size is not None and guide.body is not None and not guide.body[0] <= facts.size <= guide.body[1]:
        least, most = guide.body
        wanted = f"{least:g}" if least == most else f"{least:g}-{most:g}"
        yield draft.remark(
            "form.font",
            Severity.SHOULD,
            _WHOLE,
            N_("Nội dung dùng cỡ chữ {size}."),
            N_("Dùng cỡ chữ {wanted}."),
            size=f"{facts.size:g}",
            wanted=wanted,
        )


def _paper(draft: Draft, facts: PageFacts) -> Iterator[Remark]:
    if facts.width is None or facts.height is None:
        return
    upright = abs(facts.width - _A4[0]) <= _NEAR and abs(facts.height - _A4[1]) <= _NEAR
    if not upright:
        yield draft.remark(
            "form.page",
            Severity.ERROR,
            _WHOLE,
            N_("Khổ giấy {width} × {height} mm."),
            N_("Dùng khổ A4 dọc, 210 × 297 mm."),
            width=f"{facts.width:.0f}",
            height=f"{facts.height:.0f}",
        )


def _margins(draft: Draft, facts: PageFacts) -> Iterator[Remark]:
    ranges = draft.guide.page if draft.guide else ()
    for side, value, allowed in zip(_SIDES, (facts.top, facts.bottom, facts.left, facts.right), ranges, strict=False):
        if value is None or allowed[0] - _NEAR <= value <= allowed[1] + _NEAR:
            continue
        wanted = f"{allowed[0]:g}" if allowed[0] == allowed[1] else f"{allowed[0]:g}-{allowed[1]:g}"
        yield draft.remark(
            "form.page",
            Severity.SHOULD,
            _WHOLE,
            N_("Lề {side} {value} mm."),
            N_("Đặt lề {side} {wanted} mm."),
            side=Sentence(side),
            value=f"{value:.0f}",
            wanted=wanted,
        )
