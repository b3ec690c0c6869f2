"""A deputy acts by dates and is told, and so is the one in whose name he acts (C1.1)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.agencies.models import Delegation, Holding
from sauro.apps.agencies.services import delegate, end_delegation
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import services
from sauro.domain.acting import Acting, Role
from sauro.domain.sentence import Sentence
from tests import cast
from tests.apps.tasks.desk import AT, at_desk
from tests.apps.tasks.running import at, running

pytestmark = pytest.mark.django_db


def told(who: Acting) -> list[str]:
    rows = Notice.objects.filter(account_id=who.account_id, kind="delegation").order_by("pk")
    return [str(Sentence(**row.text)) for row in rows]


def given() -> tuple[Delegation, Acting, Acting]:
    there = running()
    deputy = at_desk(Role.OFFICER, there.here.tinh.home)
    row = delegate(
        principal=there.holding, deputy=Holding.objects.get(person_id=deputy.person_id), since=dt.date(2026, 9, 21),
        until=dt.date(2026, 10, 21), note="nghỉ phép", by=cast.KEEPER, at=AT,
    )  # fmt: skip
    return row, there.doer, deputy


def test_both_are_told_once_from_when_to_when() -> None:
    _, principal, deputy = given()

    new = [services.tell_deputies(at=at(day)) for day in ("2026-09-16", "2026-09-17", "2026-09-30")]

    assert new == [2, 0, 0]
    assert told(deputy) == told(principal)
    assert "từ 21/09/2026 đến hết 20/10/2026" in told(deputy)[0]


def test_an_earlier_end_is_told_and_a_past_one_is_old_news() -> None:
    row, principal, deputy = given()
    services.tell_deputies(at=at("2026-09-16"))
    end_delegation(delegation=row, on=dt.date(2026, 9, 30), by=cast.KEEPER, at=at("2026-09-30"))

    services.tell_deputies(at=at("2026-09-30"))
    late = services.tell_deputies(at=at("2026-10-30"))

    assert "đã kết thúc, ngày cuối 29/09/2026" in told(deputy)[-1]
    assert (len(told(deputy)), len(told(principal)), late) == (2, 2, 0)
