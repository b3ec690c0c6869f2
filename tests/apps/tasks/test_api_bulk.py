"""A system does one verb on many tasks: rehearsed, done, told what was refused and why, and all of it undone."""

from __future__ import annotations

import pytest

from sauro.apps.accounts.models import Scope
from sauro.apps.tasks.models import Task, TaskBatch, Urging
from sauro.apps.tasks.services import batches
from sauro.domain.acting import Role
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, lay
from tests.apps.tasks.desk import Desk, at_desk, desk
from tests.apps.tasks.test_api_reports import Machine

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    return desk()


def test_stars_are_rehearsed_given_and_taken_back(here: Desk) -> None:
    tasks = [lay(here, here.tinh.home, Status.ASSIGNED, "05/10", starred=starred) for starred in (False, False, True)]
    codes = [task.code for task in tasks]
    there, order = Machine(here.coordinator), {"verb": "star", "tasks": [*codes, "NV-2026-9999"]}

    seen = there.post("/bulk/rehearse", **order).json()
    untouched = Task.objects.filter(starred=True).count()
    stale = there.post("/bulk", **order, sure=3)
    done = there.post("/bulk", **order, sure=len(seen["going"]))
    starred = Task.objects.filter(starred=True).count()
    at = f"/bulk/{done.json()['id']}"
    undone = there.post(f"{at}/undo").json()
    twice = there.post(f"{at}/undo")

    assert (seen["going"], seen["unknown"], untouched) == (codes[:2], ["NV-2026-9999"], 1)
    assert [line["task"] for line in seen["stopped"]] == [codes[2]] and seen["stopped"][0]["why"]
    assert (stale.status_code, stale.json()["code"]) == (422, "batch.changed")
    assert (done.status_code, starred, done.json()["undoable"]) == (201, 3, True)
    assert done.json()["refused"] == seen["stopped"]
    assert [line["undone"] for line in undone["done"]] == [True, True] and undone["undoable"] is False
    assert list(Task.objects.filter(starred=True)) == [tasks[2]]
    assert (there.get(at).json(), twice.json()["code"]) == (undone, "batch.undone")


def test_an_urging_goes_to_those_that_it_may_and_is_never_taken_back(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    late = lay(here, here.tinh.home, due="10/09", by=officer)
    ended = lay(here, here.tinh.home, Status.CONFIRMED, "10/09", by=officer)
    there, order = Machine(here.coordinator), {"verb": "urge", "tasks": [late.code, ended.code]}

    wordless = there.post("/bulk/rehearse", **order).json()
    done = there.post("/bulk", **order, remark="Gửi danh mục trước 16/09.", sure=1).json()
    lasting = there.post(f"/bulk/{done['id']}/undo")

    assert wordless["going"] == []
    assert ([line["task"] for line in done["done"]], done["undoable"]) == ([late.code], False)
    assert [u.task_id for u in Urging.objects.all()] == [late.pk]
    assert "không đôn đốc" in done["refused"][0]["why"]
    assert (lasting.status_code, lasting.json()["code"]) == (422, "batch.lasting")


def test_given_back_work_is_given_anew(here: Desk) -> None:
    task = lay(here, here.tinh.home, Status.REGISTERED, "05/10", declines=1)
    there, order = Machine(here.coordinator), {"verb": "assign", "tasks": [task.code], "sure": 1}

    nowhere = there.post("/bulk", **order)
    done = there.post("/bulk", **order, lead_id=here.tinh.building.pk)

    assert (nowhere.status_code, done.status_code) == (422, 201)
    assert Task.objects.get(pk=task.pk).lead == here.tinh.building


def test_limits_sight_and_scope_are_those_of_the_page(here: Desk) -> None:
    task = lay(here, here.tinh.home, Status.ASSIGNED, "05/10")
    order = {"verb": "star", "tasks": [task.code], "sure": 1}
    coordinator, stranger = Machine(here.coordinator), Machine(at_desk(Role.LEADER, here.tinh.other_commune))
    many = [f"NV-2026-{number:05d}" for number in range(batches.MOST + 1)]

    too_many = coordinator.post("/bulk/rehearse", verb="star", tasks=many)
    out_of_sight = stranger.post("/bulk", **order)
    by_officer = Machine(at_desk(Role.CLERK, here.tinh.home)).post("/bulk/rehearse", **order).json()
    read_only = [Machine(here.coordinator, Scope.READ).post(path, **order) for path in ("/bulk", "/bulk/rehearse")]
    nothing_yet = TaskBatch.objects.count()
    done = coordinator.post("/bulk", **order).json()["id"]

    assert (too_many.status_code, out_of_sight.json()["code"]) == (422, "batch.empty")
    assert by_officer["going"] == [] and by_officer["stopped"][0]["task"] == task.code
    assert ([answer.status_code for answer in read_only], nothing_yet) == ([403, 403], 0)
    assert stranger.get(f"/bulk/{done}").status_code == stranger.post(f"/bulk/{done}/undo").status_code == 404
