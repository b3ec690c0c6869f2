"""A system of the lead agency asks, reminds and sends back its coordinating bodies, and explains a delay."""

from __future__ import annotations

import pytest

from sauro.apps.tasks import services
from sauro.domain.lateness import CauseKind
from tests import cast
from tests.apps.tasks.running import at, running
from tests.apps.tasks.test_api_reports import Machine

pytestmark = pytest.mark.django_db


def test_a_coordinating_body_is_added_reminded_and_sent_back(monkeypatch: pytest.MonkeyPatch) -> None:
    story = running()
    monkeypatch.setattr("sauro.web.clock.now", lambda: at("2026-09-21"))
    there, here = Machine(story.head), f"/tasks/{story.task.code}/contributions"
    body = story.here.tinh.commune

    added = there.post(here, agency_id=body.pk, work="Gửi số liệu", due_on="2026-09-30")
    row = added.json()["id"]
    reminded = there.post(f"{here}/{row}/remind")
    early = there.post(f"{here}/{row}/send-back", remark="Thiếu phụ lục")
    speaker = cast.person_in(body, cast.Role.COORDINATOR)
    by = cast.acting_in(speaker, account_id=cast.account(cast.acting_in(speaker)).pk)
    services.deliver_contribution(
        task_id=story.task.pk, coordinator_id=row, note="Gửi kèm", by=by, at=at("2026-09-22")
    )
    sent_back = there.post(f"{here}/{row}/send-back", remark="Thiếu phụ lục")

    assert (added.status_code, added.json()["agency"], reminded.status_code) == (201, body.name, 200)
    assert (early.status_code, sent_back.status_code) == (422, 200)
    assert sent_back.json()["delivered_at"] is None


def test_a_delay_is_explained_and_a_cause_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    story = running()
    here = f"/tasks/{story.task.code}"
    there = Machine(story.head)
    monkeypatch.setattr("sauro.web.clock.now", lambda: at("2026-10-07"))
    cause = services.ask_cause(
        task_id=story.task.pk, kind=CauseKind.DISASTER, since=at("2026-10-01").date(), until=None, reason="Bão",
        waiting_for=None, by=story.doer, at=at("2026-10-02"),
    )  # fmt: skip

    explained = there.post(f"{here}/explain", words="Kho hồ sơ ngập")
    ended = there.post(f"{here}/causes/{cause.pk}/end", until="2026-10-05")
    stranger = there.post(f"{here}/causes/999999/end", until="2026-10-05")

    assert (explained.status_code, explained.json()["obstacle"]) == (201, "Kho hồ sơ ngập")
    assert (ended.status_code, ended.json()["until"], stranger.status_code) == (200, "2026-10-05", 404)
    assert story.again().due_on == story.task.due_on
