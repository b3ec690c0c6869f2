"""Danh mục cơ quan: xem trước. What each row of a sheet would do, and what is wrong with it; reads only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import translation

from sauro.apps.agencies.models import KINDS, LEVELS, Agency, AgencyAlias, AgencyEdge
from sauro.apps.imports.services import Column, Effect, Fault, Plan, Planned, Row
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

COLUMNS = (
    Column("code", N_("Mã"), ("Mã cơ quan", "Mã đơn vị", "Mã định danh", "Ký hiệu"), required=True),
    Column(
        "name", N_("Tên cơ quan"), ("Tên", "Tên đơn vị", "Cơ quan", "Đơn vị", "Tên đầy đủ", "Cơ quan, đơn vị"), True
    ),
    Column("short_name", N_("Tên gọi tắt"), ("Tên tắt", "Tên ngắn", "Viết tắt", "Tên viết tắt")),
    Column("tree", N_("Hệ thống"), ("Khối", "Đảng hay Nhà nước", "Hệ"), required=True),
    Column("kind", N_("Loại"), ("Loại cơ quan", "Loại hình", "Nhóm cơ quan")),
    Column("level", N_("Cấp"), ("Cấp hành chính", "Cấp cơ quan")),
    Column("parent", N_("Cấp trên"), ("Mã cấp trên", "Cơ quan cấp trên", "Cơ quan chủ quản", "Trực thuộc")),
    Column("aliases", N_("Tên gọi khác"), ("Tên khác", "Bí danh", "Tên cũ")),
    Column("valid_from", N_("Hiệu lực từ"), ("Từ ngày", "Ngày thành lập", "Có hiệu lực từ")),
    Column("valid_to", N_("Hiệu lực đến"), ("Đến ngày", "Ngày kết thúc", "Hết hiệu lực")),
    Column("place", N_("Địa danh"), ("Địa danh ghi trên văn bản", "Nơi đặt trụ sở")),
)
LABELS = {c.field: c.label for c in COLUMNS}
LENGTHS = {"code": 40, "name": 300, "short_name": 120, "place": 100}
TREES = {
    Tree.PARTY: ("party", "dang", "khoidang", "mattran", "doanthe", "dangmattrandoanthe"),
    Tree.STATE: ("state", "nhanuoc", "khoinhanuoc", "chinhquyen", "khoichinhquyen"),
}
LEVEL_WORDS = {Level.COMMUNE: ("xa", "capxa", "phuong"), Level.PROVINCE: ("tinh", "captinh")}
_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")


def day_of(text: str) -> dt.date | None:
    """Ngày. 28/10/2026 or 2026-10-28; None for an empty cell; ValueError for anything else."""
    if not text:
        return None
    for form in _DATES:
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise ValueError(text)


class Rows:
    """Dòng đang kiểm. The sheet and the registry side by side; gathers every fault."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.faults: list[Fault] = []
        self.known = {a.code: a for a in Agency.objects.all()}
        self.codes = Counter(r.values.get("code", "") for r in rows)
        self.trees = {a.code: a.tree for a in self.known.values()}
        self.names: dict[str, list[str]] = {}
        self.aliases: dict[int, set[str]] = {}
        for agency in self.known.values():
            self.names.setdefault(key(agency.name), []).append(agency.code)
        for agency_id, name in AgencyAlias.objects.values_list("agency_id", "name"):
            self.aliases.setdefault(agency_id, set()).add(name)
        codes = {a.pk: a.code for a in self.known.values()}
        self.parents = {
            codes[child]: codes[parent]
            for child, parent in AgencyEdge.objects.filter(until=None).values_list("child_id", "parent_id")
        }
        for row in rows:
            code, name = row.values.get("code", ""), row.values.get("name", "")
            if code and code not in self.known and name:
                self.names.setdefault(key(name), []).append(code)
            if tree := tree_of(row.values.get("tree", "")):
                self.trees[code] = tree.value

    def fault(self, row: Row, column: str, what: Sentence, advice: str) -> None:
        self.faults.append(Fault(row.line, LABELS[column], what, Sentence(advice)))


