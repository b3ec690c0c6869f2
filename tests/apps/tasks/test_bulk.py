"""Thao tác hàng loạt: every line is tried before, done by itself, refused with its reason; all of it is undone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.journal.models import Entry
from sauro.apps.tasks.models import Task, TaskBatch, Urging
from sauro.apps.tasks.services import batches
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, TODAY, lay
from tests.apps.tasks.desk import Desk, at_desk, desk

pytestmark = pytest.mark.django_db


def client_of(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def here() -> Desk:
    return desk()


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_batch_is_rehearsed_done_and_undone(here: Desk) -> None:
    tasks = [lay(here, here.tinh.home, Status.ASSIGNED, "05/10", starred=starred) for starred in (False, False, True)]
    order = batches.Order(batches.STAR)

    before = batches.rehearse(order, tasks, by=here.coordinator, at=AT)
    untouched = Entry.objects.filter(kind="task.starred").count()
    batch = batches.run_batch(order, tasks, by=here.coordinator, at=AT)
    done = Task.objects.filter(starred=True).count()
    batches.undo_batch(batch_id=batch.pk, by=here.coordinator, at=AT)

    assert [r.refused.code if r.refused else "" for r in before] == ["", "", "batch.same"]
    assert (untouched, done) == (0, 3)
    assert [line["code"] for line in batch.refused] == [tasks[2].code]
    assert list(Task.objects.filter(starred=True)) == [tasks[2]]


def test_what_changed_since_is_left_as_it_is(here: Desk) -> None:
    one, other = (lay(here, here.tinh.home, Status.ASSIGNED, "05/10") for _ in range(2))
    batch = batches.run_batch(batches.Order(batches.STAR), [one, other], by=here.coordinator, at=AT)
    Task.objects.filter(pk=other.pk).update(starred=False)

    undone = batches.undo_batch(batch_id=batch.pk, by=here.coordinator, at=AT)

    assert [line["undone"] for line in undone.lines] == [True, False]
    with pytest.raises(Refusal, match="đã được hoàn tác"):
        batches.undo_batch(batch_id=batch.pk, by=here.coordinator, at=AT)


def test_nobody_undoes_the_batch_of_another(here: Desk) -> None:
    task = lay(here, here.tinh.home, Status.ASSIGNED, "05/10")
    batch = batches.run_batch(batches.Order(batches.STAR), [task], by=here.coordinator, at=AT)
    other = at_desk(Role.COORDINATOR, here.tinh.office)

    with pytest.raises(TaskBatch.DoesNotExist):
        batches.undo_batch(batch_id=batch.pk, by=other, at=AT)
    assert client_of(other).get(f"/tasks/bulk/{batch.pk}/").status_code == 404
    assert client_of(here.coordinator).get(f"/tasks/bulk/{batch.pk}/").status_code == 200


def test_an_urging_is_asked_for_its_words_summed_up_and_never_undone(here: Desk) -> None:
    late = lay(here, here.tinh.home, due="10/09", by=at_desk(Role.OFFICER, here.tinh.home))
    ended = lay(here, here.tinh.home, Status.CONFIRMED, "10/09", by=at_desk(Role.OFFICER, here.tinh.home))
    client, chosen = client_of(here.coordinator), {"verb": "urge", "task": [late.pk, ended.pk]}

    asked = client.post("/tasks/bulk/", chosen)
    summary = client.post("/tasks/bulk/", {**chosen, "remark": "Gửi danh mục trước 16/09."})
    nothing_yet = Urging.objects.count()
    done = client.post("/tasks/bulk/", {**chosen, "remark": "Gửi danh mục trước 16/09.", "sure": "1"}, follow=True)

    assert "Lời đôn đốc" in text(asked)
    assert "1 nhiệm vụ sẽ làm, 1 không" in text(summary) and "không đôn đốc" in text(summary)
    assert nothing_yet == 0
    assert [u.task_id for u in Urging.objects.all()] == [late.pk]
    assert "đã làm 1 nhiệm vụ" in text(done) and "Hoàn tác cả lượt" not in text(done)


def test_given_back_work_is_given_anew_to_a_body_named_by_hand(here: Desk) -> None:
    task = lay(here, here.tinh.home, Status.REGISTERED, "05/10", declines=1)
    client, chosen = client_of(here.coordinator), {"verb": "assign", "task": [task.pk]}

    unknown = client.post("/tasks/bulk/", {**chosen, "lead": "Sở Không Có"})
    client.post("/tasks/bulk/", {**chosen, "lead": "so xay dung", "sure": "1"})

    assert unknown.status_code == 422 and "Sở Không Có" in text(unknown)
    assert Task.objects.get(pk=task.pk).lead == here.tinh.building


def test_all_that_is_filtered_goes_and_nothing_of_strangers(here: Desk) -> None:
    for due in ("10/09", "11/09", "20/10"):
        lay(here, here.tinh.home, due=due, by=at_desk(Role.OFFICER, here.tinh.home))
    coordinator, stranger = client_of(here.coordinator), client_of(at_desk(Role.LEADER, here.tinh.other_commune))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sauro.web.clock.now", lambda: AT)
        some = coordinator.post("/tasks/bulk/?due=overdue", {"verb": "star", "all": "2"})
    none = stranger.post("/tasks/bulk/", {"verb": "star", "task": list(Task.objects.values_list("pk", flat=True))})

    assert "Gắn sao: 2 nhiệm vụ" in text(some)
    assert none.status_code == 422 and "Chưa chọn nhiệm vụ nào" in text(none)


def test_the_ticked_rows_go_out_as_a_sheet_for_everybody(here: Desk) -> None:
    task = lay(here, here.tinh.home, due="10/09", by=(officer := at_desk(Role.OFFICER, here.tinh.home)))

    answer = client_of(officer).post("/tasks/bulk/", {"verb": "export", "task": [task.pk]})

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_more_than_five_hundred_are_refused() -> None:
    nobody = Acting(0, 0, "—", 1, 0, "—", Role.COORDINATOR)

    with pytest.raises(Refusal, match="nhiều nhất 500"):
        batches.chosen(range(501), by=nobody, on=TODAY)


def test_parts_stand_under_their_task_unless_asked_for_or_led_here(here: Desk) -> None:
    whole = lay(here, here.tinh.home, due="05/10", by=at_desk(Role.OFFICER, here.tinh.home), work="cả việc")
    lay(here, here.tinh.building, Status.ASSIGNED, due="01/10", work="một phần", parent_id=whole.pk)
    coordinator, building = client_of(here.coordinator), client_of(at_desk(Role.CLERK, here.tinh.building))

    assert "Một phần" not in text(coordinator.get("/tasks/"))
    assert "Một phần" in text(coordinator.get("/tasks/?parts=all"))
    assert "Một phần" in text(building.get("/tasks/"))


@pytest.mark.parametrize("asked", ["star=yes", "accept=late", "stale=yes", "urged=yes", "due=old"])
def test_each_new_condition_finds_its_own(here: Desk, asked: str) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    old = AT.replace(month=5)
    lay(here, here.tinh.home, due="05/10", by=officer, work="sao", starred=True, last_sign_at=AT)
    lay(here, here.tinh.home, Status.ASSIGNED, "05/10", work="chưa nhận", accept_by=TODAY.replace(day=1))
    lay(here, here.tinh.home, due="05/10", by=officer, work="im lặng", last_sign_at=old)
    urged = lay(here, here.tinh.home, due="05/10", by=officer, work="bị nhắc", last_sign_at=AT)
    Urging.objects.create(task=urged, rung="urge.n2", slot=TODAY, on=TODAY, at=AT)
    lay(here, here.tinh.home, by=officer, work="không hạn", approved_at=old, last_sign_at=AT)
    wanted = {
        "star=yes": "sao", "accept=late": "chưa nhận", "stale=yes": "im lặng", "urged=yes": "bị nhắc",
        "due=old": "không hạn",
    }[asked]  # fmt: skip

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sauro.web.clock.now", lambda: AT)
        answer = client_of(here.coordinator).get(f"/tasks/?{asked}")

    assert wanted.capitalize() in text(answer) and ">1 nhiệm vụ ·" in text(answer)


def test_a_page_of_the_register_costs_the_same_whatever_its_length(here: Desk) -> None:
    client, costs = client_of(here.coordinator), []
    for _ in range(2):
        for _ in range(4):
            lay(here, here.tinh.home, due="05/10", by=at_desk(Role.OFFICER, here.tinh.home))
        client.get("/tasks/")
        with CaptureQueriesContext(connection) as caught:
            client.get("/tasks/")
        costs.append(len(caught))

    assert costs[0] == costs[1] <= 22
