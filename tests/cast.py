"""The cast of the tests' stories: bodies, people and posts of tỉnh An Lạc, made through the product's own services.

    tinh = province()                                   # Tỉnh ủy, Văn phòng, two sở, two communes with their committees
    clerk = acting(Role.CLERK, tinh.office)             # somebody in a post of that role, as `request.acting`
    user = account(clerk)                               # the same person's account, for client.force_login(user)

Nobody here is a real person and no body a real body.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count
from typing import Any

from sauro.apps.accounts.models import User
from sauro.apps.accounts.services import open_account
from sauro.apps.agencies import services
from sauro.apps.agencies.models import Agency, Holding, Person, Post, PostKind
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind, Level, Tree

AT = dt.datetime(2026, 9, 14, 2, 0, tzinfo=dt.UTC)  # 14/09/2026, 9:00 in the province
TODAY = dt.date(2026, 9, 14)
START = dt.date(2025, 7, 1)
KEEPER = Acting(0, 0, "Người lập danh mục", 1, 0, "Văn phòng Tỉnh ủy", Role.ADMINISTRATOR)
NAMES = (
    "Lê Quang Tín", "Phạm Thu Nguyệt", "Đặng Hoài Sơn", "Y Bhăm Niê", "K'Brếp", "Hoàng Thị Ơ", "Trần Văn Anh",
    "Đỗ Minh Lam", "Vũ Thị Hạnh", "Bùi Đức Thọ", "H'Linh Êban", "Ngô Bá Khiêm", "Lý A Sình", "Võ Thị Thu Ba",
)  # fmt: skip
TITLES = {
    Role.LEADER: "Người đứng đầu",
    Role.CLERK: "Văn thư",
    Role.COORDINATOR: "Chuyên viên tổng hợp",
    Role.OFFICER: "Chuyên viên",
    Role.INSPECTOR: "Cán bộ kiểm tra",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}
_number = count(1)
_called = count()


def call_from_the_first() -> None:
    """Names are given from the first again: what a story's people are called does not hang on the stories before it."""
    global _called
    _called = count()


def agency(
    name: str, *, code: str = "", tree: Tree = Tree.STATE, kind: BodyKind = BodyKind.DEPARTMENT, **facts: Any
) -> Agency:
    """A body; `parent=` puts it in its tree, `aliases=` names it otherwise."""
    return services.add_agency(
        code=code or f"C{next(_number)}", name=name, tree=tree, kind=kind, by=KEEPER, at=AT, **facts
    )


def person(name: str = "") -> Person:
    """Somebody; without a name the next of the cast."""
    return services.add_person(name=name or NAMES[next(_called) % len(NAMES)], by=KEEPER, at=AT)


def post_in(body: Agency, title: str, kind: PostKind = PostKind.STAFF) -> Post:
    """A post of a body; the one it has already, where the title is the same."""
    known = Post.objects.filter(agency=body, title=title).first()
    return known or services.add_post(agency=body, title=title, kind=kind, by=KEEPER, at=AT)


def person_in(
    body: Agency, role: Role = Role.OFFICER, *, name: str = "", title: str = "", head: bool = False,
    since: dt.date = START,
) -> Holding:  # fmt: skip
    """Somebody in a post of a body, in a role; `head=True` for the head of the body."""
    kind = PostKind.HEAD if head else PostKind.STAFF
    post = post_in(body, title or ("Thủ trưởng" if head else TITLES[role]), kind)
    return services.appoint(person=person(name), post=post, role=role, since=since, by=KEEPER, at=AT)


def acting_in(holding: Holding, account_id: int = 0) -> Acting:
    """The holder of a post, as the subject of a permission."""
    body = holding.post.agency
    return Acting(
        account_id=account_id or 1_000_000 + holding.person_id,
        person_id=holding.person_id,
        person_name=holding.person.name,
        post_id=holding.post_id,
        agency_id=body.pk,
        agency_name=body.name,
        role=Role(holding.role),
    )


def acting(role: Role, body: Agency, *, name: str = "") -> Acting:
    """A new person in a post of that role in a body; a leader is its head where it has none yet."""
    head = role is Role.LEADER and not Holding.objects.filter(post__agency=body, head=True, until=None).exists()
    return acting_in(person_in(body, role, name=name, head=head))


def account(who: Acting, *, username: str = "", password: str = "An-Lac-2026!") -> User:
    """An account for the person who acts; its acting post is the person's only one."""
    name = username or f"nguoi.{who.person_id}"
    return open_account(username=name, password=password, person_id=who.person_id, by=KEEPER, at=AT)


@dataclass(frozen=True, slots=True)
class Province:
    """Tỉnh An Lạc, small: ten bodies in two trees."""

    committee: Agency  # Tỉnh ủy
    office: Agency  # Văn phòng Tỉnh ủy, the registrar
    organisation: Agency  # Ban Tổ chức
    inspection: Agency  # Ủy ban Kiểm tra
    state: Agency  # UBND tỉnh
    home: Agency  # Sở Nội vụ
    building: Agency  # Sở Xây dựng
    commune_party: Agency  # Đảng ủy xã Suối Mây
    commune: Agency  # UBND xã Suối Mây
    other_commune: Agency  # UBND xã Khe Trúc


def cells(under: Agency, count: int) -> list[Agency]:
    """So many party cells of a committee: "Chi bộ thôn 1, Đảng ủy xã Suối Mây" and so on."""
    facts: dict[str, Any] = {"tree": Tree.PARTY, "kind": BodyKind.CELL, "level": Level.COMMUNE, "parent": under}
    return [agency(f"Chi bộ thôn {n}, {under.name}", **facts) for n in range(1, count + 1)]


def province() -> Province:
    """Tỉnh An Lạc with its two trees, without people."""
    party, advisory = {"tree": Tree.PARTY}, {"tree": Tree.PARTY, "kind": BodyKind.ADVISORY}
    committee = agency("Tỉnh ủy An Lạc", code="TU", kind=BodyKind.COMMITTEE, short_name="Tỉnh ủy", **party)
    state = agency("Ủy ban nhân dân tỉnh", code="UBND", kind=BodyKind.PEOPLE_COMMITTEE, short_name="UBND tỉnh")
    commune = {"level": Level.COMMUNE, "kind": BodyKind.PEOPLE_COMMITTEE, "parent": state}
    return Province(
        committee=committee,
        office=agency("Văn phòng Tỉnh ủy", code="VPTU", parent=committee, **advisory),
        organisation=agency("Ban Tổ chức Tỉnh ủy", code="BTCTU", parent=committee, **advisory),
        inspection=agency("Ủy ban Kiểm tra Tỉnh ủy", code="UBKTTU", parent=committee, **advisory),
        state=state,
        home=agency("Sở Nội vụ", code="SNV", parent=state),
        building=agency("Sở Xây dựng", code="SXD", parent=state),
        commune_party=agency(
            "Đảng ủy xã Suối Mây",
            code="DU1",
            kind=BodyKind.PARTY_COMMITTEE,
            level=Level.COMMUNE,
            parent=committee,
            **party,
        ),
        commune=agency("Ủy ban nhân dân xã Suối Mây", code="UB1", short_name="UBND xã Suối Mây", **commune),
        other_commune=agency("Ủy ban nhân dân xã Khe Trúc", code="UB2", **commune),
    )
