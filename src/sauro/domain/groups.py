"""Nhóm nơi nhận. A printed line of addressees becomes conditions on bodies, names, or "not a body" (C0, E0, A6a).

"Các đảng ủy trực thuộc Tỉnh ủy" is a dated set: who belongs to it is asked of the bodies of one day (`belongs`). What
cannot be read stays printed and asks a person; nothing is guessed from likeness.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold


class Group(StrEnum):
    """Nhóm cơ quan that a line may name."""

    ADVISORY = "advisory"
    DEPARTMENTS = "departments"
    MASS = "mass"
    PARTY_COMMITTEES = "party_committees"
    COMMUNE_PARTY = "commune_party"
    COMMUNES = "communes"
    DISTRICT_PARTY = "district_party"
    GRASSROOTS = "grassroots"
    EVERYONE = "everyone"


class Line(StrEnum):
    """Loại dòng nơi nhận."""

    BODIES = "bodies"
    PERSONS = "persons"
    ABOVE = "above"  # "Như trên": the list of Kính gửi
    ARTICLE = "article"  # "Như Điều 3"
    COPY = "copy"  # to report, to know, to file: nothing to carry out


RULES: dict[str, str] = {
    "group.advisory": N_("cơ quan tham mưu, giúp việc cấp ủy tỉnh còn hoạt động trong ngày"),
    "group.departments": N_("sở, ban, ngành cấp tỉnh còn hoạt động trong ngày"),
    "group.mass": N_("tổ chức chính trị - xã hội cấp tỉnh còn hoạt động trong ngày"),
    "group.party_committees": N_("đảng ủy trực thuộc cấp ủy tỉnh trong ngày"),
    "group.commune_party": N_("đảng ủy xã, phường, đặc khu trực thuộc cấp ủy tỉnh trong ngày"),
    "group.communes": N_("Ủy ban nhân dân xã, phường, đặc khu còn hoạt động trong ngày"),
    "group.district_party": N_("cấp ủy cấp huyện: đã kết thúc hoạt động từ 01/7/2025"),
    "group.grassroots": N_("tổ chức đảng cơ sở trực thuộc nơi ban hành trong ngày"),
    "group.everyone": N_("mọi cơ quan, đơn vị, địa phương trực thuộc tỉnh trong ngày"),
    "name": N_("tên một cơ quan trong danh mục"),
    "article": N_("tên cơ quan trong điều khoản được dẫn"),
    "heir": N_("cơ quan kế thừa của nơi được gửi"),
    "person": N_("chuyên viên tổng hợp chỉ định"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """Cơ quan trong một ngày, with the body directly above it that day."""

    agency_id: int
    name: str
    kind: BodyKind
    level: Level
    tree: Tree
    parent_id: int | None = None
    parent_kind: BodyKind | None = None
    parent_level: Level | None = None


@dataclass(frozen=True, slots=True)
class LineReading:
    """Dòng nơi nhận đã đọc. `groups`; `found`: (printed name, body); `unread`: parts that ask a person; `article`."""

    line: Line
    groups: tuple[Group, ...] = ()
    found: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()
    article: int = 0


_LEVEL = r"(?: cap)?(?: tinh| thanh pho)?"
_COMMUNES = r"(?:xa, phuong(?:,? (?:va )?dac khu)?|phuong, xa|xa(?=$|[;.]))"
_WORDS: tuple[tuple[Group, str], ...] = (
    (Group.EVERYONE, r"(?:cac )?(?:cap uy, to chuc dang, )?(?:chinh quyen, )?co quan, don vi,? (?:va )?dia phuong"),
    (Group.ADVISORY, r"(?:cac )?co quan tham muu,? giup viec(?: cua)? tinh uy|cac ban(?: cua| dang)? tinh uy"),
    (Group.MASS, rf"(?:cac )?to chuc chinh tri ?- ?xa hoi{_LEVEL}|(?:cac )?doan the(?: cap)? (?:tinh|thanh pho)"),
    (
        Group.DEPARTMENTS,
        r"(?:thu truong |giam doc )?(?:cac )?(?:so, ban,? (?:va )?nganh|so,? nganh|co quan chuyen mon thuoc "
        rf"(?:ubnd|uy ban nhan dan)){_LEVEL}",
    ),
    (Group.DISTRICT_PARTY, r"(?:cac )?(?:thanh uy, huyen uy|huyen uy, thanh uy|huyen uy)(?: va thanh uy)?"),
    (
        Group.PARTY_COMMITTEES,
        r"(?:cac )?(?:dang uy|cap uy|dang bo)(?: cap tren co so)? truc thuoc tinh uy|(?:cac )?dang bo truc thuoc tinh",
    ),
    (Group.COMMUNE_PARTY, rf"(?:cac )?dang uy (?:cac |cap )?{_COMMUNES}"),
    (
        Group.COMMUNES,
        r"(?:(?:hoi dong nhan dan|hdnd),? (?:va )?)?(?:chu tich )?(?:(?:cac )?(?:uy ban nhan dan|ubnd) )?(?:cac|cap) "
        rf"{_COMMUNES}",
    ),
    (Group.GRASSROOTS, r"(?:cac )?(?:dang bo, chi bo|chi bo, dang bo|cap uy|to chuc dang)(?: truc thuoc)?,? co so"),
)
_GROUPS = tuple((group, re.compile(words)) for group, words in _WORDS)
_PARTS = re.compile(r"[,;]")
_HALVES = re.compile(r" và | & ")
_PERSONS = re.compile(
    r"(?:cac )?(?:dong chi|d/c|ong|ba|uy vien)\b|thanh vien\b|cac (?:tinh|thanh) uy vien|"
    r"(?:chu tich|bi thu|ct|cvp|chanh van phong|thu tuong|pho|lanh dao)\b[^;]{0,30}?\b(?:pho|pct|pcvp|ttg|lanh dao)\b"
)
_CENTRAL = re.compile(r"\btrung uong\b|\btw\b|\bvptw\b")
_COPY = re.compile(r"\((?:de )?(?:bao cao|b/c|biet|phoi hop|p/h|theo doi|kiem tra)\)|^luu\b|^website|^cong thong tin")
_ARTICLE = re.compile(r"nhu (?:khoan \d{1,2} )?dieu (\d{1,2})")
_DROPPED = re.compile(r"^(?:cac|cap uy cac co quan|cap uy|va|cua)\s{0,2}:?$")
_LEAD_IN = re.compile(r"^(?:cap uy )?cac (?:co quan|don vi|so|ban)\s{0,2}:\s{0,2}")


def read_line(printed: str, resolve: Callable[[str], int | None]) -> LineReading:
    """Đọc một dòng nơi nhận. `resolve`: a printed name to the one body that it certainly means, else None."""
    text = " ".join(printed.split()).strip(" -*+.;,")
    folded = fold(text)
    if folded.startswith("nhu tren"):
        return LineReading(Line.ABOVE)
    if article := _ARTICLE.search(folded):
        return LineReading(Line.ARTICLE, article=int(article[1]))
    if _COPY.search(folded):
        return LineReading(Line.COPY)
    whole = resolve(text)
    if whole is not None:
        return LineReading(Line.BODIES, found=((text, whole),))
    if _PERSONS.match(folded):
        return LineReading(Line.PERSONS)
    if _CENTRAL.search(folded):
        return LineReading(Line.BODIES, unread=(text,))  # "UBKT" beside "VPTW" is not the province's
    groups, rest = _groups(text, folded)
    found, unread = names_in(rest, resolve)
    return LineReading(Line.BODIES, groups, found, unread)


def _groups(text: str, folded: str) -> tuple[tuple[Group, ...], str]:
    """The groups of a line in its order, and what is left of it."""
    taken: list[tuple[int, int, Group]] = []
    for group, pattern in _GROUPS:
        for m in pattern.finditer(folded):
            if not any(start < m.end() and m.start() < end for start, end, _ in taken):
                taken.append((m.start(), m.end(), group))
    rest, at = [], 0
    for start, end, _ in sorted(taken):
        rest.append(text[at:start])
        at = end
    rest.append(text[at:])
    return tuple(dict.fromkeys(g for _, _, g in sorted(taken))), ",".join(rest)


def names_in(text: str, resolve: Callable[[str], int | None]) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Các tên trong một dòng: those resolved, and the parts that are not. The last word of place serves all of a list
    ("HĐND, UBND tỉnh"); a name that holds a comma itself is tried before its parts."""
    body = text[len(m.group()) :] if (m := _LEAD_IN.match(fold(text))) else text
    parts = [p.strip(" .;:-") for p in _PARTS.split(body)]
    place = fold(text).rstrip(" .;")
    tails = ("", " tỉnh") if place.endswith(" tinh") else ("", " Tỉnh ủy") if place.endswith("tinh uy") else ("",)
    found: list[tuple[str, int]] = []
    unread: list[str] = []
    at = 0
    while at < len(parts):
        for upto in range(min(len(parts), at + 3), at, -1):
            name = ", ".join(parts[at:upto])
            hits = [hit for tail in tails if name and (hit := resolve(name + tail)) is not None]
            if hits:
                found.append((name, hits[0]))
                at = upto
                break
        else:
            halves = _HALVES.split(parts[at])
            hits2 = [(h, resolve(h)) for h in halves]
            if len(halves) > 1 and all(hit is not None for _, hit in hits2):
                found += [(h, hit) for h, hit in hits2 if hit is not None]
            elif parts[at] and not _DROPPED.match(fold(parts[at])):
                unread.append(parts[at])
            at += 1
    return tuple(found), tuple(unread)


