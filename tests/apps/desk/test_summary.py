"""How many tasks each body leads in each status: from the counts that every step keeps, checked against the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.desk.queries.summary import STATUSES, summary
from sauro.apps.tasks.models import Task, TaskCount
from sauro.apps.tasks.queries.kept import wrong_counts, wrong_declines, wrong_part_numbers
from sauro.cli import main
from sauro.domain.acting import Role
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.desk.test_search import client_of
from tests.apps.tasks.desk import TODAY, Desk, approve, at_desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Desk:
    found = desk()
    approve(found)
    return found


def test_the_body_above_sees_what_its_body_leads_by_status(here: Desk) -> None:
    above = cast.acting(Role.LEADER, here.tinh.state)

    found = summary(above, TODAY)

    assert [(line.name, line.total) for line in found.lines] == [(here.tinh.home.name, 1)]
    assert found.sums[STATUSES.index(Status.ASSIGNED)] == found.total == 1


@pytest.mark.parametrize(
    ("role", "body", "seen"),
    [
        (Role.LEADER, "home", True),
        (Role.CLERK, "home", True),
        (Role.COORDINATOR, "office", True),  # registered it
        (Role.LEADER, "office", False),
        (Role.LEADER, "building", False),
        (Role.LEADER, "other_commune", False),
        (Role.INSPECTOR, "other_commune", True),
        (Role.OFFICER, "home", False),
        (Role.ADMINISTRATOR, "home", False),
    ],
)
def test_whoever_may_not_open_a_body_s_table_sees_no_line_of_it(here: Desk, role: Role, body: str, seen: bool) -> None:
    found = summary(cast.acting(role, getattr(here.tinh, body)), TODAY)

    assert [line.pk for line in found.lines] == ([here.tinh.home.pk] if seen else [])


def test_the_page_asks_the_counts_and_never_the_rows(here: Desk) -> None:
    client = client_of(at_desk(Role.LEADER, here.tinh.home))
    client.get("/agencies/summary/")

    with CaptureQueriesContext(connection) as asked:
        page = client.get("/agencies/summary/").content.decode()

    assert f"lead={here.tinh.home.pk}&status=assigned" in page.replace("&amp;", "&")
    assert not [q["sql"] for q in asked if 'FROM "tasks_task"' in q["sql"]]


def test_verify_holds_what_is_kept_against_the_rows(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert "Số giữ sẵn khớp" in capsys.readouterr().out

    TaskCount.objects.filter(agency=here.tinh.home, status="assigned").update(number=7)

    assert main(["verify"]) == 1
    assert f"{here.tinh.home.name}, assigned: giữ 7, trong sổ có 1 nhiệm vụ" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "question", "words"),
    [
        ({"declines": 1}, wrong_declines, "giữ 1, trong sổ có 0 lần trả lại"),
        ({"status": "in_progress", "responsible_id": 1}, wrong_counts, "giữ 0, trong sổ có 1 nhiệm vụ"),
    ],
)
def test_each_kept_number_is_found_out(
    here: Desk, change: dict[str, object], question: Callable[[], object], words: str
) -> None:
    assert not list(question())  # type: ignore[call-overload]
    holding = cast.person_in(here.tinh.home, Role.OFFICER)
    change = {name: holding.pk if name == "responsible_id" else value for name, value in change.items()}

    Task.objects.update(**change)

    assert any(words in str(said) for said in question())  # type: ignore[attr-defined]
    assert not list(wrong_part_numbers())
