"""Bàn điều hành: what waits for a leader's decision, what went wrong; every number is its list; no strangers."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from sauro.apps.agencies.models import Agency
from sauro.apps.desk.queries.board import LISTS, Board, part_of
from sauro.apps.desk.queries.figures import _figures, figures_of
from sauro.apps.desk.views.board import _lists
from sauro.apps.directives.models import DirectiveState
from sauro.apps.journal.services import record
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decline, Extension, Task, Urging
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, TODAY, day, lay, morning
from tests.apps.desk.test_search import client_of
from tests.apps.tasks.desk import Desk, at_desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    return desk()


def asked_more_time(task: Task, who: Acting) -> Extension:
    """An extension of a task, waiting."""
    return Extension.objects.create(
        task=task, number=1, due_before=day("16/09"), asked_due=day("30/09"), reason="chờ ý kiến Bộ",
        by_id=at_desk(Role.LEADER, task.lead).account_id, by_person_id=who.person_id, by_agency=task.lead, at=AT,
        decide_by=day("16/09"),
    )  # fmt: skip


def test_a_leader_sees_what_waits_for_the_decision_first(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    task = lay(here, here.tinh.home, due="16/09", by=officer, work="cắt giảm giấy tờ xây dựng")
    asked_more_time(task, officer)
    leader = at_desk(Role.LEADER, here.tinh.office)

    text = client_of(leader).get("/board/").content.decode()

    assert "Gia hạn chờ quyết định: 1" in text
    assert "Cắt giảm giấy tờ xây dựng" in text
    assert "chờ ý kiến Bộ" in text


def test_what_went_wrong_is_told_since_the_last_working_day(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    fresh = lay(here, here.tinh.home, due="11/09", by=officer)  # a Friday; today is Monday
    lay(here, here.tinh.home, due="10/09", by=officer)
    Urging.objects.create(task=fresh, rung="urge.n3", slot=TODAY, on=TODAY, at=AT)
    Urging.objects.create(task=fresh, rung="urge.n2", slot=TODAY, on=TODAY, at=AT)
    Decline.objects.create(task=fresh, agency=here.tinh.home, reason="không đúng lĩnh vực", at=morning("14/09"))
    Decline.objects.create(task=fresh, agency=here.tinh.home, reason="cũ", at=morning("08/09"))

    board = Board(at_desk(Role.LEADER, here.tinh.office), TODAY)

    assert [task.pk for task in part_of(board.became_overdue()).rows] == [fresh.pk]
    assert [row.rung for row in part_of(board.urged()).rows] == ["urge.n3"]
    assert [row.reason for row in part_of(board.declined()).rows] == ["không đúng lĩnh vực"]


@pytest.mark.parametrize("name", [*LISTS, "unclear"])
def test_each_list_opens_and_is_taken_away_as_a_sheet(here: Desk, name: str) -> None:
    lay(here, here.tinh.home, due="11/09", by=at_desk(Role.OFFICER, here.tinh.home))
    client = client_of(at_desk(Role.LEADER, here.tinh.office))

    page, sheet = client.get(f"/board/{name}/"), client.get(f"/board/{name}/list.xlsx")

    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(min_row=2))
    shown = page.content.decode()
    assert page.status_code == 200
    assert (f"{len(rows)} mục" in shown) is bool(rows) or "0 mục" in shown


def test_each_number_of_a_body_is_the_length_of_its_list(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    given = {"approved_at": morning("01/09")}
    lay(here, here.tinh.home, Status.CONFIRMED, "20/09", by=officer, **given)
    lay(here, here.tinh.home, Status.CONFIRMED, "10/09", by=officer, **given)
    lay(here, here.tinh.home, due="10/09", by=officer, **given)
    lay(here, here.tinh.home, due="30/09", by=officer, **given)
    lay(here, here.tinh.home, by=officer, **given)
    lay(here, here.tinh.home, Status.WITHDRAWN, "30/09", by=officer, **given)
    lay(here, here.tinh.home, due="10/09", by=officer, approved_at=morning("01/09") - dt.timedelta(days=400))
    leader = at_desk(Role.LEADER, here.tinh.state)
    client = client_of(leader)

    (band,) = figures_of(leader, TODAY).bands
    (body,) = band.bodies

    for stand, number in body.numbers.items():
        page = client.get(f"/tasks/register.csv?lead={body.pk}&year=2026&stand={stand}").content.decode()
        assert sum("NV-2026-" in line for line in page.splitlines()) == number, stand
    assert (body.numbers["on_time"], body.numbers["late"], body.numbers["overdue"]) == (1, 1, 1)
    assert body.kept.value is None  # two are too few for a rate
    assert sum(body.numbers.values()) == 2 * body.numbers["counted"]


def test_bodies_stand_in_the_order_of_the_registry_inside_their_band(here: Desk) -> None:
    for lead, number in ((here.tinh.home, 31), (here.tinh.building, 2), (here.tinh.commune, 3)):
        for _ in range(number):
            lay(here, lead, Status.ASSIGNED, "10/09", approved_at=morning("01/09"))

    figures = figures_of(at_desk(Role.LEADER, here.tinh.state), TODAY)

    assert [(band.least, band.most) for band in figures.bands] == [(30, 99), (0, 29)]
    names = [body.name for body in figures.bands[1].bodies]
    assert names == [here.tinh.building.name, here.tinh.commune.name]


def test_the_name_of_a_body_always_opens_where_its_numbers_were_counted(here: Desk) -> None:
    """The head of the registrar's office stands above no agency: its tables are not his, its tasks in the book are."""
    lay(here, here.tinh.home, Status.ASSIGNED, "10/09", approved_at=morning("01/09"))

    for place in (here.tinh.office, here.tinh.state):
        client = client_of(at_desk(Role.LEADER, place))
        page = html.fromstring(client.get("/board/").content)
        (link,) = page.xpath('//section[@id="co-quan"]//th[@scope="row"]/a/@href')
        assert client.get(link).status_code == 200, link


