"""Danh bạ cơ quan mẫu. The bodies of the invented province An Lạc, as plain data: no Django, no real place.

`default_rows()` gives 14 committees and advisory bodies of the Party, 20 State departments and others at province
level, the Front and its members, bodies that ended in 2025 with their successors, and 124 communal units, each with
its Party committee and its people's committee; party cells of a few of them.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.agencies import AgencyRow, BodyKind, Level, Tree

PROVINCE = "An Lạc"
_REFORM = dt.date(2025, 3, 1)  # departments were merged
_TWO_LEVELS = dt.date(2025, 7, 1)  # the district level ended
_DAY = dt.timedelta(days=1)

# id and code, name, short name, other names, parent, kind
_PARTY: tuple[tuple[str, str, str, str, str | None, BodyKind], ...] = (
    ("TU", "Tỉnh ủy An Lạc", "Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh|BCH Đảng bộ tỉnh", None, BodyKind.COMMITTEE),
    ("BTVTU", "Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy", "", "TU", BodyKind.COMMITTEE),
    ("TTTU", "Thường trực Tỉnh ủy", "TT Tỉnh ủy", "TT. Tỉnh ủy", "TU", BodyKind.COMMITTEE),
    ("VPTU", "Văn phòng Tỉnh ủy", "VP Tỉnh ủy", "", "TU", BodyKind.ADVISORY),
    ("BTCTU", "Ban Tổ chức Tỉnh ủy", "BTC Tỉnh ủy", "", "TU", BodyKind.ADVISORY),
    ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy", "", "TU", BodyKind.ADVISORY),
    ("BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban TG&DV Tỉnh ủy", "", "TU", BodyKind.ADVISORY),
    ("BNCTU", "Ban Nội chính Tỉnh ủy", "BNC Tỉnh ủy", "", "TU", BodyKind.ADVISORY),
    ("TCT", "Trường Chính trị tỉnh", "Trường Chính trị", "", "TU", BodyKind.SERVICE),
    ("BAL", "Báo và phát thanh, truyền hình An Lạc", "Báo và PT-TH An Lạc", "Báo An Lạc", "TU", BodyKind.SERVICE),
    ("DUUBND", "Đảng ủy Ủy ban nhân dân tỉnh", "Đảng ủy UBND tỉnh", "", "TU", BodyKind.PARTY_COMMITTEE),
    ("DUCQD", "Đảng ủy các cơ quan Đảng tỉnh", "ĐU các CQĐ tỉnh", "", "TU", BodyKind.PARTY_COMMITTEE),
    ("DUCA", "Đảng ủy Công an tỉnh", "ĐU Công an tỉnh", "", "TU", BodyKind.PARTY_COMMITTEE),
    ("DUQS", "Đảng ủy Quân sự tỉnh", "ĐU Quân sự tỉnh", "", "TU", BodyKind.PARTY_COMMITTEE),
    (
        "MTTQ",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "UBMTTQ tỉnh",
        "Ủy ban MTTQ Việt Nam tỉnh|UB MTTQVN tỉnh|Mặt trận Tổ quốc tỉnh|Ban Thường trực UBMTTQVN tỉnh|Mặt trận tỉnh",
        "TU",
        BodyKind.FRONT,
    ),
    ("LDLD", "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh", "Công đoàn tỉnh", "MTTQ", BodyKind.FRONT),
    ("HND", "Hội Nông dân tỉnh", "HND tỉnh", "", "MTTQ", BodyKind.FRONT),
    ("HPN", "Hội Liên hiệp Phụ nữ tỉnh", "Hội LHPN tỉnh", "Hội Phụ nữ tỉnh", "MTTQ", BodyKind.FRONT),
    (
        "TD",
        "Tỉnh đoàn An Lạc",
        "Tỉnh đoàn",
        "Đoàn TNCS Hồ Chí Minh tỉnh|Ban Thường vụ Tỉnh đoàn",
        "MTTQ",
        BodyKind.FRONT,
    ),
    ("HCCB", "Hội Cựu chiến binh tỉnh", "Hội CCB tỉnh", "", "MTTQ", BodyKind.FRONT),
)
_STATE: tuple[tuple[str, str, str, str, str | None, BodyKind], ...] = (
    ("HDND", "Hội đồng nhân dân tỉnh", "HĐND tỉnh", "", None, BodyKind.COUNCIL),
    ("TTHDND", "Thường trực Hội đồng nhân dân tỉnh", "TT HĐND tỉnh", "", "HDND", BodyKind.COUNCIL),
    ("DBQH", "Đoàn đại biểu Quốc hội tỉnh", "Đoàn ĐBQH tỉnh", "", None, BodyKind.COUNCIL),
    (
        "VPDBQH",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "VP Đoàn ĐBQH và HĐND tỉnh",
        "",
        "HDND",
        BodyKind.DEPARTMENT,
    ),
    ("UBND", "Ủy ban nhân dân tỉnh", "UBND tỉnh", "Ủy ban nhân dân tỉnh An Lạc", None, BodyKind.PEOPLE_COMMITTEE),
    ("VPUB", "Văn phòng Ủy ban nhân dân tỉnh", "VP UBND tỉnh", "", "UBND", BodyKind.DEPARTMENT),
    ("SNV", "Sở Nội vụ", "", "", "UBND", BodyKind.DEPARTMENT),
    ("STC", "Sở Tài chính", "", "", "UBND", BodyKind.DEPARTMENT),
    ("SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NN&MT", "Sở NNMT", "UBND", BodyKind.DEPARTMENT),
    ("SCT", "Sở Công Thương", "", "", "UBND", BodyKind.DEPARTMENT),
    ("STP", "Sở Tư pháp", "", "", "UBND", BodyKind.DEPARTMENT),
    ("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "Sở VH,TT&DL", "Sở VHTTDL", "UBND", BodyKind.DEPARTMENT),
    ("SXD", "Sở Xây dựng", "", "", "UBND", BodyKind.DEPARTMENT),
    ("SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở KHCN", "UBND", BodyKind.DEPARTMENT),
    ("SGDDT", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT", "Sở GDĐT", "UBND", BodyKind.DEPARTMENT),
    ("SYT", "Sở Y tế", "", "", "UBND", BodyKind.DEPARTMENT),
    ("SDTTG", "Sở Dân tộc và Tôn giáo", "Sở DT&TG", "", "UBND", BodyKind.DEPARTMENT),
    ("TTT", "Thanh tra tỉnh", "", "", "UBND", BodyKind.DEPARTMENT),
    ("BQLKCN", "Ban Quản lý các khu công nghiệp tỉnh", "BQL các KCN tỉnh", "BQL KCN", "UBND", BodyKind.DEPARTMENT),
    ("TTPVHCC", "Trung tâm Phục vụ hành chính công tỉnh", "TT PVHCC tỉnh", "", "UBND", BodyKind.SERVICE),
    ("CAT", "Công an tỉnh", "", "Công an tỉnh An Lạc", "UBND", BodyKind.VERTICAL),
    ("BCHQS", "Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh", "", "UBND", BodyKind.VERTICAL),
    ("TAND", "Tòa án nhân dân tỉnh", "TAND tỉnh", "", None, BodyKind.VERTICAL),
    ("VKSND", "Viện Kiểm sát nhân dân tỉnh", "VKSND tỉnh", "", None, BodyKind.VERTICAL),
    ("THADS", "Thi hành án dân sự tỉnh", "THADS tỉnh", "Cục Thi hành án dân sự tỉnh", None, BodyKind.VERTICAL),
    ("THUE", "Thuế tỉnh", "", "Cục Thuế tỉnh", None, BodyKind.VERTICAL),
    ("TKT", "Thống kê tỉnh", "", "Cục Thống kê tỉnh", None, BodyKind.VERTICAL),
    ("KBNN", "Kho bạc Nhà nước An Lạc", "KBNN An Lạc", "Kho bạc Nhà nước", None, BodyKind.VERTICAL),
    ("BHXH", "Bảo hiểm xã hội tỉnh", "BHXH tỉnh", "", None, BodyKind.VERTICAL),
)
# id, name, other names, tree, parent, successor, last day
_PAST: tuple[tuple[str, str, str, Tree, str, str | None, dt.date], ...] = (
    ("BTGTU", "Ban Tuyên giáo Tỉnh ủy", "", Tree.PARTY, "TU", "BTGDVTU", dt.date(2025, 2, 2)),
    ("BDVTU", "Ban Dân vận Tỉnh ủy", "", Tree.PARTY, "TU", "BTGDVTU", dt.date(2025, 2, 2)),
    ("DUK", "Đảng ủy Khối các cơ quan tỉnh", "Đảng ủy Khối|ĐUK", Tree.PARTY, "TU", "DUCQD", dt.date(2025, 2, 2)),
    ("BCSDUBND", "Ban cán sự đảng Ủy ban nhân dân tỉnh", "", Tree.PARTY, "TU", "DUUBND", dt.date(2025, 2, 2)),
    ("SKHDT", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT|Sở KHĐT", Tree.STATE, "UBND", "STC", _REFORM - _DAY),
    ("SGTVT", "Sở Giao thông vận tải", "Sở GTVT", Tree.STATE, "UBND", "SXD", _REFORM - _DAY),
    ("STTTT", "Sở Thông tin và Truyền thông", "Sở TT&TT|Sở TTTT", Tree.STATE, "UBND", "SKHCN", _REFORM - _DAY),
    (
        "SLDTBXH",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở LĐTBXH|Sở LĐ-TB&XH",
        Tree.STATE,
        "UBND",
        "SNV",
        _REFORM - _DAY,
    ),
    ("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT", Tree.STATE, "UBND", "SNNMT", _REFORM - _DAY),
    ("STNMT", "Sở Tài nguyên và Môi trường", "Sở TN&MT|Sở TNMT", Tree.STATE, "UBND", "SNNMT", _REFORM - _DAY),
    ("BDT", "Ban Dân tộc tỉnh", "", Tree.STATE, "UBND", "SDTTG", _REFORM - _DAY),
    ("HUGS", "Huyện ủy Gò Sậy", "", Tree.PARTY, "TU", None, _TWO_LEVELS - _DAY),
    ("UBNDHGS", "Ủy ban nhân dân huyện Gò Sậy", "UBND huyện Gò Sậy", Tree.STATE, "UBND", None, _TWO_LEVELS - _DAY),
)
_WARDS = [
    "Bến Trăng",
    "Bến Trăng 2",
    "Trung Tâm - An Lạc",
    "Đông An Lạc",
    "Tây An Lạc",
    "Cầu Mận",
    "Chợ Vải",
    "Hồ Sen",
    "Đồi Thông",
    "Cửa Nam Lạc",
    "Bến Gạo",
    "Vườn Nhãn",
    "Phố Quạt",
    "Ngõ Lê",
    "Giếng Ngọc",
    "Cầu Tre",
    "B'Lúa",
    "Ga Mơ",
    "Kênh Xanh",
    "Lò Gốm",
]
_COMMUNES_NAMED = ["Gò Sậy", "Khe Trúc", "Suối Mây", "Đồng Lụa", "D'Mận", "Đạ Sương", "Đạ Sương 2", "Đạ Sương 3"]
_FIRST = ["Gò", "Khe", "Suối", "Đồng", "Rạch", "Bàu", "Cồn", "Đầm", "Láng", "Đèo"]
_SECOND = ["Quế", "Sậy", "Trúc", "Mây", "Lụa", "Gấm", "Cọ", "Chè", "Sim", "Cau", "Bưởi", "Trám"]
_XA_COUNT = 103
_CELLS = (
    ("xã Suối Mây", "thôn", 12),
    ("phường Bến Trăng", "khu phố", 10),
    ("xã Khe Trúc", "thôn", 6),
    ("đặc khu Hòn Én", "thôn", 4),
)


def _communes() -> list[tuple[str, str]]:
    """(kind, name) of the 124 communal units: 20 phường, 103 xã, 1 đặc khu; no name twice."""
    names = list(_COMMUNES_NAMED)
    for second in _SECOND:
        for first in _FIRST:
            name = f"{first} {second}"
            if name not in names and len(names) < _XA_COUNT:
                names.append(name)
    return [("phường", w) for w in _WARDS] + [("xã", n) for n in names] + [("đặc khu", "Hòn Én")]


def _plain(rows: tuple[tuple[str, str, str, str, str | None, BodyKind], ...], tree: Tree) -> list[AgencyRow]:
    return [
        AgencyRow(
            agency_id=code,
            name=name,
            short_name=short,
            code=code,
            aliases=tuple(a for a in aliases.split("|") if a),
            tree=tree,
            parent_id=parent,
            kind=kind,
            province=PROVINCE,
        )
        for code, name, short, aliases, parent, kind in rows
    ]


def _past() -> list[AgencyRow]:
    return [
        AgencyRow(
            agency_id=code,
            name=name,
            code=code,
            aliases=tuple(a for a in aliases.split("|") if a),
            tree=tree,
            parent_id=parent,
            level=Level.DISTRICT if "huyện" in name.lower() else Level.PROVINCE,
            kind=BodyKind.PARTY_COMMITTEE if tree is Tree.PARTY else BodyKind.DEPARTMENT,
            province=PROVINCE,
            valid_to=last,
            successor_id=successor,
        )
        for code, name, aliases, tree, parent, successor, last in _PAST
    ]


def _communal() -> list[AgencyRow]:
    rows: list[AgencyRow] = []
    letters = {"xã": "X.", "phường": "P.", "đặc khu": "ĐK"}
    for number, (kind, name) in enumerate(_communes(), start=1):
        unit = f"{kind} {name}"
        places = (unit, f"{letters[kind]} {name}")
        for prefix, full, tree, body, above in (
            ("DU", "Đảng ủy", Tree.PARTY, BodyKind.PARTY_COMMITTEE, "TU"),
            ("UB", "Ủy ban nhân dân", Tree.STATE, BodyKind.PEOPLE_COMMITTEE, "UBND"),
        ):
            rows.append(
                AgencyRow(
                    agency_id=f"{prefix}{number:03d}",
                    name=f"{full} {unit}",
                    short_name=f"UBND {unit}" if tree is Tree.STATE else f"ĐU {unit}",
                    code=f"{prefix}{number:03d}",
                    aliases=places,  # "xã A" alone names both trees: the registry then asks
                    tree=tree,
                    parent_id=above,
                    level=Level.COMMUNE,
                    kind=body,
                    province=PROVINCE,
                    valid_from=_TWO_LEVELS,
                )
            )
    return rows


def _cell(number: int, code: str, name: str, above: str, level: Level) -> AgencyRow:
    return AgencyRow(
        agency_id=f"CB{code}{number:02d}",
        name=name,
        code=f"CB{code}{number:02d}",
        tree=Tree.PARTY,
        parent_id=above,
        level=level,
        kind=BodyKind.CELL,
        province=PROVINCE,
        valid_from=_TWO_LEVELS,
    )


def _cells() -> list[AgencyRow]:
    """Chi bộ of four communes and of two committees at province level; the others have none on record yet."""
    above = {f"{kind} {name}": f"DU{number:03d}" for number, (kind, name) in enumerate(_communes(), start=1)}
    rows = [
        _cell(number, above[unit][2:], f"Chi bộ {sort} {number} {unit}", above[unit], Level.COMMUNE)
        for unit, sort, count in _CELLS
        for number in range(1, count + 1)
    ]
    for committee, offices in (("DUCQD", _PARTY[3:8]), ("DUUBND", _STATE[5:15])):
        for number, office in enumerate(offices, start=1):
            rows.append(_cell(number, committee, f"Chi bộ {office[1]}", committee, Level.PROVINCE))
    return rows


def default_rows() -> tuple[AgencyRow, ...]:
    """Every row of the sample registry; ids are unique and every parent and successor is among them."""
    return tuple(_plain(_PARTY, Tree.PARTY) + _plain(_STATE, Tree.STATE) + _past() + _communal() + _cells())
