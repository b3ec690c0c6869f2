"""A system keeps the views of its key's owner: saves one, opens it as the register would, drops it."""

from __future__ import annotations

import pytest

from sauro.apps.accounts.models import Scope
from sauro.apps.tasks import services
from sauro.apps.tasks.models import SavedView
from sauro.domain.acting import Role
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, lay
from tests.apps.tasks.desk import at_desk, desk
from tests.apps.tasks.test_api_reports import Machine

pytestmark = pytest.mark.django_db


def test_a_view_is_saved_opened_and_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    here = desk()
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    late = [lay(here, here.tinh.home, Status.ASSIGNED, due) for due in ("11/09", "10/09")]
    lay(here, here.tinh.home, Status.ASSIGNED, "20/10")
    there = Machine(here.coordinator)

    saved = there.post("/views", name=" Quá  hạn ", query="sort=due&due=overdue&registrar=9&page=2")
    tasks = there.get(f"/views/{saved.json()['id']}/tasks").json()
    second = there.get(f"/views/{saved.json()['id']}/tasks?limit=1&offset=1").json()
    listed = there.get("/views").json()
    dropped = there.post(f"/views/{saved.json()['id']}/drop")

    assert (saved.status_code, saved.json()["name"], saved.json()["query"]) == (201, "Quá hạn", "due=overdue")
    assert [row["code"] for row in tasks["items"]] == [late[1].code, late[0].code]
    assert (second["total"], [row["code"] for row in second["items"]]) == (2, [late[0].code])
    assert tasks["items"][0]["lead"]["name"] == here.tinh.home.name and tasks["items"][0]["timeliness"] == "overdue"
    assert listed == {"total": 1, "items": [saved.json()]}
    assert (dropped.status_code, there.get("/views").json()["total"]) == (204, 0)


def test_another_persons_view_is_not_there_and_a_view_shows_only_what_its_owner_sees() -> None:
    here = desk()
    lay(here, here.tinh.home, Status.ASSIGNED, "05/10")
    view = services.save_view(name="Chờ nhận", query="status=assigned", by=here.clerk)
    other = Machine(here.coordinator)
    stranger = Machine(at_desk(Role.LEADER, here.tinh.other_commune))

    own = stranger.post("/views", name="Chờ nhận", query="status=assigned").json()["id"]

    assert other.get(f"/views/{view.pk}/tasks").status_code == other.post(f"/views/{view.pk}/drop").status_code == 404
    assert other.get("/views").json()["total"] == 0
    assert stranger.get(f"/views/{own}/tasks").json() == {"total": 0, "items": []}
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_what_cannot_be_saved_is_refused_and_a_key_for_reading_saves_nothing() -> None:
    here = desk()
    there, reader = Machine(here.clerk), Machine(here.clerk, Scope.READ)
    there.post("/views", name="Đã có", query="due=soon")

    codes = [
        there.post("/views", name=name, query=query).json()["code"]
        for name, query in ((" ", "due=soon"), ("x" * 61, "due=soon"), ("Cả sổ", "page=2"), ("Đã có", "due=none"))
    ]
    nul = there.post("/views", name="Tìm", query="q=dat%00%20dai").json()
    read_only = reader.post("/views", name="Khác", query="due=none")

    assert codes == ["view.name", "view.name", "view.empty", "view.taken"]
    assert nul["query"] == "q=dat+dai" and there.get(f"/views/{nul['id']}/tasks").status_code == 200
    assert (read_only.status_code, SavedView.objects.count()) == (403, 2)
