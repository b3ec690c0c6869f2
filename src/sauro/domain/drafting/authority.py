"""Thẩm quyền ban hành. Which body may issue which type, as a table of rows with their source; and the rule over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.documents.headwords import Role, title_of
from sauro.domain.documents.model import Family
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

_PARTY = "399-QĐ/TW ngày 09/01/2026"
_STATE = "30/2020/NĐ-CP, Phụ lục III"


class Issuer(StrEnum):
    """Loại cơ quan ban hành, as far as a letterhead tells it."""

    ANY_PARTY = "any_party"
    CELL = "cell"
    GRASS_ROOTS = "grass_roots"  # đảng ủy xã, phường, đặc khu, cơ quan, đơn vị
    GRASS_STANDING = "grass_standing"  # ban thường vụ of such a committee
    ADVISORY = "advisory"
    ANY_STATE = "any_state"
    DEPARTMENT = "department"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của bảng thẩm quyền: this issuer does not issue these types (folded title words)."""

    issuer: Issuer
    titles: tuple[str, ...]
    severity: Severity
    source: str
    right: str


TABLE: tuple[Row, ...] = (
    Row(
        Issuer.CELL, ("chi thi", "quy dinh", "huong dan", "thong tri"), Severity.ERROR, _PARTY,
        N_("Chi bộ ban hành nghị quyết, quyết định, kết luận, báo cáo, kế hoạch, chương trình, công văn."),
    ),
    Row(
        Issuer.GRASS_ROOTS, ("chi thi", "thong tri", "huong dan"), Severity.SHOULD, _PARTY,
        N_("Chỉ thị, thông tri là của cấp tỉnh trở lên; hướng dẫn ở cơ sở do ban thường vụ ban hành."),
    ),
    Row(
        Issuer.GRASS_STANDING, ("chi thi", "thong tri", "quy che"), Severity.SHOULD, _PARTY,
        N_("Chỉ thị, thông tri là của cấp tỉnh trở lên; quy chế ở cơ sở do đảng ủy ban hành."),
    ),
    Row(
        Issuer.ADVISORY, ("chi thi", "nghi quyet"), Severity.SHOULD, _PARTY,
        N_("Chỉ thị, nghị quyết là của cấp ủy; ban tham mưu ban hành kế hoạch, hướng dẫn, hoặc trình cấp ủy."),
    ),
    Row(
        Issuer.ANY_PARTY, ("cong dien",), Severity.LOOK, _PARTY,
        N_("Công điện không có trong các thể loại văn bản của Đảng; dùng công văn kèm dấu chỉ mức độ khẩn."),
    ),
    Row(
        Issuer.ANY_STATE, ("ket luan", "thong tri"), Severity.LOOK, _STATE,
        N_("Kết luận cuộc họp của cơ quan hành chính ra bằng thông báo; kết luận thanh tra theo Luật Thanh tra."),
    ),
    Row(
        Issuer.DEPARTMENT, ("nghi quyet",), Severity.ERROR, _STATE,
        N_("Nghị quyết là của hội đồng, của Chính phủ; sở, phòng ban hành quyết định, kế hoạch, công văn."),
    ),
    Row(
        Issuer.COUNCIL, ("chi thi", "cong dien"), Severity.SHOULD, _STATE,
        N_("Hội đồng nhân dân ban hành nghị quyết; chỉ thị, công điện là của ủy ban, chủ tịch ủy ban."),
    ),
)  # fmt: skip
_GRASS = re.compile(
    r"(?:dang uy|dang bo) (?:xa|phuong|dac khu|so|co quan so|cong ty|truong|benh vien|trung tam|chi cuc)\b"
)
_ADVISING = re.compile(
    r"(?:ban (?:to chuc|noi chinh|tuyen giao|dan van|xay dung dang)|"
    r"van phong (?:tinh uy|thanh uy|dang uy)|uy ban kiem tra)\b"
)


def authority_rules(draft: Draft) -> Iterator[Remark]:
    """Lời nhắc về thẩm quyền: the type in the title line is not one that this issuer issues."""
    title, issuer = _title(draft), draft.header.issuer
    if title is None or issuer is None:
        return
    name, item = title
    kinds = set(_kinds_of(draft, fold(issuer.value)))
    for row in TABLE:
        if row.issuer in kinds and name in row.titles and "thanh tra" not in fold(issuer.value):
            values = {"issuer": " ".join(issuer.value.split()), "title": name_of(draft, item)}
            yield Remark(
                "authority.type", row.severity, item, Sentence(N_("{issuer} ra văn bản “{title}”."), values),
                Sentence(row.right), row.source,
            )  # fmt: skip
            return


def name_of(draft: Draft, span: Span) -> str:
    """The title as printed, without line breaks."""
    return " ".join(span.of(draft.text).split()).strip("*_ ")


def _title(draft: Draft) -> tuple[str, Span] | None:
    for item in draft.head.of(Role.TITLE):
        found = title_of(item.piece.text)
        if found is not None:
            return found[0], draft.view.span(item.piece.start, item.piece.start + found[1])
    return None


def _kinds_of(draft: Draft, issuer: str) -> Iterator[Issuer]:
    if draft.family is Family.PARTY:
        yield Issuer.ANY_PARTY
        if issuer.startswith("chi bo"):
            yield Issuer.CELL
        elif _GRASS.match(issuer):
            yield Issuer.GRASS_STANDING if "ban thuong vu" in _signs_for(draft) else Issuer.GRASS_ROOTS
        elif _ADVISING.match(issuer):
            yield Issuer.ADVISORY
    elif draft.family is Family.STATE:
        yield Issuer.ANY_STATE
        if issuer.startswith(("so ", "phong ")):
            yield Issuer.DEPARTMENT
        elif issuer.startswith(("hoi dong nhan dan", "thuong truc hoi dong")):
            yield Issuer.COUNCIL


def _signs_for(draft: Draft) -> str:
    form = draft.header.signing_form
    if form is None or form.span is None:
        return ""
    end = draft.text.find("\n", form.span.end)
    return fold(draft.text[form.span.start : end if end >= 0 else len(draft.text)])
