"""Tỉnh lớn. An invented province of about 1,000 bodies, 15,000 people and any number of tasks, made in bulk.

`load_large(100_000, at)` fills an empty database for measuring and for a demonstration at full size. Rows are written
in bulk, not verb by verb; the journal is a true chain, the counts and the search index agree with the rows. The same
seed gives the same province.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from benchmarks import large_tasks
from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, AgencyEdge, Holding, Person, Post, PostKind
from sauro.apps.agencies.queries import search_key
from sauro.apps.agencies.services.bodies import name_words
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level
from sauro.sample.load import SAMPLE_PASSWORD, SINCE, load_accounts, load_bodies, load_delegations, load_people

SEED = 20261122
BODIES = 1_000
PEOPLE_OF_A_BODY = 15
BATCH = 1_000

_ROOMS = (
    "Văn phòng", "Phòng Tổng hợp", "Phòng Kế hoạch - Tài chính", "Phòng Tổ chức - Hành chính", "Phòng Nghiệp vụ",
    "Phòng Kiểm tra", "Phòng Chuyển đổi số", "Phòng Quản lý hồ sơ",
)  # fmt: skip
_UNITS = ("Trường Tiểu học", "Trạm Y tế", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Y", "Ka")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Quang", "Ngọc", "Hữu", "Thanh", "Xuân", "Bảo", "Kim")
_GIVEN = (
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hạnh", "Khoa", "Lan", "Linh", "Mai", "Nam", "Nga", "Phúc", "Quân",
    "Sơn", "Tâm", "Thảo", "Toàn", "Trang", "Tuấn", "Vân", "Vinh", "Yến", "Ơ", "Sen",
)  # fmt: skip
_SEATS: tuple[tuple[str, PostKind, Role], ...] = (
    ("Thủ trưởng", PostKind.HEAD, Role.LEADER),
    ("Cấp phó", PostKind.DEPUTY, Role.LEADER),
    ("Văn thư", PostKind.STAFF, Role.CLERK),
    ("Chuyên viên tổng hợp", PostKind.STAFF, Role.COORDINATOR),
    ("Chuyên viên", PostKind.STAFF, Role.OFFICER),
)


@dataclass(slots=True)
class Staff:
    """Cán bộ của tỉnh lớn, by body: everybody's holding, and the one of the head."""

    holdings: dict[int, list[Holding]] = field(default_factory=dict)
    heads: dict[int, Holding] = field(default_factory=dict)


@transaction.atomic
def load_large(number: int, at: dt.datetime, *, bodies: int = BODIES) -> None:
    """Tỉnh lớn with `number` tasks as they stand at `at`. Does nothing where a body is known already."""
    if Agency.objects.exists():
        return
    dice = random.Random(SEED)
    load_bodies(at)
    load_people(at)
    load_accounts(at)
    load_delegations(at)
    add_bodies(bodies)
    staff = add_people(dice)
    large_tasks.add_tasks(number, staff.holdings, staff.heads, dice, at)
    refresh_statistics()


def refresh_statistics() -> None:
    """What the planner of the database knows of the new rows, as after a night of an installation."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def add_bodies(number: int) -> None:
    """Phòng của các sở, đơn vị của các xã, until the province has so many bodies."""
    known = list(Agency.objects.filter(valid_to=None))
    above = [a for a in known if a.level == Level.PROVINCE and a.kind in (BodyKind.DEPARTMENT, BodyKind.ADVISORY)]
    communes = [a for a in known if a.kind == BodyKind.PEOPLE_COMMITTEE and a.level == Level.COMMUNE]
    wanted = [(parent, room, BodyKind.DEPARTMENT) for parent in above for room in _ROOMS]
    wanted += [(parent, unit, BodyKind.SERVICE) for unit in _UNITS for parent in communes]
    made: list[tuple[Agency, Agency]] = []
    for count, (parent, what, kind) in enumerate(wanted[: max(0, number - len(known))], start=1):
        short = parent.short_name or parent.name
        body = Agency(
            code=f"DV{count:04d}", name=f"{what} {short.removeprefix('UBND ')}", tree=parent.tree, kind=kind.value,
            level=parent.level, valid_from=SINCE,
        )  # fmt: skip
        name_words(body, ())
        made.append((body, parent))
    Agency.objects.bulk_create([body for body, _ in made], batch_size=BATCH)
    AgencyEdge.objects.bulk_create(
        [AgencyEdge(child=body, parent=parent, tree=body.tree, since=SINCE) for body, parent in made], batch_size=BATCH
    )


def add_people(dice: random.Random) -> Staff:
    """Mỗi cơ quan mười lăm người, each with an account; a post that is held already stays with its holder."""
    bodies = list(Agency.objects.filter(valid_to=None).exclude(kind=BodyKind.GROUP))
    headed = set(Post.objects.filter(kind=PostKind.HEAD, until=None).values_list("agency_id", flat=True))
    posts: list[Post] = []
    seats: list[tuple[Post, Role]] = []
    for body in bodies:
        for place in range(PEOPLE_OF_A_BODY):
            title, kind, role = _SEATS[min(place, len(_SEATS) - 1)]
            if kind is PostKind.HEAD and body.pk in headed:
                continue
            if place < len(_SEATS):
                posts.append(Post(agency=body, title=title, kind=kind, since=SINCE))
            seats.append((posts[-1], role))
    Post.objects.bulk_create(posts, batch_size=BATCH)
    people = [Person(name=name, folded=search_key(name)) for name in (_name(dice) for _ in seats)]
    Person.objects.bulk_create(people, batch_size=BATCH)
    Holding.objects.bulk_create(
        [
            Holding(person=person, post=post, role=role.value, head=post.kind == PostKind.HEAD, since=SINCE)
            for person, (post, role) in zip(people, seats, strict=True)
        ],
        batch_size=BATCH,
    )
    password = make_password(SAMPLE_PASSWORD)
    User.objects.bulk_create(
        [User(username=f"cb{p.pk:05d}", person=p, password=password) for p in people], batch_size=BATCH
    )
    return _staff()


def _staff() -> Staff:
    staff = Staff()
    for holding in Holding.objects.filter(until=None).select_related("post", "person").order_by("pk"):
        staff.holdings.setdefault(holding.post.agency_id, []).append(holding)
        if holding.head:
            staff.heads[holding.post.agency_id] = holding
    return staff


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_FAMILY)} {dice.choice(_MIDDLE)} {dice.choice(_GIVEN)}"
