"""Cơ quan, chi bộ, cán bộ, tài khoản. The registry at full size, on top of the bodies and seats of the small sample.

Passwords: the named accounts of the small sample keep theirs; every other account has no usable one, because a hash for
each of 15,000 would take a quarter of an hour. They sign in after an administrator gives them a password, as anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, AgencyEdge, Holding, Person, Post, PostKind
from sauro.apps.agencies.queries import search_key
from sauro.apps.agencies.services.bodies import name_words
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.sample.province.world import Body, Seat, World

LONG_SINCE = dt.date(2021, 1, 1)  # people of the province's own bodies
SINCE = dt.date(2025, 7, 1)  # the communes of today, and who works there
_UNITS = {
    "sở": ("Chi cục Nghiệp vụ", "Trung tâm Dịch vụ", "Trung tâm Dữ liệu", "Ban Quản lý dự án", "Trường Bồi dưỡng",
           "Trung tâm Kỹ thuật"),
    "ubnd": ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"),
    "đảng ủy": ("Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"),
}  # fmt: skip
_OF_A_COMMUNE = ("Trường Tiểu học", "Trạm Y tế", "Quân sự", "Công an", "Cơ quan Đảng", "Cơ quan chính quyền")
_OF_AN_OFFICE = ("Văn phòng", "Phòng Tổng hợp", "Phòng Kế hoạch", "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2",
                 "Phòng Tổ chức", "Đơn vị sự nghiệp 1", "Đơn vị sự nghiệp 2")  # fmt: skip
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Y", "Ka",
           "Đinh", "Mai", "Trịnh", "Lâm", "Cao", "Phan", "Vũ", "Tạ", "Quách")  # fmt: skip
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Quang", "Ngọc", "Hữu", "Thanh", "Xuân", "Bảo", "Kim", "Hoài", "Gia",
           "Mỹ", "Đình", "Trọng", "Thùy")  # fmt: skip
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hạnh", "Khoa", "Lan", "Linh", "Mai", "Nam", "Nga", "Phúc",
          "Quân", "Sơn", "Tâm", "Thảo", "Toàn", "Trang", "Tuấn", "Vân", "Vinh", "Yến", "Ơ", "Sen", "Hiếu", "Khánh",
          "Loan", "Nhung", "Phong", "Quý", "Thành", "Uyên")  # fmt: skip
_SEATS = (
    ("Thủ trưởng", PostKind.HEAD, Role.LEADER),
    ("Chuyên viên", PostKind.STAFF, Role.OFFICER),
    ("Chuyên viên tổng hợp", PostKind.STAFF, Role.COORDINATOR),
    ("Văn thư", PostKind.STAFF, Role.CLERK),
    ("Cấp phó", PostKind.DEPUTY, Role.LEADER),
)
_STAFF = {BodyKind.DEPARTMENT: 26, BodyKind.PEOPLE_COMMITTEE: 20, BodyKind.PARTY_COMMITTEE: 9, BodyKind.ADVISORY: 18}
_FEW = 5
_LIKE = {"sở": 34.0, "xã": 6.0, "đảng ủy": 3.0, "đơn vị": 1.0}  # how much work comes to a body of its like


def fill(world: World) -> None:
    """Bodies until there are so many, cells likewise, then people with posts and accounts for all of them."""
    known = list(Agency.objects.filter(valid_to=None).order_by("pk"))
    parents = dict(AgencyEdge.objects.filter(until=None).values_list("child_id", "parent_id"))
    for agency in known:
        _know(world, agency, parents.get(agency.pk))
    _add_units(world)
    _add_cells(world)
    _seat_everybody(world)
    _weigh(world)


def _know(world: World, agency: Agency, parent: int | None) -> Body | None:
    if agency.kind == BodyKind.GROUP.value:
        return None
    body = Body(
        agency.pk, agency.code, agency.name, agency.short_name or agency.name, agency.tree, agency.kind, agency.level,
        parent,
    )  # fmt: skip
    among = world.cells if agency.kind == BodyKind.CELL.value else world.bodies
    among[body.pk] = body
    if parent in world.bodies and among is world.bodies:
        world.bodies[parent].children.append(body.pk)
    return body


def _add(world: World, code: str, name: str, parent: Body, kind: BodyKind) -> None:
    since = SINCE if parent.level == Level.COMMUNE.value else LONG_SINCE
    agency = Agency(code=code, name=name, tree=parent.tree, kind=kind.value, level=parent.level, valid_from=since)
    name_words(agency, ())
    agency.pk = world.ledger.table(Agency).add(
        code=code, name=name, tree=parent.tree, kind=kind.value, level=parent.level, valid_from=since,
        folded=agency.folded, sort_key=agency.sort_key,
    )  # fmt: skip
    world.ledger.table(AgencyEdge).add(child_id=agency.pk, parent_id=parent.pk, tree=parent.tree, since=since)
    _know(world, agency, parent.pk)


def _add_units(world: World) -> None:
    wanted: list[tuple[int, Body, str, BodyKind]] = []  # the first unit of everybody, then the second …
    for parent in list(world.bodies.values()):
        kind, commune = BodyKind(parent.kind), parent.level == Level.COMMUNE.value
        units: tuple[str, ...] = ()
        made = BodyKind.SERVICE
        if kind is BodyKind.DEPARTMENT and not commune and parent.tree == Tree.STATE.value:
            units = _UNITS["sở"]
        elif kind is BodyKind.PEOPLE_COMMITTEE and commune:
            units, made = _UNITS["ubnd"], BodyKind.DEPARTMENT
        elif kind is BodyKind.PARTY_COMMITTEE and commune:
            units, made = _UNITS["đảng ủy"], BodyKind.ADVISORY
        wanted += [(turn, parent, unit, made) for turn, unit in enumerate(units)]
    wanted.sort(key=lambda line: line[0])
    missing = world.size.bodies - len(world.bodies)
    for number, (_, parent, unit, kind) in enumerate(wanted[: max(0, missing)], start=1):
        place = parent.name.removeprefix("Ủy ban nhân dân ").removeprefix("Đảng ủy ")
        _add(world, f"DV{number:04d}", f"{unit} {place}", parent, kind)


def _cell_names(world: World) -> Iterator[tuple[Body, str]]:
    """Chi bộ of the offices under the committees of the province, then, round after round, of every commune."""
    above = {tree: world.by_code(code) for tree, code in ((Tree.STATE, "DUUBND"), (Tree.PARTY, "DUCQD"))}
    offices = [b for b in world.bodies.values() if b.level == Level.PROVINCE.value and b.weight]
    for body in offices:
        if body.kind in (BodyKind.DEPARTMENT.value, BodyKind.ADVISORY.value):
            for room in _OF_AN_OFFICE:
                yield above[Tree(body.tree)], f"Chi bộ {room} {body.short}"
    communes = [
        b for b in world.bodies.values()
        if b.kind == BodyKind.PARTY_COMMITTEE.value and b.level == Level.COMMUNE.value
    ]  # fmt: skip
    for what in (*_OF_A_COMMUNE, *(f"thôn {n}" for n in range(1, 100))):
        for body in communes:
            yield body, f"Chi bộ {what} {body.name.removeprefix('Đảng ủy ')}"


def _add_cells(world: World) -> None:
    names, number = {c.name for c in world.cells.values()}, 0
    for parent, name in _cell_names(world):
        if len(world.cells) >= world.size.cells:
            return
        if name not in names:
            number += 1
            _add(world, f"CBM{number:05d}", name, parent, BodyKind.CELL)


def _seat_everybody(world: World) -> None:
    """Những người của bộ mẫu nhỏ stay in their seats; the accounts that are left are spread over the bodies by size."""
    headed = _known_seats(world)
    left = world.size.accounts - User.objects.count() - len(world.cells)
    wanted = {
        pk: (_STAFF.get(BodyKind(b.kind), _FEW) if b.parent is None or b.children else _FEW)
        for pk, b in world.bodies.items()
    }
    share = left / sum(wanted.values())
    owed = 0.0
    for pk, body in world.bodies.items():
        owed += wanted[pk] * share
        number = max(2, int(owed))
        owed -= number
        _seat(world, body, number, headed=pk in headed)
    for cell in world.cells.values():
        _seat(world, cell, 1, headed=cell.pk in headed)


def _known_seats(world: World) -> set[int]:
    """Bodies whose post of a head is held already."""
    accounts = dict(User.objects.exclude(person=None).values_list("person_id", "pk"))
    held = Holding.objects.filter(until=None).select_related("post", "person").order_by("pk")
    headed = set(Post.objects.filter(kind=PostKind.HEAD, until=None).values_list("agency_id", flat=True))
    for holding in held:
        body = world.bodies.get(holding.post.agency_id) or world.cells.get(holding.post.agency_id)
        if body is None or (holding.person_id not in accounts and not holding.head):
            continue
        person = holding.person
        account = accounts.get(person.pk, 0)
        seat = Seat(
            holding.pk, person.pk, account, person.name, holding.post.title, Role(holding.role), holding.since
        )  # fmt: skip
        if holding.head:
            body.head = seat
        if account:
            body.staff.append(seat)
    return headed


def _seat(world: World, body: Body, number: int, *, headed: bool) -> None:
    ledger, since = world.ledger, SINCE if body.level == Level.COMMUNE.value else LONG_SINCE
    posts: dict[str, int] = {}
    places = [min(place, len(_SEATS)) for place in range(1 if headed else 0, number + (1 if headed else 0))]
    for place in places:
        title, kind, role = _SEATS[place if place < len(_SEATS) else 1]
        if body.kind == BodyKind.CELL.value and kind is PostKind.HEAD:
            title = "Bí thư chi bộ"
        if title not in posts:
            posts[title] = ledger.table(Post).add(agency_id=body.pk, title=title, kind=kind, since=since)
        name = _name(world)
        person = ledger.table(Person).add(name=name, folded=search_key(name))
        head = kind is PostKind.HEAD
        holding = ledger.table(Holding).add(
            person_id=person, post_id=posts[title], role=role.value, head=head, since=since
        )
        account = ledger.table(User).add(username=f"cb{person:05d}", person_id=person, password=_unusable(world))
        seat = Seat(holding, person, account, name, title, role, since)
        body.staff.append(seat)
        if head:
            body.head = seat


def _unusable(world: World) -> str:
    """As Django marks it: nothing that is typed ever matches."""
    return f"!{world.dice.getrandbits(160):040x}"


def _name(world: World) -> str:
    pick = world.dice.choice
    return f"{pick(_FAMILY)} {pick(_MIDDLE)} {pick(_GIVEN)}"


def _weigh(world: World) -> None:
    """Khối lượng. Volumes spread over more than an order of magnitude, so that bands of volume mean something."""
    for body in world.bodies.values():
        kind, commune = BodyKind(body.kind), body.level == Level.COMMUNE.value
        if not commune and (kind in (BodyKind.DEPARTMENT, BodyKind.ADVISORY)):
            like = "sở"
        elif commune and kind is BodyKind.PEOPLE_COMMITTEE:
            like = "xã"
        elif kind is BodyKind.PARTY_COMMITTEE:
            like = "đảng ủy"
        else:
            like = "đơn vị"
        body.weight = _LIKE[like] * world.dice.lognormvariate(0, 0.7)
        body.late = min(0.45, world.dice.lognormvariate(-2.4, 0.6))
