"""A held file is judged by a key of another person than its sender, as on the task's page."""

from __future__ import annotations

import pytest

from sauro.apps.accounts.models import Scope
from sauro.domain.acting import Role
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import AT, accepted
from tests.apps.tasks.test_api_reports import Machine
from tests.apps.tasks.test_evidence import screened, send

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("is_open", [True, False])
def test_whether_a_held_file_bears_a_mark_is_answered_by_a_colleague(
    is_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = accepted()
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    row = screened(send(told, b"Danh sach 15 ho so", "15-BC (MẬT).txt", by=told.head))
    sender, colleague = told.head, at_desk(Role.COORDINATOR, told.here.tinh.home)
    pieces = f"/tasks/{told.task.code}/evidence"
    here = f"{pieces}/{row.pk}/release"

    (held,) = Machine(colleague).get(pieces).json()["items"]
    own = Machine(sender).post(here, open=is_open)
    reading = Machine(colleague, Scope.READ).post(here, open=is_open)
    stranger = Machine(colleague).post(f"{pieces}/{row.pk + 1}/release", open=is_open)
    answered = Machine(colleague).post(here, open=is_open)
    row = screened(row)
    late = Machine(colleague).post(here, open=is_open)

    assert (held["state"], held["name"]) == ("held", "")
    assert (own.status_code, own.json()["code"]) == (422, "task.evidence.release.forbidden")
    assert (reading.status_code, stranger.status_code) == (403, 404)
    assert (answered.status_code, answered.json()["state"]) == (200, "waiting" if is_open else "reader.secret")
    assert (row.file is not None, row.refused_because) == (is_open, "" if is_open else "reader.secret")
    assert late.json()["code"] == "task.evidence.release.late"
