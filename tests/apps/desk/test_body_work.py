"""Việc của một cơ quan: what it leads and waits for, its load for its own head alone, nothing of strangers."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency
from sauro.apps.desk.queries import body_for, work_of
from sauro.apps.tasks.models import TaskCoordinator
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, TODAY, day, lay
from tests.apps.tasks.desk import Desk, at_desk, desk

pytestmark = pytest.mark.django_db


def page(who: Acting, body: Agency) -> Any:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/agencies/{body.pk}/load/")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    return desk()


def table(here: Desk) -> Acting:
    """Sở Nội vụ with work of every sort; its officer."""
    officer = at_desk(Role.OFFICER, here.tinh.home)
    lay(here, here.tinh.home, due="10/09", by=officer, work="quá hạn")
    lay(here, here.tinh.home, due="16/09", by=officer, work="sắp đến hạn")
    task = lay(here, here.tinh.home, due="05/10", by=officer, work="đang chờ Sở Xây dựng")
    TaskCoordinator.objects.create(
        task=task, agency=here.tinh.building, printed="Sở Xây dựng", asked_at=AT, due_on=day("16/09")
    )
    other = lay(
        here, here.tinh.building, due="05/10", by=at_desk(Role.OFFICER, here.tinh.building), work="việc của sở khác"
    )
    TaskCoordinator.objects.create(
        task=other, agency=here.tinh.home, printed="Sở Nội vụ", asked_at=AT, due_on=day("17/09")
    )
    return officer


def test_the_table_of_a_body_with_its_waiting_both_ways(here: Desk) -> None:
    table(here)
    head = at_desk(Role.LEADER, here.tinh.home)

    text = page(head, here.tinh.home).content.decode()
    work = work_of(head, TODAY, here.tinh.home)

    assert work.states == {str(Status.ASSIGNED): 1, str(Status.IN_PROGRESS): 3}
    assert (work.piles["overdue"].total, work.piles["soon"].total, work.piles["accept"].total) == (1, 1, 1)
    assert "chờ Sở Xây dựng phối hợp từ 14/09" in text
    assert "Sở Xây dựng chủ trì, đề nghị từ 14/09" in text


def test_the_load_is_shown_to_the_head_without_lateness(here: Desk) -> None:
    officer = table(here)
    head, above = at_desk(Role.LEADER, here.tinh.home), at_desk(Role.LEADER, here.tinh.state)

    load = {row.name: row.number for row in work_of(head, TODAY, here.tinh.home).load}

    assert load == {officer.person_name: 3, "": 1}
    assert work_of(above, TODAY, here.tinh.home).load == []
    assert "Khối lượng đang chạy" not in page(above, here.tinh.home).content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_nothing_of_what_the_viewer_may_not_see_is_listed(here: Desk, role: Role) -> None:
    table(here)
    leaked = {}
    for body in ("office", "committee", "home", "building", "state", "commune"):
        who = at_desk(role, getattr(here.tinh, body))
        try:
            body_for(who, TODAY, here.tinh.home.pk)
        except Agency.DoesNotExist:
            continue
        seen = set(tasks_visible_to(who, TODAY).values_list("pk", flat=True))
        if beyond := set(work_of(who, TODAY, here.tinh.home).tasks) - seen:
            leaked[body] = beyond

    assert leaked == {}


def test_the_page_costs_the_same_whatever_the_body_has(here: Desk) -> None:
    head, costs = at_desk(Role.LEADER, here.tinh.home), []
    for times in (1, 4):
        for _ in range(times):
            table(here)
        with CaptureQueriesContext(connection) as caught:
            work_of(head, TODAY, here.tinh.home)
        costs.append(len(caught))

    assert costs[0] == costs[1] <= 14
