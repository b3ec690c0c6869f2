"""A printed line of addressees: which groups and bodies it means, and what it leaves to a person."""

from __future__ import annotations

import pytest

from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.groups import RULES, Body, Group, Line, belongs, read_line

KNOWN = {
    "Đoàn ĐBQH tỉnh": 1, "HĐND tỉnh": 2, "UBND tỉnh": 3, "Ủy ban MTTQ Việt Nam tỉnh": 4, "Sở Nội vụ": 5,
    "Sở Văn hóa, Thể thao và Du lịch": 6, "Ủy ban Kiểm tra": 7, "Văn phòng Tỉnh ủy": 8, "Hội đồng nhân dân": 2,
}  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        ("- Các cơ quan tham mưu, giúp việc Tỉnh ủy;", [Group.ADVISORY]),
        ("Các sở, ban, ngành, tổ chức chính trị - xã hội tỉnh", [Group.DEPARTMENTS, Group.MASS]),
        ("Thủ trưởng các sở, ban, ngành", [Group.DEPARTMENTS]),
        ("Các đảng ủy trực thuộc Tỉnh ủy", [Group.PARTY_COMMITTEES]),
        ("Các đảng uỷ xã, phường", [Group.COMMUNE_PARTY]),
        ("Thành ủy, huyện ủy, đảng ủy trực thuộc Tỉnh ủy", [Group.DISTRICT_PARTY, Group.PARTY_COMMITTEES]),
        ("Hội đồng nhân dân, Ủy ban nhân dân các xã, phường và đặc khu", [Group.COMMUNES]),
        ("Các cấp ủy, tổ chức đảng, cơ quan, đơn vị, địa phương", [Group.EVERYONE]),
        ("Các đảng bộ, chi bộ cơ sở", [Group.GRASSROOTS]),
    ],
)
def test_a_group_is_read_from_its_words(printed: str, groups: list[Group]) -> None:
    read = read_line(printed, KNOWN.get)

    assert (read.line, list(read.groups), read.found, read.unread) == (Line.BODIES, groups, (), ())


def test_a_list_of_names_shares_its_last_word_and_a_name_keeps_its_commas() -> None:
    assert [pk for _, pk in read_line("Đoàn ĐBQH, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh", KNOWN.get).found] == [
        1,
        2,
        3,
        4,
    ]
    assert [pk for _, pk in read_line("Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ", KNOWN.get).found] == [6, 5]


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("Các đồng chí Tỉnh ủy viên", Line.PERSONS),
        ("Chủ tịch, các Phó Chủ tịch UBND tỉnh", Line.PERSONS),
        ("Như trên", Line.ABOVE),
        ("Như Điều 3", Line.ARTICLE),
        ("Thường trực Tỉnh ủy (để báo cáo)", Line.COPY),
        ("Lưu Văn phòng Tỉnh ủy, TH", Line.COPY),
    ],
)
def test_what_is_no_body_is_said_so(printed: str, line: Line) -> None:
    read = read_line(printed, KNOWN.get)

    assert (read.line, read.groups, read.found) == (line, (), ())


def test_what_cannot_be_read_stays_printed() -> None:
    read = read_line("Sở Nội vụ, Hiệp hội Chè An Lạc", KNOWN.get)
    central = read_line("Các ban Đảng, Ủy ban Kiểm tra, VPTW", KNOWN.get)

    assert ([pk for _, pk in read.found], read.unread) == ([5], ("Hiệp hội Chè An Lạc",))
    assert (central.found, central.unread) == ((), ("Các ban Đảng, Ủy ban Kiểm tra, VPTW",))


def body(kind: BodyKind, level: Level, parent: BodyKind | None, tree: Tree = Tree.PARTY) -> Body:
    top = Level.PROVINCE if parent is BodyKind.COMMITTEE else Level.COMMUNE
    return Body(9, "…", kind, level, tree, parent and 8, parent, parent and top)


def test_a_committee_of_a_commune_belongs_and_a_cell_below_it_does_not() -> None:
    commune = body(BodyKind.PARTY_COMMITTEE, Level.COMMUNE, BodyKind.COMMITTEE)
    cell = body(BodyKind.PARTY_COMMITTEE, Level.COMMUNE, BodyKind.PARTY_COMMITTEE)

    meant = (Group.PARTY_COMMITTEES, Group.COMMUNE_PARTY, Group.EVERYONE)
    assert [belongs(g, commune) for g in meant] == [True, True, True]
    assert [belongs(g, cell) for g in meant] == [False, False, False]
    assert belongs(Group.GRASSROOTS, cell, issuer_id=8)


def test_every_group_has_its_sentence() -> None:
    assert {f"group.{g}" for g in Group} <= set(RULES)
