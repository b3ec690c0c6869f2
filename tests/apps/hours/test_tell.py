"""Who decides on an absence that somebody asked for is told once, never the one who asked."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.agencies.services import ask_absence
from sauro.apps.hours.jobs import tell_asked
from sauro.apps.notices.models import Notice
from sauro.domain.absences import AbsenceKind
from sauro.domain.acting import Role
from tests import cast
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db


def test_the_leader_and_the_coordinator_are_told_once_and_of_the_only_leader_the_body_above() -> None:
    tinh = cast.province()
    leader, officer = at_desk(Role.LEADER, tinh.home), at_desk(Role.OFFICER, tinh.home)
    over = at_desk(Role.LEADER, tinh.state)
    days = {"kind": AbsenceKind.LEAVE, "first": dt.date(2026, 9, 21), "last": dt.date(2026, 9, 22), "basis": ""}

    ask_absence(agency=tinh.home, by=officer, at=cast.AT, **days)
    ask_absence(agency=tinh.home, by=leader, at=cast.AT, **days)
    new, again = tell_asked(cast.AT), tell_asked(cast.AT)

    told = Notice.objects.filter(kind="absence").values_list("account_id", "text")
    assert (new, again) == (2, 0)
    assert {account: text["values"]["person"] for account, text in told} == {
        leader.account_id: officer.person_name, over.account_id: leader.person_name,
    }  # fmt: skip