def tree_of(text: str) -> Tree | None:
    """Hệ thống. From the words of a cell."""
    return next((tree for tree, words in TREES.items() if key(text) in words), None)


def _choice(text: str, choices: Sequence[tuple[str, Any]]) -> str | None:
    """A value by its name in code, by its label in the reader's language, by its label in Vietnamese."""
    wanted = key(text)
    with translation.override("vi"):
        vietnamese = {value: str(label) for value, label in choices}
    spoken = ((value, {key(value), key(str(label)), key(vietnamese[value])}) for value, label in choices)
    return next((value for value, words in spoken if wanted in words), None)


def plan_agencies(rows: Sequence[Row], on: dt.date) -> Plan:
    """Xem trước. Three queries whatever the number of rows."""
    seen = Rows(rows)
    planned = [done for row in rows if (done := _plan_row(row, seen))]
    _check_circles(planned, seen)
    return Plan.of(planned, seen.faults)


def _plan_row(row: Row, seen: Rows) -> Planned | None:
    before = len(seen.faults)
    facts: dict[str, Any] = {n: v for n, v in row.values.items() if n in LENGTHS}
    _check_words(row, seen)
    _check_choices(row, seen, facts)
    _check_dates(row, seen, facts)
    _check_parent(row, seen, facts)
    if row.values.get("aliases"):
        parts = row.values["aliases"].replace("|", ";").split(";")
        named = [p.strip() for p in parts if p.strip()]
        if any(len(p) > LENGTHS["name"] for p in named):
            seen.fault(row, "aliases", Sentence(N_("Tên gọi khác quá dài.")), N_("Ngăn các tên bằng dấu chấm phẩy."))
        facts["aliases"] = tuple(dict.fromkeys(named))
    if len(seen.faults) > before:
        return None
    return _effect(row, seen, facts)


def _check_words(row: Row, seen: Rows) -> None:
    for name in ("code", "name"):
        if not row.values.get(name):
            seen.fault(row, name, Sentence(N_("Ô trống.")), N_("Điền vào ô này."))
    for name, limit in LENGTHS.items():
        if len(row.values.get(name, "")) > limit:
            what = Sentence(N_("Dài hơn {limit} ký tự."), {"limit": str(limit)})
            seen.fault(row, name, what, N_("Rút ngắn; phần còn lại ghi ở tên gọi khác."))
    code = row.values.get("code", "")
    if code and seen.codes[code] > 1:
        what = Sentence(N_("Mã {code} có ở {count} dòng."), {"code": code, "count": str(seen.codes[code])})
        seen.fault(row, "code", what, N_("Giữ một dòng cho mỗi mã."))


def _check_choices(row: Row, seen: Rows, facts: dict[str, Any]) -> None:
    old = seen.known.get(row.values.get("code", ""))
    tree = tree_of(row.values.get("tree", ""))
    if tree is None:
        what = Sentence(N_("“{value}” không phải là Đảng hay Nhà nước."), {"value": row.values.get("tree", "")})
        seen.fault(row, "tree", what, N_("Ghi “Đảng” hoặc “Nhà nước”."))
    elif old and old.tree != tree.value:
        what = Sentence(N_("{name} đang thuộc hệ thống khác."), {"name": old.name})
        seen.fault(row, "tree", what, N_("Hệ thống của một cơ quan không đổi; kiểm tra lại mã."))
    else:
        facts["tree"] = tree.value
    if text := row.values.get("kind", ""):
        if kind := _choice(text, KINDS):
            facts["kind"] = kind
        else:
            allowed = "; ".join(str(label) for _value, label in KINDS)
            seen.fault(row, "kind", Sentence(N_("Không có loại “{value}”."), {"value": text}), allowed)
    elif not old:
        facts["kind"] = (BodyKind.PARTY_COMMITTEE if tree is Tree.PARTY else BodyKind.DEPARTMENT).value
    if facts.get("kind") == BodyKind.CELL.value and facts.get("tree") == Tree.STATE.value:
        what = Sentence(N_("Chi bộ là tổ chức đảng, không thuộc hệ thống Nhà nước."))
        seen.fault(row, "kind", what, N_("Ghi hệ thống “Đảng”."))
    if text := row.values.get("level", ""):
        named = next((v for v, words in LEVEL_WORDS.items() if key(text) in words), None)
        if level := named or _choice(text, LEVELS):
            facts["level"] = str(level)
        else:
            seen.fault(row, "level", Sentence(N_("Không có cấp “{value}”."), {"value": text}), N_("Ghi Tỉnh hoặc Xã."))


