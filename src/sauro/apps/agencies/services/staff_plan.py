"""Danh sách người: xem trước. What each row of a sheet of people would do, and what is wrong with it; reads only.

A person is the same one where name and body agree (and the note, where the row has one); a namesake elsewhere is
somebody else: nothing is guessed over the border of a body.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation

from sauro.apps.agencies.models import ROLES, Agency, Holding, Post, PostKind
from sauro.apps.agencies.queries import alive, holdings, search_key
from sauro.apps.agencies.services.planning import day_of
from sauro.apps.imports.services import Column, Effect, Fault, Plan, Planned, Row
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

COLUMNS = (
    Column("name", N_("Họ và tên"), ("Họ tên", "Tên", "Cán bộ", "Họ và tên đệm"), required=True),
    Column("agency", N_("Mã cơ quan"), ("Mã đơn vị", "Cơ quan", "Đơn vị", "Mã"), required=True),
    Column("title", N_("Chức vụ"), ("Chức danh", "Chức vụ, chức danh"), required=True),
    Column("kind", N_("Loại chức vụ"), ("Người đứng đầu hay cấp phó",)),
    Column("role", N_("Vai trò trong phần mềm"), ("Vai trò", "Quyền")),
    Column("note", N_("Bộ phận"), ("Phòng", "Phòng, ban", "Để phân biệt")),
    Column("email", N_("Thư điện tử"), ("Email", "E-mail", "Hộp thư", "Thư công vụ")),
    Column("since", N_("Từ ngày"), ("Ngày bổ nhiệm", "Giữ chức vụ từ")),
)
LABELS = {c.field: c.label for c in COLUMNS}
LENGTHS = {"name": 160, "title": 160, "note": 160, "email": 254}
_HEADS = ("nguoidungdau", "truong", "head", "x")
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2200, 12, 31)


class Staff:
    """Bảng người đang kiểm. The sheet beside who holds what on a day; gathers every fault. Three queries."""

    def __init__(self, rows: Sequence[Row], on: dt.date) -> None:
        self.on = on
        self.faults: list[Fault] = []
        self.bodies = {a.code: a for a in Agency.objects.filter(alive(on))}
        self.by_name: dict[str, list[Agency]] = {}
        for body in self.bodies.values():
            self.by_name.setdefault(key(body.name), []).append(body)
        self.held: dict[int, list[Holding]] = {}
        for holding in holdings(on):
            self.held.setdefault(holding.post.agency_id, []).append(holding)
        self.posts: dict[tuple[int, str], Post] = {}
        self.head_posts: dict[int, Post] = {}
        for post in Post.objects.filter(until=None):
            self.posts.setdefault((post.agency_id, search_key(post.title)), post)
            if post.kind == PostKind.HEAD:
                self.head_posts[post.agency_id] = post
        self.seen: Counter[tuple[str, ...]] = Counter(_identity(row) for row in rows)
        self.heads: Counter[int] = Counter()

    def fault(self, row: Row, column: str, what: Sentence, advice: str) -> None:
        self.faults.append(Fault(row.line, LABELS[column], what, Sentence(advice)))


def _identity(row: Row) -> tuple[str, ...]:
    return tuple(search_key(row.values.get(n, "")) for n in ("name", "agency", "title", "note"))


def plan_people(rows: Sequence[Row], on: dt.date) -> Plan:
    """Xem trước danh sách người."""
    seen = Staff(rows, on)
    planned = [done for row in rows if (done := _plan_row(row, seen))]
    return Plan.of(planned, seen.faults)


def _plan_row(row: Row, seen: Staff) -> Planned | None:
    before = len(seen.faults)
    body = _body(row, seen)
    _check_words(row, seen)
    facts: dict[str, Any] = {n: row.values[n] for n in LENGTHS if n in row.values}
    facts["role"] = _choice(row, seen, "role", ROLES)
    facts["since"] = _since(row, seen)
    facts["kind"] = _kind(row, seen)
    if body is None or len(seen.faults) > before:
        return None
    facts["agency"] = body.pk
    return _effect(row, seen, body, facts) if _settle_post(row, seen, body, facts) else None


def _body(row: Row, seen: Staff) -> Agency | None:
    text = row.values.get("agency", "")
    if not text:
        seen.fault(row, "agency", Sentence(N_("Ô trống.")), N_("Điền vào ô này."))
        return None
    found = [seen.bodies[text]] if text in seen.bodies else seen.by_name.get(key(text), [])
    if len(found) != 1:
        what = N_("Không có cơ quan nào là “{value}”.") if not found else N_("Có nhiều cơ quan tên “{value}”.")
        seen.fault(row, "agency", Sentence(what, {"value": text[:80]}), N_("Ghi mã của cơ quan trong danh mục."))
        return None
    return found[0]


def _check_words(row: Row, seen: Staff) -> None:
    for name in ("name", "title"):
        if not row.values.get(name):
            seen.fault(row, name, Sentence(N_("Ô trống.")), N_("Điền vào ô này."))
    for name, limit in LENGTHS.items():
        if len(row.values.get(name, "")) > limit:
            seen.fault(row, name, Sentence(N_("Dài hơn {limit} ký tự."), {"limit": str(limit)}), N_("Rút ngắn."))
    if seen.seen[_identity(row)] > 1 and row.values.get("name"):
        what = Sentence(N_("{name} có ở nhiều dòng giống nhau."), {"name": row.values["name"][:80]})
        seen.fault(row, "name", what, N_("Bỏ dòng thừa; người trùng tên thì ghi Bộ phận khác nhau."))
    if address := row.values.get("email", ""):
        try:
            validate_email(address)
        except ValidationError:
            what = Sentence(N_("“{value}” không phải địa chỉ thư."), {"value": address[:60]})
            seen.fault(row, "email", what, N_("Ghi dạng ten@coquan.vn, hoặc để trống."))


def _choice(row: Row, seen: Staff, column: str, choices: Sequence[tuple[str, Any]]) -> str:
    text = row.values.get(column, "")
    if not text:
        return ""
    with translation.override("vi"):
        vietnamese = {value: str(label) for value, label in choices}
    for value, label in choices:
        if key(text) in (key(value), key(str(label)), key(vietnamese[value])):
            return str(value)
    what = Sentence(N_("“{value}” không có trong danh sách."), {"value": text[:60]})
    seen.fault(row, column, what, "; ".join(vietnamese.values()))
    return ""


def _kind(row: Row, seen: Staff) -> str:
    if key(row.values.get("kind", "")) in _HEADS:
        return str(PostKind.HEAD.value)
    return _choice(row, seen, "kind", PostKind.choices)


def _since(row: Row, seen: Staff) -> str:
    try:
        day = day_of(row.values.get("since", ""))
    except ValueError:
        day = dt.date.min
    if day is not None and not _EARLIEST <= day <= _LATEST:
        what = Sentence(N_("“{value}” không phải là ngày."), {"value": row.values["since"][:60]})
        seen.fault(row, "since", what, N_("Ghi ngày dạng 28/10/2026."))
    return (day or seen.on).isoformat()


def _settle_post(row: Row, seen: Staff, body: Agency, facts: dict[str, Any]) -> bool:
    """Which post is meant, and whether a second head would sit in it; False where that is a fault."""
    post = seen.posts.get((body.pk, search_key(facts["title"])))
    facts["kind"] = post.kind if post else facts["kind"] or PostKind.STAFF.value
    facts["post"] = post.pk if post else None
    if facts["kind"] != PostKind.HEAD.value:
        return True
    sitting = next((h for h in seen.held.get(body.pk, []) if h.head), None)
    seen.heads[body.pk] += 1
    other = seen.head_posts.get(body.pk)
    if post is None and other is not None:
        what = Sentence(N_("{name} đã có chức vụ người đứng đầu."), {"name": body.name})
        seen.fault(row, "title", what, N_("Ghi đúng tên chức vụ đã có, hoặc đổi loại chức vụ."))
    elif sitting is not None and sitting.person.folded != search_key(facts["name"]):
        values = {"name": sitting.person.name, "post": sitting.post.title}
        what = Sentence(N_("{name} đang giữ chức vụ {post}."), values)
        seen.fault(row, "title", what, N_("Ghi thôi giữ cho người ấy trước, rồi nhập lại."))
    elif seen.heads[body.pk] > 1:
        what = Sentence(N_("{name} có hai người đứng đầu trong bảng."), {"name": body.name})
        seen.fault(row, "title", what, N_("Mỗi cơ quan một người đứng đầu."))
    else:
        return True
    return False


def _effect(row: Row, seen: Staff, body: Agency, facts: dict[str, Any]) -> Planned | None:
    wanted, note = search_key(facts["name"]), search_key(facts.get("note", ""))
    same = [h for h in seen.held.get(body.pk, []) if h.person.folded == wanted]
    exact = [h for h in same if not note or search_key(h.person.note) in ("", note)]
    people = {h.person_id: h.person for h in exact}
    title = f"{facts['name']}, {facts['title']}, {body.name}"
    if len(people) > 1:
        what = Sentence(N_("{name}: cơ quan có nhiều người tên này."), {"name": facts["name"]})
        seen.fault(row, "name", what, N_("Ghi Bộ phận như trên trang của từng người."))
        return None
    person = next(iter(people.values()), None)
    facts["person"] = person.pk if person else None
    holding = next((h for h in exact if search_key(h.post.title) == search_key(facts["title"])), None)
    if holding and facts["role"] and facts["role"] != holding.role:
        what = Sentence(N_("{name} đang giữ chức vụ này với vai trò khác."), {"name": facts["name"]})
        seen.fault(row, "role", what, N_("Vai trò là quyền: ghi thôi giữ rồi bổ nhiệm lại trên trang của cơ quan."))
        return None
    facts["holding"] = holding.pk if holding else None
    differences = [
        (LABELS[name], getattr(person, name), facts[name])
        for name in ("note", "email")
        if person and facts.get(name) and facts[name] != getattr(person, name)
    ]
    if holding is None:
        return Planned(row.line, title, Effect.CREATED, facts, tuple(differences))
    return Planned(row.line, title, Effect.CHANGED if differences else Effect.UNCHANGED, facts, tuple(differences))
