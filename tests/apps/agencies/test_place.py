"""Placing a body under another, with dates, and asking who stands above and below."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Agency
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.refusal import Refusal
from tests import cast

pytestmark = pytest.mark.django_db


def test_below_and_above_walk_the_whole_tree() -> None:
    tinh = cast.province()
    ward = cast.agency("Phòng Văn hóa - Xã hội xã Suối Mây", parent=tinh.commune)

    under, over = queries.below(tinh.state.pk, cast.TODAY), queries.above(ward.pk, cast.TODAY)

    assert ward.pk in under and tinh.home.pk in under and tinh.office.pk not in under
    assert over == [tinh.commune.pk, tinh.state.pk]


def test_numbered_bodies_stand_in_the_order_in_which_people_count() -> None:
    tinh = cast.province()
    for number in ("10", "2", "1"):
        cast.agency(f"Tổ công tác số {number}", parent=tinh.home)

    names = list(Agency.objects.filter(name__startswith="Tổ công tác số").values_list("name", flat=True))

    assert names == ["Tổ công tác số 1", "Tổ công tác số 2", "Tổ công tác số 10"]


def test_an_edge_holds_between_its_dates_only() -> None:
    tinh = cast.province()
    unit = cast.agency("Trung tâm Dữ liệu", parent=tinh.home, valid_from=dt.date(2025, 1, 1))
    day = dt.date(2026, 3, 1)

    services.set_parent(agency=unit, parent=tinh.building, since=day, by=cast.KEEPER, at=cast.AT)

    assert queries.parent_on(unit.pk, day - dt.timedelta(days=1)) == tinh.home
    assert queries.parent_on(unit.pk, day) == tinh.building
    assert unit.pk not in queries.below(tinh.home.pk, day)
    assert unit.pk in queries.below(tinh.home.pk, day - dt.timedelta(days=1))


def test_the_two_trees_do_not_cross() -> None:
    tinh = cast.province()

    with pytest.raises(Refusal) as refused:
        services.set_parent(agency=tinh.home, parent=tinh.committee, since=cast.TODAY, by=cast.KEEPER, at=cast.AT)

    assert refused.value.code == "agency.parent.other_tree"


def test_a_party_cell_hangs_in_the_party_tree_only() -> None:
    tinh = cast.province()
    words = {"kind": BodyKind.CELL, "level": Level.COMMUNE, "by": cast.KEEPER, "at": cast.AT}

    cell = services.add_agency(code="CB1", name="Chi bộ thôn Ba", tree=Tree.PARTY, parent=tinh.commune_party, **words)
    with pytest.raises(Refusal) as stateless:
        services.add_agency(code="CB2", name="Chi bộ Trạm Y tế", tree=Tree.STATE, parent=tinh.commune, **words)

    assert cell.pk in queries.below(tinh.commune_party.pk, cast.TODAY)
    assert stateless.value.code == "agency.cell.tree"


def test_no_body_stands_under_itself() -> None:
    tinh = cast.province()
    one = cast.agency("Ban A", tree=Tree.PARTY, parent=tinh.office)
    two = cast.agency("Phòng B", tree=Tree.PARTY, parent=one)

    with pytest.raises(Refusal) as refused:
        services.set_parent(agency=one, parent=two, since=cast.TODAY, by=cast.KEEPER, at=cast.AT)

    assert refused.value.code == "agency.parent.circle"


def test_a_walk_is_one_query(django_assert_num_queries: object) -> None:
    tinh = cast.province()

    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.below(tinh.state.pk, cast.TODAY)
