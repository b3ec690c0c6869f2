"""Bảng danh bạ cơ quan. Rows of a spreadsheet become registry rows; every error of every row is said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sauro.domain.agencies import AgencyRegistry, AgencyRow, BodyKind, Level, Tree
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold, key

HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("ma", "macoquan", "madonvi", "madinhdanh", "code", "gsocode"),
    "name": ("ten", "tencoquan", "tendonvi", "coquandonvi", "tencoquandonvi", "name", "namedataset"),
    "short_name": ("tenviettat", "viettat", "tenngan", "shortname"),
    "aliases": ("tenkhac", "tengoikhac", "bidanh", "aliases"),
    "tree": ("he", "hethong", "khoi", "tree"),
    "parent": ("captren", "tructhuoc", "coquancaptren", "parent"),
    "level": ("cap", "level"),
    "province": ("tinh", "tinhthanhpho", "province"),
    "valid_from": ("hieuluctu", "tungay", "ngaythanhlap", "validfrom"),
    "valid_to": ("den", "denngay", "hieulucden", "hethieuluc", "validto"),
    "successor": ("kethua", "coquankethua", "noitiepnhan", "coquantiepnhan", "successor"),
}
_HEADING_ROWS = 10  # a title and an issuer may stand above the headings
_PARTY_WORDS = ("dang", "mat tran", "mttq", "doan the")
_LEVELS = {"trung uong": Level.CENTRAL, "tinh": Level.PROVINCE, "huyen": Level.DISTRICT, "xa": Level.COMMUNE}


@dataclass(frozen=True, slots=True)
class TableReading:
    """Bảng danh bạ đã đọc. The rows that are sound, and one sentence for each error, in the order of the sheet."""

    rows: tuple[AgencyRow, ...]
    problems: tuple[Sentence, ...]


def registry_from_table(rows: Sequence[Sequence[str]], *, home: str = "") -> AgencyRegistry:
    """Danh bạ từ bảng. Raises Refusal when a row has an error, naming the first five with their line numbers."""
    reading = read_table(rows)
    if reading.problems:
        shown = " ".join(str(p) for p in reading.problems[:5])
        raise Refusal(
            "registry.rows",
            Sentence(N_("Danh bạ có {count} lỗi. {shown}"), {"count": str(len(reading.problems)), "shown": shown}),
            advice=Sentence(N_("Sửa các dòng nêu trên rồi chạy lại.")),
        )
    return AgencyRegistry.build(reading.rows, home=home)


def read_table(rows: Sequence[Sequence[str]]) -> TableReading:
    """Read a sheet of text cells. Raises Refusal when no row holds the heading "Tên"."""
    at, columns = _headings(rows)
    found: list[AgencyRow] = []
    problems: list[Sentence] = []
    lines: dict[str, int] = {}
    above: dict[str, tuple[str, str]] = {}
    for number, cells in enumerate(rows[at + 1 :], start=at + 2):
        values = {name: cells[c].strip() if c < len(cells) else "" for name, c in columns.items()}
        if not any(values.values()):
            continue
        row, wrong = _row(values, number)
        problems += wrong
        if row.agency_id in lines:
            again = {"line": str(number), "code": row.agency_id, "first": str(lines[row.agency_id])}
            problems.append(Sentence(N_("Dòng {line}: mã {code} đã có ở dòng {first}."), again))
            continue
        if row.name:
            lines[row.agency_id] = number
            above[row.agency_id] = (values.get("parent", ""), values.get("successor", ""))
            found.append(row)
    linked = _linked(found, above, lines, problems)
    return TableReading(tuple(linked), tuple(problems))


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for at, cells in enumerate(rows[:_HEADING_ROWS]):
        columns: dict[str, int] = {}
        for c, cell in enumerate(cells):
            for name, forms in HEADINGS.items():
                if key(cell) in forms:
                    columns.setdefault(name, c)
        if "name" in columns:
            return at, columns
    raise Refusal(
        "registry.headings",
        Sentence(N_("Danh bạ không có cột “Tên”.")),
        advice=Sentence(
            N_("Dòng tiêu đề cần có: Mã, Tên, Tên viết tắt, Tên khác, Hệ, Cấp trên, Hiệu lực từ, Đến, Kế thừa.")
        ),
    )


def _row(values: dict[str, str], number: int) -> tuple[AgencyRow, list[Sentence]]:
    line = str(number)
    problems: list[Sentence] = []
    dates: dict[str, dt.date | None] = {}
    for name in ("valid_from", "valid_to"):
        printed = values.get(name, "")
        dates[name] = _date(printed)
        if printed and dates[name] is None:
            problems.append(Sentence(N_("Dòng {line}: “{date}” không phải là ngày."), {"line": line, "date": printed}))
    name = " ".join(values["name"].split())
    if not name:
        problems.append(Sentence(N_("Dòng {line}: thiếu tên cơ quan."), {"line": line}))
    start, end = dates["valid_from"], dates["valid_to"]
    if start and end and end < start:
        problems.append(Sentence(N_("Dòng {line}: ngày kết thúc trước ngày bắt đầu."), {"line": line}))
    folded = fold(values.get("tree") or name)
    party = any(w in folded for w in _PARTY_WORDS) or folded.startswith(("tinh uy", "ban to chuc", "ban noi chinh"))
    commune = fold(name).startswith(("xa ", "phuong ", "dac khu ")) or any(
        f" {w} " in f" {fold(name)} " for w in ("xa", "phuong", "dac khu")
    )
    level = _LEVELS.get(fold(values.get("level", "")).removeprefix("cap ").strip())
    code = values.get("code", "")
    row = AgencyRow(
        agency_id=code or key(name),
        name=name,
        short_name=values.get("short_name", ""),
        code=code,
        aliases=tuple(a.strip() for a in values.get("aliases", "").replace(";", "|").split("|") if a.strip()),
        tree=Tree.PARTY if party else Tree.STATE,
        level=level or (Level.COMMUNE if commune else Level.PROVINCE),
        kind=BodyKind.PARTY_COMMITTEE if party else BodyKind.PEOPLE_COMMITTEE if commune else BodyKind.DEPARTMENT,
        province=values.get("province", ""),
        valid_from=start,
        valid_to=end,
    )
    return row, problems


def _date(printed: str) -> dt.date | None:
    """A day as offices and spreadsheets write it: 01/07/2025, 1.7.2025, 2025-07-01, with or without a time."""
    text = printed.split(" ")[0].split("T")[0]
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return None
    first, month, last = (int(p) for p in parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _linked(
    rows: list[AgencyRow], above: dict[str, tuple[str, str]], lines: dict[str, int], problems: list[Sentence]
) -> list[AgencyRow]:
    """Parents and successors by code or by name; what is not in the sheet is an error of its line."""
    known = {row.agency_id: row.agency_id for row in rows} | {key(row.name): row.agency_id for row in rows}
    linked: list[AgencyRow] = []
    for row in rows:
        ids: list[str | None] = []
        for printed in above[row.agency_id]:
            found = known.get(printed) or known.get(key(printed)) if printed else None
            if printed and not found:
                values = {"line": str(lines[row.agency_id]), "name": printed}
                problems.append(Sentence(N_("Dòng {line}: không có “{name}” trong danh bạ."), values))
            ids.append(found)
        linked.append(replace(row, parent_id=ids[0], successor_id=ids[1]))
    return linked
