"""Cơ quan, đơn vị. The registry of bodies in two trees with their dates; a printed name is resolved to one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Tree(StrEnum):
    """Hệ. The Party tree holds the Front and the mass organisations too ("khối Đảng, Mặt trận, đoàn thể")."""

    PARTY = "party"
    STATE = "state"


class Level(StrEnum):
    """Cấp. The district level ended on 30/6/2025; its bodies remain as past rows."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class BodyKind(StrEnum):
    """Loại cơ quan, tổ chức."""

    COMMITTEE = "committee"  # cấp ủy, ban thường vụ, thường trực
    ADVISORY = "advisory"  # cơ quan tham mưu, giúp việc cấp ủy
    PARTY_COMMITTEE = "party_committee"  # đảng ủy trực thuộc
    FRONT = "front"  # Mặt trận Tổ quốc, tổ chức chính trị - xã hội
    COUNCIL = "council"  # hội đồng nhân dân, đoàn đại biểu Quốc hội
    PEOPLE_COMMITTEE = "people_committee"  # ủy ban nhân dân
    DEPARTMENT = "department"  # sở, cơ quan ngang sở, phòng
    SERVICE = "service"  # đơn vị sự nghiệp
    VERTICAL = "vertical"  # ngành dọc: công an, quân sự, thuế, tòa án …
    GROUP = "group"  # nhóm nơi nhận: "các sở, ban, ngành"


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Cơ quan, đơn vị. One line of the registry.

    name: full name as the body prints it; short_name, code ("BTCTU"), aliases: other ways it is printed
    parent_id: the body above it in its own tree; province: empty where the registry serves one province only
    valid_from, valid_to: first and last day it existed (inclusive), None where open; successor_id: who took over
    """

    agency_id: str
    name: str
    short_name: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    tree: Tree = Tree.STATE
    parent_id: str | None = None
    level: Level = Level.PROVINCE
    kind: BodyKind = BodyKind.DEPARTMENT
    province: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successor_id: str | None = None

    def exists(self, on: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)