def test_an_order_without_enough_time_stands_against_who_gave_it(here: Desk) -> None:
    hasty = lay(here, here.tinh.home, Status.ASSIGNED, "15/09", original_due_on=day("15/09"), approved_at=AT)
    given, other = at_desk(Role.LEADER, here.tinh.office), at_desk(Role.LEADER, here.tinh.home)

    found, none = figures_of(given, TODAY).unclear, figures_of(other, TODAY).unclear

    issuer = hasty.giver_id or hasty.registrar_id
    assert (hasty.pk in [task.pk for task, _ in found.rows]) is (issuer == given.agency_id)
    assert none.rows == ()


def test_a_directive_stands_in_one_state_alone(here: Desk) -> None:
    here.directive.__class__.objects.filter(pk=here.directive.pk).update(state=DirectiveState.REGISTERED)
    task = lay(here, here.tinh.home, Status.ASSIGNED, "10/09")
    leader = at_desk(Role.LEADER, here.tinh.office)

    late = figures_of(leader, TODAY).directives
    Task.objects.filter(directive=here.directive).update(due_on=day("30/09"))
    board = Board(leader, TODAY)

    assert (late["with-overdue"], sum(late.values())) == (1, 1)
    assert list(board.with_overdue()) == []
    assert [row.pk for row in board.running()] == [task.directive_id]


def test_a_stranger_s_board_holds_nothing_of_it(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    asked_more_time(lay(here, here.tinh.home, due="11/09", by=officer, work="việc của nơi khác"), officer)
    stranger = at_desk(Role.LEADER, here.tinh.other_commune)

    text = client_of(stranger).get("/board/").content.decode()
    board = Board(stranger, TODAY)

    assert "iệc của nơi khác" not in text
    assert {name for name, rows in LISTS.items() if rows(board).exists()} == set()


def test_the_board_costs_the_same_whatever_the_register_holds(here: Desk) -> None:
    leader = at_desk(Role.LEADER, here.tinh.office)
    client = client_of(leader)
    lay(here, here.tinh.home, Status.ASSIGNED, "11/09")
    client.get("/board/")
    forget()
    with CaptureQueriesContext(connection) as few:
        client.get("/board/")

    for _ in range(20):
        lay(here, here.tinh.home, due="11/09", by=at_desk(Role.OFFICER, here.tinh.home))
    forget()
    with CaptureQueriesContext(connection) as many:
        client.get("/board/")

    assert len(many) <= len(few) + 2 <= 67  # a list that was empty is counted, and then its first rows are fetched


def test_a_board_that_is_opened_again_asks_little_until_something_happens(here: Desk) -> None:
    client = client_of(at_desk(Role.LEADER, here.tinh.office))
    asked_and_told(here, here.tinh.home, "việc thứ nhất")
    client.get("/board/")

    with CaptureQueriesContext(connection) as again:
        client.get("/board/")
    asked_and_told(here, here.tinh.building, "việc thứ hai")
    text = client.get("/board/").content.decode()

    assert len(again) <= 18
    assert "iệc thứ nhất" in text and "iệc thứ hai" in text


def asked_and_told(here: Desk, lead: Agency, work: str) -> None:
    """A request for more time with its entry in the journal, as the service writes both."""
    officer = at_desk(Role.OFFICER, lead)
    task = lay(here, lead, due="11/09", by=officer, work=work)
    asked_more_time(task, officer)
    record(events.EXTENSION_ASKED, about=("task", task.pk), by=officer, at=AT)


def forget() -> None:
    """As in a process that has not shown the board since something happened."""
    _figures.cache_clear()
    _lists.cache_clear()


def test_a_leader_begins_at_the_board_and_others_at_their_work(here: Desk) -> None:
    leader, officer = at_desk(Role.LEADER, here.tinh.home), at_desk(Role.OFFICER, here.tinh.home)

    first = [client_of(who).get("/start/")["Location"] for who in (leader, officer)]

    assert first == ["/board/", "/"]