def _check_dates(row: Row, seen: Rows, facts: dict[str, Any]) -> None:
    found: dict[str, dt.date | None] = {}
    for name in ("valid_from", "valid_to"):
        if name not in row.values:
            continue
        try:
            found[name] = day_of(row.values[name])
            facts[name] = value.isoformat() if (value := found[name]) else ""
        except ValueError:
            what = Sentence(N_("“{value}” không phải là ngày."), {"value": row.values[name][:60]})
            seen.fault(row, name, what, N_("Ghi ngày dạng 28/10/2026."))
    first, last = found.get("valid_from"), found.get("valid_to")
    if first and last and last < first:
        seen.fault(row, "valid_to", Sentence(N_("Ngày kết thúc trước ngày bắt đầu.")), N_("Sửa một ngày."))


def _check_parent(row: Row, seen: Rows, facts: dict[str, Any]) -> None:
    text = row.values.get("parent", "")
    if not text:
        return
    codes = [text] if text in seen.trees else seen.names.get(key(text), [])
    if len(codes) != 1:
        what = N_("Không có cơ quan nào là “{value}”.") if not codes else N_("Có nhiều cơ quan tên “{value}”.")
        seen.fault(row, "parent", Sentence(what, {"value": text}), N_("Ghi mã của cơ quan cấp trên."))
    elif seen.trees.get(codes[0]) != seen.trees.get(row.values.get("code", "")):
        what = N_("Cấp trên “{value}” thuộc hệ thống khác.")
        seen.fault(row, "parent", Sentence(what, {"value": text}), N_("Chọn cấp trên trong cùng hệ thống."))
    else:
        facts["parent"] = codes[0]


def _effect(row: Row, seen: Rows, facts: Mapping[str, Any]) -> Planned:
    old = seen.known.get(facts["code"])
    if old is None:
        return Planned(row.line, facts["name"], Effect.CREATED, facts)
    labels: dict[str, Mapping[str, Any]] = {"kind": dict(KINDS), "level": dict(LEVELS)}
    differences = []
    for name in ("name", "short_name", "kind", "level", "valid_from", "valid_to", "place"):
        now = getattr(old, name)
        was = now.isoformat() if isinstance(now, dt.date) else now or ""
        if name in facts and facts[name] != was:
            shown = labels.get(name, {})
            differences.append((LABELS[name], str(shown.get(was, was)), str(shown.get(facts[name], facts[name]))))
    more = [n for n in facts.get("aliases", ()) if n not in seen.aliases.get(old.pk, set())]
    if more:
        differences.append((LABELS["aliases"], "", "; ".join(more)))
    if facts.get("parent") and seen.parents.get(old.code) != facts["parent"]:
        above = seen.known.get(seen.parents.get(old.code, ""))
        differences.append((LABELS["parent"], above.name if above else "", facts["parent"]))
    effect = Effect.CHANGED if differences else Effect.UNCHANGED
    return Planned(row.line, facts["name"], effect, facts, tuple(differences))


def _check_circles(planned: Sequence[Planned], seen: Rows) -> None:
    parents = seen.parents | {p.facts["code"]: p.facts["parent"] for p in planned if p.facts.get("parent")}
    for row in planned:
        code, walked = row.facts["code"], {row.facts["code"]}
        while (code := parents.get(code, "")) and code not in walked:
            walked.add(code)
        if code == row.facts["code"]:
            what = Sentence(N_("Cấp trên vòng tròn: cơ quan này đứng dưới chính nó."))
            seen.faults.append(Fault(row.line, LABELS["parent"], what, Sentence(N_("Sửa mã cấp trên."))))
