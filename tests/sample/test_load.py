"""The invented province: loaded through services, whole, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from sauro.apps.accounts.models import User
from sauro.apps.accounts.queries import choices_of
from sauro.apps.agencies import queries
from sauro.apps.agencies.models import Agency, Delegation, Holding, Person
from sauro.apps.directives.models import Directive
from sauro.apps.journal.models import Entry
from sauro.apps.tasks.models import Draft, Task
from sauro.domain.acting import Role
from sauro.sample import load
from tests import cast

pytestmark = pytest.mark.django_db
COUNTED = (Agency, Person, Holding, Delegation, User, Directive, Task, Entry)


@pytest.fixture(autouse=True, scope="module")
def province(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The province, loaded once for the stories of this file and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load.load_province(cast.AT)
        yield
        transaction.set_rollback(True)


def test_loading_twice_changes_nothing() -> None:
    before = [m.objects.count() for m in COUNTED]

    load.load_province(cast.AT)

    assert [m.objects.count() for m in COUNTED] == before


def test_the_province_is_whole() -> None:
    committee = Agency.objects.get(code="TU")
    office = Agency.objects.get(code="VPTU")
    dead = Agency.objects.get(code="STNMT")
    roles = {h.role for h in Holding.objects.all()}
    assert len(queries.below(committee.pk, cast.TODAY)) > 100
    assert [a.code for a in queries.successors(dead.pk, cast.TODAY)] == ["SNNMT"]
    assert queries.head_of(office.pk, cast.TODAY) is not None
    assert roles == {r.value for r in Role}
    assert queries.namesakes("nguyen van anh", cast.TODAY).count() == 3


def test_everybody_who_is_named_can_choose_a_post() -> None:
    accounts = load.sample_accounts()

    assert len(accounts) >= 14
    for username, _role, agency in accounts:
        user = User.objects.get(username=username)
        assert user.check_password(load.SAMPLE_PASSWORD)
        assert agency in {c.acting.agency_name for c in choices_of(user, cast.TODAY)}


def test_the_deputy_acts_for_the_head_while_it_is_delegated() -> None:
    deputy = User.objects.get(username="phochanh")

    names = {c.acting.on_behalf_of_name for c in choices_of(deputy, cast.TODAY)}

    assert names == {"", "Nguyễn Hữu Phước"}


def test_the_responsible_person_comes_from_the_table_of_assignments() -> None:
    inspection = Agency.objects.get(code="UBKTTU")

    named = queries.propose_responsible(inspection.pk, "Kiểm tra không báo trước bộ phận một cửa của 10 xã", cast.TODAY)
    other = queries.propose_responsible(inspection.pk, "Tổng kết năm", cast.TODAY)

    assert named and named.holding.person.name == "Đặng Hoài Sơn" and "04-PC/UBKT" in str(named.because)
    assert other and other.holding.post.title == "Chủ nhiệm"


def test_the_new_province_is_living() -> None:
    tasks, waiting = Task.objects.count(), Draft.objects.filter(state="proposed").count()

    assert sorted(Directive.objects.values_list("number", flat=True)) == ["215-CV/TU", "74/KH-UBND"]
    assert tasks >= 2 and waiting >= 5
    assert Task.objects.filter(proposed=None).count() == 0
