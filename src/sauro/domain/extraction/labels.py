"""Dòng có nhãn. "Cơ quan chủ trì: …", "Thời gian: …": the fields that a plan prints line by line, or as columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.extraction.lexicon import bag
from sauro.domain.text.fold import fold


class Field(StrEnum):
    """Trường của một nhiệm vụ."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    WITH = "with"
    PERSON = "person"
    DUE = "due"
    PRODUCT = "product"
    APPROVAL = "approval"
    SOURCE = "source"
    OTHER = "other"


# Headings on folded text; the longest that fits wins (documents-organisations, section 6).
PRINTED: dict[Field, str] = {
    Field.NUMBER: """
    tt, stt, so tt, ma cong viec, ma nhiem vu, so thu tu
    """,
    Field.CONTENT: """
    noi dung, noi dung nhiem vu, nhiem vu, ten nhiem vu, nhiem vu giai phap, noi dung cong viec,
    ten cong viec, noi dung chi dao, nhom nhiem vu, nhiem vu cu the, noi dung thuc hien, cong viec,
    noi dung cong viec thuc hien, noi dung nhiem vu cu the, ten nhiem vu giai phap, nhiem vu trong tam,
    noi dung nhiem vu giai phap, ten de an, hoat dong
    """,
    Field.LEAD: """
    co quan chu tri, don vi chu tri, co quan don vi chu tri, chu tri, co quan chu tri tham muu,
    co quan thuc hien, don vi thuc hien, nguoi don vi chu tri, co quan don vi thuc hien, chu tri thuc hien,
    co quan chu tri thuc hien, thuc hien, don vi chu tri thuc hien, co quan to chuc chu tri,
    cap uy co quan chu tri, don vi duoc giao, co quan duoc giao, don vi chu tri tham muu,
    phan cong thuc hien, phan cong, to chuc ca nhan chu tri
    """,
    Field.WITH: """
    co quan phoi hop, don vi phoi hop, co quan don vi phoi hop, phoi hop, phoi hop thuc hien,
    co quan phoi hop thuc hien, don vi phoi hop thuc hien, co quan to chuc phoi hop, thanh phan phoi hop
    """,
    Field.PERSON: """
    lanh dao phu trach, dong chi phu trach, lanh dao ubnd tinh chi dao, lanh dao theo doi chi dao,
    nguoi chiu trach nhiem chinh, can bo thuc hien, dau moi, lanh dao chi dao, nguoi phu trach,
    nguoi thuc hien
    """,
    Field.DUE: """
    thoi gian hoan thanh, thoi han, han hoan thanh, thoi gian thuc hien, thoi gian, tien do,
    thoi gian trinh, moc thoi gian, thoi han hoan thanh, tien do thuc hien, thoi han thuc hien,
    tien do hoan thanh, han thuc te, thoi gian bao cao, thoi diem hoan thanh, thoi gian to chuc, han xu ly
    """,
    Field.PRODUCT: """
    san pham, ket qua san pham, ket qua dau ra, san pham du kien, san pham dau ra, hinh thuc van ban,
    ket qua, san pham hoan thanh, san pham ket qua, ket qua du kien, san pham cu the, ket qua dat duoc,
    ket qua thuc hien
    """,
    Field.APPROVAL: """
    cap trinh, cap ban hanh, cap co tham quyen, cap phe duyet
    """,
    Field.SOURCE: """
    can cu, van ban giao nhiem vu, trich dan, muc diem
    """,
    Field.OTHER: """
    ghi chu, trong so, loai cong viec, tinh trang, kinh phi, kinh phi thuc hien, hinh thuc, dia diem,
    ngay giao
    """,
}
HEADINGS: dict[str, Field] = {name: f for f, names in PRINTED.items() for name in bag(names)}
CLEAN = re.compile(r"[^a-z0-9 ]{1,9}")
SPACES = re.compile(r" {2,99}")
LABELLED = re.compile(r"(?:^|(?<=[.;(]) ?|(?<= )[-–+] )(?P<label>[A-ZĐÂÔƯƠÁÀa-zđ][^:.;()\n\d]{1,42}?) ?:(?= |$)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Giá trị có nhãn. Flat offsets: where the label begins, and its value [start, end)."""

    field: Field
    at: int
    start: int
    end: int


def heading(text: str) -> Field | None:
    """The field that a column heading or a label names, or None."""
    if len(text) > 60 or not text:
        return None
    return HEADINGS.get(SPACES.sub(" ", CLEAN.sub(" ", fold(text).lower())).strip())


def labelled(text: str) -> list[Labelled]:
    """Every labelled value of one line: "Chủ trì: Sở Nội vụ; phối hợp: …" gives two."""
    if ":" not in text:
        return []
    found: list[tuple[Field, int, int]] = []
    for m in LABELLED.finditer(text):
        field = heading(m["label"])
        if field is not None:
            found.append((field, m.start("label"), m.end()))
    out: list[Labelled] = []
    for i, (field, at, start) in enumerate(found):
        end = found[i + 1][1] if i + 1 < len(found) else len(text)
        while start < end and text[start] in " -–":
            start += 1
        while end > start and text[end - 1] in " .;,()-–+/":
            end -= 1
        out.append(Labelled(field, at, start, end))
    return out
