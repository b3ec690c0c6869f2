"""Người đang làm việc: a right belongs to a post with dates, and ends with it."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.accounts.queries import acting_for, choices_of
from sauro.apps.agencies import services
from sauro.domain.acting import Role
from tests.apps.accounts.people import account_of
from tests.cast import AT, KEEPER, START, TODAY, person_in, post_in, province

pytestmark = pytest.mark.django_db


def test_the_holder_of_one_post_acts_in_it() -> None:
    tinh = province()
    holding = person_in(tinh.office, Role.CLERK, name="Trần Thị Bưởi")

    acting = acting_for(account_of(holding, "buoi"), None, TODAY)

    assert acting is not None
    assert (acting.person_name, acting.role, acting.agency_id) == ("Trần Thị Bưởi", Role.CLERK, tinh.office.pk)
    assert acting.on_behalf_of_id is None


def test_before_and_after_the_dates_of_the_post_there_is_no_right() -> None:
    tinh = province()
    holding = person_in(tinh.office, Role.CLERK)
    user = account_of(holding, "buoi")

    assert acting_for(user, None, START - dt.timedelta(days=1)) is None
    assert acting_for(user, holding.pk, START) is not None


def test_a_person_with_two_posts_chooses_one() -> None:
    tinh = province()
    party = person_in(tinh.office, Role.COORDINATOR, name="Lê Văn Mít")
    state = services.appoint(
        person=party.person, post=post_in(tinh.home, "Phó Giám đốc"), role=Role.LEADER, since=START, by=KEEPER, at=AT
    )
    user = account_of(party, "mit")

    assert acting_for(user, None, TODAY) is None
    chosen = acting_for(user, state.pk, TODAY)
    assert chosen is not None
    assert (chosen.role, chosen.agency_name) == (Role.LEADER, "Sở Nội vụ")


def test_a_post_of_somebody_else_cannot_be_chosen() -> None:
    tinh = province()
    clerk = person_in(tinh.office, Role.CLERK)
    leader = person_in(tinh.home, Role.LEADER, head=True)

    acting = acting_for(account_of(clerk, "buoi"), leader.pk, TODAY)

    assert acting is not None
    assert acting.role is Role.CLERK


def test_a_deputy_acts_for_the_principal_only_between_the_dates() -> None:
    tinh = province()
    head = person_in(tinh.home, Role.LEADER, name="Hoàng Thị Mận", head=True)
    deputy = person_in(tinh.home, Role.OFFICER, name="Lê Văn Mít")
    until = TODAY + dt.timedelta(days=7)
    services.delegate(principal=head, deputy=deputy, since=TODAY, until=until, note="", by=KEEPER, at=AT)
    user = account_of(deputy, "mit")

    acting = acting_for(user, head.pk, TODAY)
    assert acting is not None
    assert (acting.role, acting.person_name, acting.on_behalf_of_name) == (Role.LEADER, "Lê Văn Mít", "Hoàng Thị Mận")
    assert [choice.own for choice in choices_of(user, TODAY)] == [True, False]
    for day in (TODAY - dt.timedelta(days=1), until):
        outside = acting_for(user, head.pk, day)
        assert outside is not None
        assert outside.role is Role.OFFICER


def test_choosing_asks_the_database_once(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    tinh = province()
    user = account_of(person_in(tinh.office, Role.CLERK), "buoi")
    user.refresh_from_db()

    with django_assert_num_queries(1):
        acting_for(user, None, TODAY)
