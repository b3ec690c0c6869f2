"""Lịch: the days of a person or a body, with days off; nothing of others; a fixed cost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.desk.queries.agenda import Span, agenda
from sauro.domain.acting import Role
from tests.apps.desk.table import AT, TODAY, lay
from tests.apps.desk.test_search import client_of
from tests.apps.tasks.desk import Desk, at_desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    return desk()


def test_a_week_shows_what_is_due_in_it_and_opens_it(here: Desk) -> None:
    task = lay(here, here.tinh.home, due="16/09", by=at_desk(Role.OFFICER, here.tinh.home), work="lập danh mục")
    lay(here, here.tinh.home, due="30/09", by=at_desk(Role.OFFICER, here.tinh.home), work="việc tháng sau")

    text = client_of(at_desk(Role.LEADER, here.tinh.home)).get("/calendar/").content.decode()

    assert f'href="/tasks/{task.code}/"' in text and "Lập danh mục" in text
    assert "iệc tháng sau" not in text
    assert text.count('<th scope="col">') == 7
    assert 'datetime="2026-09-16"' in text


def test_an_officer_has_his_own_days_alone(here: Desk) -> None:
    officer, other = at_desk(Role.OFFICER, here.tinh.home), at_desk(Role.OFFICER, here.tinh.home)
    lay(here, here.tinh.home, due="16/09", by=officer, work="việc của tôi đây")
    lay(here, here.tinh.home, due="16/09", by=other, work="việc người khác")

    text = client_of(officer).get("/calendar/?view=day&on=2026-09-16").content.decode()

    assert "Việc của tôi đây" in text
    assert "Việc người khác" not in text


def test_days_off_come_from_the_rulebook(here: Desk) -> None:
    who = at_desk(Role.LEADER, here.tinh.home)

    days = {day.date: day for day in agenda(Span(who, dt.date(2026, 8, 31), dt.date(2026, 9, 6), TODAY, whole=True))}

    assert days[dt.date(2026, 9, 2)].off and days[dt.date(2026, 9, 2)].name
    assert days[dt.date(2026, 9, 5)].off
    assert not days[dt.date(2026, 9, 3)].off


@pytest.mark.parametrize(
    "query", ["view=month", "view=day", "view=xx&on=nie", "on=0001-01-01", "view=month&on=2026-12-31"]
)
def test_every_address_is_a_calendar(here: Desk, query: str) -> None:
    answer = client_of(at_desk(Role.COORDINATOR, here.tinh.home)).get(f"/calendar/?{query}")

    assert answer.status_code == 200
    assert "<table" in answer.content.decode()


def test_a_month_costs_the_same_whatever_is_due(here: Desk) -> None:
    client = client_of(at_desk(Role.LEADER, here.tinh.home))
    officer = at_desk(Role.OFFICER, here.tinh.home)
    costs = []
    for _ in range(2):
        for _ in range(8):
            lay(here, here.tinh.home, due="16/09", by=officer)
        with CaptureQueriesContext(connection) as caught:
            text = client.get("/calendar/?view=month").content.decode()
        costs.append(len(caught))

    assert costs[0] >= costs[1]
    assert "thêm 12 mục" in text
