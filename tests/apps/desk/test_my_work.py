"""Việc của tôi: each pile holds what waits for the acting post, nothing of strangers, at a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.desk.queries import Home, home_of
from sauro.apps.directives.services import acknowledge, state_no_plan
from sauro.apps.tasks.models import (
    Decision,
    Extension,
    ObjectiveCause,
    Task,
    TaskCoordinator,
    Urging,
)
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.desk.table import AT, TODAY, day, holding, lay
from tests.apps.directives.test_send_down import sent
from tests.apps.tasks.desk import Desk, approve, at_desk, desk

pytestmark = pytest.mark.django_db


def home(who: Acting) -> Home:
    return home_of(who, AT, TODAY)


def piles(who: Acting) -> dict[str, list[str]]:
    """The works of each pile that holds something."""
    found = home(who)
    return {
        key: [found.tasks[pk].work for pk in pile.ids] for key, pile in found.piles.items() if pile.total
    }  # fmt: skip


def client_of(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(who: Acting) -> Any:
    return client_of(who).get("/")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    return desk()


@pytest.fixture
def officer(here: Desk) -> Acting:
    return at_desk(Role.OFFICER, here.tinh.home)


@pytest.fixture
def head(here: Desk, officer: Acting) -> Acting:
    return at_desk(Role.LEADER, here.tinh.home)


def test_what_i_do_stands_by_its_day(here: Desk, officer: Acting) -> None:
    home_body = here.tinh.home
    lay(here, home_body, due="11/09", by=officer, work="hôm kia")
    lay(here, home_body, due="14/09", by=officer, work="hôm nay")
    lay(here, home_body, due="17/09", by=officer, work="ba ngày")
    lay(here, home_body, due="18/09", by=officer, work="bốn ngày")
    lay(here, home_body, due="23/09", by=officer, work="bảy ngày")
    lay(here, home_body, due="24/09", by=officer, work="tám ngày")
    lay(here, home_body, Status.SENT_BACK, by=officer, work="bị trả lại")
    lay(here, home_body, Status.SUBMITTED, due="11/09", by=officer, work="đã nộp")

    assert piles(officer) == {
        "overdue": ["hôm kia"],
        "soon": ["hôm nay", "ba ngày"],
        "later": ["bốn ngày", "bảy ngày"],
        "returned": ["bị trả lại"],
        "ahead": ["tám ngày"],
    }


def test_an_officer_has_his_own_the_head_has_what_the_body_leads(here: Desk, officer: Acting, head: Acting) -> None:
    colleague = at_desk(Role.OFFICER, here.tinh.home)
    lay(here, here.tinh.home, due="10/09", by=officer, work="của tôi")
    lay(here, here.tinh.home, due="11/09", by=colleague, work="của bạn")
    lay(here, here.tinh.building, due="11/09", by=at_desk(Role.OFFICER, here.tinh.building), work="của sở khác")

    assert piles(officer)["overdue"] == ["của tôi"]
    assert piles(head)["overdue"] == ["của tôi", "của bạn"]


def test_to_accept_for_who_speaks_and_for_the_proposed(here: Desk, officer: Acting, head: Acting) -> None:
    task = approve(here)
    Task.objects.filter(pk=task.pk).update(proposed=holding(officer))
    clerk = at_desk(Role.CLERK, here.tinh.home)

    assert list(piles(head)) == list(piles(officer)) == ["accept"]
    assert piles(clerk) == {}


def test_to_confirm_is_the_registrars_and_a_starred_one_the_givers_leaders(here: Desk, officer: Acting) -> None:
    lay(here, here.tinh.home, Status.SUBMITTED, "14/09", by=officer, work="thường")
    lay(here, here.tinh.home, Status.SUBMITTED, "14/09", by=officer, work="gắn sao", starred=True)
    giver = at_desk(Role.LEADER, here.tinh.committee)
    followed = at_desk(Role.COORDINATOR, here.tinh.committee)

    assert piles(here.coordinator)["confirm"] == ["thường"]
    assert piles(giver)["confirm"] == ["gắn sao"]
    assert "confirm" not in piles(followed)


def test_nobody_confirms_what_he_answers_for(here: Desk) -> None:
    leader = at_desk(Role.LEADER, here.tinh.office)
    lay(here, here.tinh.office, Status.SUBMITTED, "14/09", by=leader)

    assert "confirm" not in piles(leader)
    assert "confirm" in piles(here.coordinator)


def test_what_came_back_is_given_anew_the_second_time_by_the_givers_leader(here: Desk) -> None:
    lay(here, here.tinh.home, Status.REGISTERED, "05/10", work="một lần", declines=1)
    lay(here, here.tinh.home, Status.REGISTERED, "05/10", work="hai lần", declines=2, escalated_at=AT)
    giver = at_desk(Role.LEADER, here.tinh.committee)

    assert piles(here.coordinator)["assign"] == ["một lần"]
    assert set(piles(giver)["assign"]) == {"một lần", "hai lần"}


def asked(task: Task, who: Acting, **facts: Any) -> Extension:
    fields = {
        "number": 1,
        "due_before": day("05/10"),
        "asked_due": day("20/10"),
        "reason": "chờ số liệu",
        "by_person_id": who.person_id,
        "by_agency_id": who.agency_id,
        "at": AT,
        "decide_by": day("16/09"),
        **facts,
    }
    return Extension.objects.create(task=task, **fields)


def test_extensions_and_causes_wait_for_a_leader_of_giver_or_registrar(here: Desk, officer: Acting) -> None:
    task = lay(here, here.tinh.home, due="05/10", by=officer)
    asked(task, officer)
    ObjectiveCause.objects.create(
        task=task, kind="waiting", since=TODAY, reason="chờ số liệu", by_person_id=officer.person_id, at=AT
    )
    giver, stranger = at_desk(Role.LEADER, here.tinh.committee), at_desk(Role.LEADER, here.tinh.building)

    found = home(giver)

    assert (len(found.extensions), len(found.causes)) == (1, 1)
    assert "Gia hạn đến 20/10/2026" in page(giver).content.decode()
    for other in (stranger, here.coordinator, officer):
        assert (home(other).extensions, home(other).causes) == ([], [])


def test_i_see_whom_i_wait_for_and_who_waits_for_me(here: Desk, officer: Acting, head: Acting) -> None:
    task = lay(here, here.tinh.home, due="05/10", by=officer)
    TaskCoordinator.objects.create(
        task=task, agency=here.tinh.building, printed="Sở Xây dựng", work="số liệu", due_on=day("16/09"), asked_at=AT
    )
    asked(lay(here, here.tinh.home, due="05/10", by=officer), officer)
    lay(here, here.tinh.home, Status.SUBMITTED, "05/10", by=officer)
    building = at_desk(Role.CLERK, here.tinh.building)

    assert sorted(wait.what for wait in home(officer).waiting.rows) == ["confirmation", "contribution", "extension"]
    assert home(head).waiting.total == 3
    assert [(w.whom, w.due_on) for w in home(building).contribute.rows] == [("Sở Nội vụ", day("16/09"))]
    assert "chờ Sở Xây dựng phối hợp từ 14/09" in page(officer).content.decode()


def test_what_an_officer_does_stands_on_the_page_however_far_its_day(here: Desk, officer: Acting, head: Acting) -> None:
    lay(here, here.tinh.home, due="30/12", by=officer, work="hạn còn xa")
    lay(here, here.tinh.home, Status.SENT_BACK, "30/12", by=officer, work="bị trả lại")

    assert piles(officer)["ahead"] == ["hạn còn xa"]
    assert "Đang làm, hạn còn xa" in page(officer).content.decode()
    assert "ahead" not in piles(head)


def test_an_offered_other_date_waits_for_who_asked(here: Desk, officer: Acting) -> None:
    task = lay(here, here.tinh.home, due="05/10", by=officer, work="ngày khác")
    asked(task, officer, decision=Decision.COUNTERED, offered_due=day("12/10"), decision_reason="sớm hơn")

    assert piles(officer)["countered"] == ["ngày khác"]
    assert "countered" not in piles(at_desk(Role.OFFICER, here.tinh.home))


def test_urgings_of_seven_days_and_what_was_done(here: Desk, officer: Acting) -> None:
    task = lay(here, here.tinh.home, due="10/09", by=officer, work="bị đôn đốc")
    for rung, on in (("urge.n2", day("10/09")), ("urge.n3", day("11/09"))):
        Urging.objects.create(task=task, rung=rung, slot=day("10/09"), on=on, at=AT)
    old = lay(here, here.tinh.home, due="01/10", by=officer)
    Urging.objects.create(task=old, rung="urge.n1a", slot=day("01/10"), on=day("01/09"), at=AT)
    lay(here, here.tinh.home, Status.CONFIRMED, "15/09", by=officer, work="xong")
    lay(here, here.tinh.home, Status.CONFIRMED, "15/09", by=officer, ended_at=AT - dt.timedelta(days=8))

    found, text = home(officer), page(officer).content.decode()

    assert [u.rung for u in found.urged] == ["urge.n3"]
    assert found.urged_all == 1
    assert piles(officer)["done"] == ["xong"]
    assert "Bị đôn đốc 11/09" in text and "Báo quá hạn" in text and "Đúng hạn, 14/09" in text


def test_the_strip_counts_the_next_seven_days(here: Desk, officer: Acting) -> None:
    for due in ("13/09", "14/09", "16/09", "16/09", "20/09", "21/09"):
        lay(here, here.tinh.home, due=due, by=officer)

    assert home(officer).week == {day("14/09"): 1, day("16/09"): 2, day("20/09"): 1}


def test_a_deputy_in_the_principals_post_has_the_principals_work(here: Desk, officer: Acting) -> None:
    deputy = at_desk(Role.OFFICER, here.tinh.home)
    lay(here, here.tinh.home, due="10/09", by=officer, work="của người đi vắng")
    lay(here, here.tinh.home, due="10/09", by=deputy, work="của người thay")
    for_him = Acting(
        account_id=deputy.account_id, person_id=deputy.person_id, person_name=deputy.person_name,
        post_id=officer.post_id, agency_id=officer.agency_id, agency_name=officer.agency_name, role=officer.role,
        on_behalf_of_id=officer.person_id, on_behalf_of_name=officer.person_name,
    )  # fmt: skip

    assert piles(for_him)["overdue"] == ["của người đi vắng"]
    assert piles(deputy)["overdue"] == ["của người thay"]


def crowd(here: Desk, size: int) -> None:
    """Every sort of thing that can wait, in three bodies, `size` of each."""
    for body in (here.tinh.home, here.tinh.building, here.tinh.commune):
        someone = at_desk(Role.OFFICER, body)
        for _ in range(size):
            lay(here, body, due="10/09", by=someone)
            lay(here, body, due="15/09", by=someone)
            lay(here, body, due="22/09", by=someone)
            lay(here, body, Status.SENT_BACK, "05/11", by=someone)
            lay(here, body, Status.ASSIGNED, "05/11")
            lay(here, body, Status.REGISTERED, "05/11", declines=1)
            lay(here, body, Status.SUBMITTED, "05/10", by=someone)
            lay(here, body, Status.CONFIRMED, "05/10", by=someone)
            task = lay(here, body, due="05/10", by=someone)
            TaskCoordinator.objects.create(
                task=task, agency=here.tinh.organisation, printed="Ban Tổ chức Tỉnh ủy", asked_at=AT, due_on=TODAY
            )
            asked(task, someone)
            Urging.objects.create(task=task, rung="urge.n3", slot=day("10/09"), on=TODAY, at=AT)


def ids_of(found: Home) -> set[int]:
    return set(found.tasks)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nothing_of_strangers_stands_in_any_pile(here: Desk, role: Role) -> None:
    crowd(here, 2)
    bodies = ("office", "committee", "home", "building", "state", "commune", "other_commune", "organisation")

    leaked = {}
    for body in bodies:
        who = at_desk(role, getattr(here.tinh, body))
        seen = set(tasks_visible_to(who, TODAY).values_list("pk", flat=True))
        if beyond := ids_of(home(who)) - seen:
            leaked[body] = beyond

    assert leaked == {}


def test_the_page_costs_the_same_queries_whatever_waits(here: Desk) -> None:
    crowd(here, 1)
    lead, giver = at_desk(Role.COORDINATOR, here.tinh.home), at_desk(Role.LEADER, here.tinh.committee)
    costs = []
    for size in (1, 6):
        crowd(here, size)
        row = []
        for who in (here.coordinator, lead, giver):
            client = client_of(who)
            client.get("/")
            with CaptureQueriesContext(connection) as caught:
                answer = client.get("/")
            assert answer.status_code == 200
            row.append(len(caught))
        costs.append(row)

    assert costs[0] == costs[1]
    assert max(costs[0]) <= 45


def test_a_document_sent_down_waits_for_its_answer_then_for_its_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    there = sent()
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    row, officer = there.of(there.tinh.home), at_desk(Role.OFFICER, there.tinh.home)

    before = page(there.home_clerk).content.decode()
    acknowledge(descent_ids=[row.pk], by=there.home_clerk, at=AT)
    after = page(there.home_clerk).content.decode()
    state_no_plan(descent_id=row.pk, because="Đã có trong chương trình năm.", by=there.home_clerk, at=AT)

    assert "báo nhận trước hết 15/09/2026" in before and "Báo đã nhận" in before
    assert "báo nhận trước hết" not in after and "có kế hoạch trước hết" in after
    assert "van-ban-den" not in page(there.home_clerk).content.decode()
    assert home(officer).received == []


def test_who_has_nothing_is_told_so(here: Desk) -> None:
    text = page(at_desk(Role.OFFICER, here.tinh.other_commune)).content.decode()

    assert "Không có việc nào chờ" in text


def test_each_line_leads_on_and_explains_its_day(here: Desk, officer: Acting) -> None:
    task = lay(here, here.tinh.home, due="11/09", by=officer, work="lập danh mục")
    cast.person_in(here.tinh.home)

    text = page(officer).content.decode()

    assert "Lập danh mục" in text and "Quá 1 ngày làm việc" in text and "Vì sao là ngày này" in text
    assert f"/tasks/{task.code}/" in text
    assert 'href="#qua-han"' in text and 'id="qua-han"' in text