def belongs(group: Group, body: Body, issuer_id: int | None = None) -> bool:
    """Thuộc nhóm. Whether a body of the day is meant by a group; `issuer_id` for groups seen from the issuer."""
    top = body.parent_kind is BodyKind.COMMITTEE and body.parent_level is Level.PROVINCE
    if group is Group.ADVISORY:
        return body.kind is BodyKind.ADVISORY and body.level is Level.PROVINCE
    if group is Group.DEPARTMENTS:
        return body.kind in (BodyKind.DEPARTMENT, BodyKind.VERTICAL) and body.level is Level.PROVINCE
    if group is Group.MASS:
        return body.kind is BodyKind.FRONT and body.level is Level.PROVINCE and body.parent_kind is BodyKind.FRONT
    if group is Group.PARTY_COMMITTEES:
        return body.kind is BodyKind.PARTY_COMMITTEE and body.level is not Level.DISTRICT and top
    if group is Group.COMMUNE_PARTY:
        return body.kind is BodyKind.PARTY_COMMITTEE and body.level is Level.COMMUNE and top
    if group is Group.COMMUNES:
        return body.kind is BodyKind.PEOPLE_COMMITTEE and body.level is Level.COMMUNE
    if group is Group.DISTRICT_PARTY:
        return body.kind is BodyKind.PARTY_COMMITTEE and body.level is Level.DISTRICT
    if group is Group.GRASSROOTS:
        return body.tree is Tree.PARTY and issuer_id is not None and body.parent_id == issuer_id
    return _everyone(body, top)


def _everyone(body: Body, top: bool) -> bool:
    """Every body that works directly under the province: no standing board, no cell, no office of a commune."""
    if body.kind in (BodyKind.COMMITTEE, BodyKind.GROUP, BodyKind.COUNCIL):
        return False
    if body.level is Level.COMMUNE:
        return body.kind is BodyKind.PEOPLE_COMMITTEE or (body.kind is BodyKind.PARTY_COMMITTEE and top)
    return body.level is Level.PROVINCE
