"""The lead agency accepts a task by naming one person, or the proposed person takes it himself (C1.1a)."""

from __future__ import annotations

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Task, TaskCount
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import AT, accepted, holding, notices_to, story

pytestmark = pytest.mark.django_db


def test_the_head_names_an_officer_who_then_answers_for_the_task() -> None:
    told = story()

    services.accept_task(task_id=told.task.pk, holding_id=holding(told.officer).pk, by=told.head, at=AT)

    task = told.now()
    assert (task.status, task.responsible) == (Status.ACCEPTED, holding(told.officer))
    assert (task.accepted_at, task.last_sign_at, task.due_on) == (AT, AT, told.task.due_on)
    assert [(h.role, h.until) for h in task.holders.all()] == [("lead", None), ("responsible", None)]
    assert dict(task.lights)["trach_nhiem"] == "clear"
    counts = TaskCount.objects.filter(agency=told.here.tinh.home).values_list("status", "number")
    assert {s: n for s, n in counts if n} == {"accepted": 1}
    line = history_of(("task", task.pk))[0]
    assert (line.kind, line.new["person"]) == ("task.accepted", told.officer.person_name)
    assert notices_to(told.officer) == notices_to(told.coordinator) == ["task.accepted"]
    assert notices_to(told.head) == []


def test_the_proposed_person_accepts_for_himself_and_for_nobody_else() -> None:
    told = story()
    Task.objects.filter(pk=told.task.pk).update(proposed=holding(told.officer))

    with pytest.raises(Refusal) as caught:
        services.accept_task(task_id=told.task.pk, holding_id=holding(told.head).pk, by=told.officer, at=AT)
    services.accept_task(task_id=told.task.pk, holding_id=holding(told.officer).pk, by=told.officer, at=AT)

    assert caught.value.code == "task.accept.another"
    assert told.now().responsible == holding(told.officer)


def test_the_person_must_hold_a_post_of_the_lead_agency() -> None:
    told = story()
    stranger = cast.person_in(told.here.tinh.building)

    with pytest.raises(Refusal) as caught:
        services.accept_task(task_id=told.task.pk, holding_id=stranger.pk, by=told.head, at=AT)

    assert caught.value.code == "task.accept.person"
    assert "1773-CV/TU" in caught.value.clause
    assert told.now().status == Status.ASSIGNED


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_nobody_else_accepts(role: Role) -> None:
    told = story()
    other = at_desk(role, told.here.tinh.home)

    with pytest.raises(Refusal) as caught:
        services.accept_task(task_id=told.task.pk, holding_id=holding(told.officer).pk, by=other, at=AT)

    assert caught.value.code == "task.accept.forbidden"


def test_whoever_may_not_see_the_task_is_told_that_there_is_none() -> None:
    told = story()
    stranger = at_desk(Role.LEADER, told.here.tinh.other_commune)

    with pytest.raises(Refusal) as caught:
        services.accept_task(task_id=told.task.pk, holding_id=holding(told.officer).pk, by=stranger, at=AT)

    assert caught.value.code == "task.unknown"


def test_a_task_is_accepted_once() -> None:
    told = accepted()

    with pytest.raises(Refusal) as caught:
        services.accept_task(task_id=told.task.pk, holding_id=holding(told.head).pk, by=told.head, at=AT)

    assert caught.value.code == "task.move.unknown"
    assert told.now().responsible == holding(told.officer)
