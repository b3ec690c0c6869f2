"""Appointing, ending, delegating; the database keeps one head at a time; the table of assignments proposes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sauro.apps.accounts.queries import choices_of
from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Holding, PostKind
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast

pytestmark = pytest.mark.django_db
TOLD = {"by": cast.KEEPER, "at": cast.AT}


def test_a_body_has_one_head_at_a_time() -> None:
    tinh = cast.province()
    first = cast.person_in(tinh.home, Role.LEADER, head=True, name="Bùi Đức Thọ")

    with pytest.raises(Refusal) as refused:
        services.appoint(person=cast.person(), post=first.post, role=Role.LEADER, since=cast.TODAY, **TOLD)

    assert refused.value.code == "holding.head.taken"
    assert queries.head_of(tinh.home.pk, cast.TODAY) == first


def test_the_database_itself_refuses_two_heads() -> None:
    tinh = cast.province()
    first = cast.person_in(tinh.home, Role.LEADER, head=True)
    someone = cast.person()

    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(person=someone, post=first.post, role="leader", head=True, since=cast.TODAY)


def test_a_head_follows_a_head_without_a_gap() -> None:
    tinh = cast.province()
    first = cast.person_in(tinh.home, Role.LEADER, head=True)
    day = dt.date(2026, 10, 1)

    services.end_holding(holding=first, until=day, reason="nghỉ hưu", **TOLD)
    second = services.appoint(person=cast.person(), post=first.post, role=Role.LEADER, since=day, **TOLD)

    assert queries.head_of(tinh.home.pk, day - dt.timedelta(days=1)) == first
    assert queries.head_of(tinh.home.pk, day) == second


def test_a_body_has_no_second_post_of_a_head() -> None:
    tinh = cast.province()
    cast.post_in(tinh.home, "Giám đốc", PostKind.HEAD)

    with pytest.raises(Refusal) as refused:
        cast.post_in(tinh.home, "Quyền Giám đốc", PostKind.HEAD)

    assert refused.value.code == "post.head.second"


def test_what_hangs_on_a_post_ends_with_it() -> None:
    tinh = cast.province()
    leader = cast.person_in(tinh.home, Role.LEADER, head=True)
    deputy = cast.person_in(tinh.home, Role.OFFICER)
    services.assign_field(holding=leader, words="biên chế", source="1/TB", since=cast.START, **TOLD)
    services.delegate(principal=leader, deputy=deputy, since=cast.TODAY, until=dt.date(2026, 12, 1), note="", **TOLD)
    day = dt.date(2026, 10, 1)

    services.end_holding(holding=leader, until=day, reason="điều động", **TOLD)

    assert queries.delegated_to(deputy.person_id, day - dt.timedelta(days=1)).count() == 1
    assert queries.delegated_to(deputy.person_id, day).count() == 0
    assert queries.assignments_of(tinh.home.pk, day).count() == 0
    assert queries.holdings_of(leader.person_id, day).count() == 0


def test_the_deputy_may_choose_the_post_while_it_is_delegated() -> None:
    tinh = cast.province()
    leader = cast.person_in(tinh.home, Role.LEADER, head=True, name="Bùi Đức Thọ")
    deputy = cast.person_in(tinh.home, Role.OFFICER)
    user = cast.account(cast.acting_in(deputy))
    services.delegate(principal=leader, deputy=deputy, since=cast.TODAY, until=dt.date(2026, 9, 21), note="", **TOLD)

    during = {c.acting.on_behalf_of_name for c in choices_of(user, cast.TODAY)}
    after = {c.acting.on_behalf_of_name for c in choices_of(user, dt.date(2026, 9, 21))}

    assert during == {"", "Bùi Đức Thọ"}
    assert after == {""}


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2026-09-20", "2026-09-20", "delegation.dates.order"),
        ("2020-01-01", "2026-09-20", "delegation.outside_post"),
    ],
)
def test_a_delegation_stays_inside_both_posts(since: str, until: str, code: str) -> None:
    tinh = cast.province()
    leader, deputy = cast.person_in(tinh.home, Role.LEADER, head=True), cast.person_in(tinh.home)
    dates = {"since": dt.date.fromisoformat(since), "until": dt.date.fromisoformat(until)}

    with pytest.raises(Refusal) as refused:
        services.delegate(principal=leader, deputy=deputy, note="", **dates, **TOLD)

    assert refused.value.code == code


def test_nobody_delegates_for_another_body() -> None:
    tinh = cast.province()
    leader, deputy = cast.person_in(tinh.home, Role.LEADER, head=True), cast.person_in(tinh.home)
    stranger = cast.acting(Role.LEADER, tinh.building)

    with pytest.raises(Refusal) as refused:
        services.delegate(
            principal=leader, deputy=deputy, since=cast.TODAY, until=dt.date(2026, 10, 1), note="", by=stranger,
            at=cast.AT,
        )  # fmt: skip

    assert refused.value.code == "delegation.forbidden"


def test_the_administrators_role_is_never_delegated() -> None:
    tinh = cast.province()
    keeper, officer = cast.person_in(tinh.office, Role.ADMINISTRATOR), cast.person_in(tinh.office)

    with pytest.raises(Refusal) as refused:
        services.delegate(
            principal=keeper, deputy=officer, since=cast.TODAY, until=dt.date(2026, 10, 1), note="", **TOLD
        )

    assert refused.value.code == "delegation.administrator"


@pytest.mark.parametrize(
    ("work", "title"),
    [
        ("Lập danh mục hồ sơ quá hạn theo từng lĩnh vực", "Phó Giám đốc"),
        ("Rà soát hồ sơ đã quá hạn trả kết quả", "Phó Giám đốc"),
        ("Tổng kết phong trào thi đua", "Thủ trưởng"),
    ],
)
def test_the_responsible_person_is_proposed_from_the_table_else_the_head(work: str, title: str) -> None:
    tinh = cast.province()
    cast.person_in(tinh.home, Role.LEADER, head=True)
    deputy = cast.person_in(tinh.home, Role.LEADER, title="Phó Giám đốc")
    services.assign_field(
        holding=deputy, words="cải cách hành chính; hồ sơ quá hạn", source="112/QĐ-SNV", since=cast.START, **TOLD
    )

    proposed = queries.propose_responsible(tinh.home.pk, work, cast.TODAY)

    assert proposed is not None and proposed.holding.post.title == title


def test_nobody_is_proposed_where_nobody_sits() -> None:
    tinh = cast.province()

    assert queries.propose_responsible(tinh.home.pk, "việc", cast.TODAY) is None


@pytest.mark.parametrize("typed", ["K'Brếp", "k’brep", "K`BRẾP", "kbrep"])
def test_apostrophes_are_equal_in_search_and_kept_in_print(typed: str) -> None:
    tinh = cast.province()
    cast.person_in(tinh.home, name="K’Brếp")

    found = queries.find_people(typed, cast.TODAY)

    assert [h.person.name for h in found] == ["K’Brếp"]


def test_each_step_is_one_entry_of_the_journal() -> None:
    tinh = cast.province()
    someone = cast.person(name="Hoàng Thị Ơ")
    post = cast.post_in(tinh.home, "Chuyên viên")

    held = services.appoint(person=someone, post=post, role=Role.OFFICER, since=cast.START, **TOLD)
    services.end_holding(holding=held, until=cast.TODAY, reason="chuyển công tác", **TOLD)

    kinds = [line.kind for line in history_of(("person", someone.pk))]
    assert kinds == ["person.post_ended", "person.appointed", "person.added"]
