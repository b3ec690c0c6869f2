"""Progress is said in a line; the first one starts the task; silence is counted apart from lateness (C5.5)."""

from __future__ import annotations

import pytest

from sauro.apps.tasks import services
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries import life
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.tasks.life import AT, accepted, later, story, submit

pytestmark = pytest.mark.django_db


def test_the_first_update_starts_the_task() -> None:
    told = accepted()

    row = services.update_task(task_id=told.task.pk, percent=40, line="Xong 4 lĩnh vực.", by=told.officer, at=later(2))

    task = told.now()
    assert (task.status, task.percent, task.last_sign_at) == (Status.IN_PROGRESS, 40, later(2))
    assert (row.percent, row.line, row.by_name) == (40, "Xong 4 lĩnh vực.", told.officer.person_name)


def test_a_hundred_percent_hands_nothing_in() -> None:
    told = accepted()

    services.update_task(task_id=told.task.pk, percent=100, by=told.officer, at=later(2))

    assert (told.now().status, told.now().submitted_at) == (Status.IN_PROGRESS, None)


def test_a_milestone_leaves_the_percentage_as_it_was() -> None:
    told = accepted()
    services.update_task(task_id=told.task.pk, percent=40, by=told.officer, at=later(1))

    services.update_task(task_id=told.task.pk, milestone="Đã họp liên ngành", by=told.clerk, at=later(2))

    assert told.now().percent == 40
    assert [u.milestone for u in told.now().updates.all()] == ["Đã họp liên ngành", ""]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "task.update.empty"),
        ({"line": "  "}, "task.update.empty"),
        ({"percent": 101}, "task.update.percent"),
        ({"percent": -1}, "task.update.percent"),
    ],
)
def test_an_empty_or_impossible_update_is_refused(said: dict[str, object], code: str) -> None:
    told = accepted()

    with pytest.raises(Refusal) as caught:
        services.update_task(task_id=told.task.pk, by=told.officer, at=AT, **said)  # type: ignore[arg-type]

    assert caught.value.code == code
    assert told.now().status == Status.ACCEPTED


@pytest.mark.parametrize("handed_in", [False, True])
def test_before_acceptance_and_while_a_report_waits_there_is_no_update(handed_in: bool) -> None:
    told = accepted() if handed_in else story()
    if handed_in:
        submit(told)

    with pytest.raises(Refusal) as caught:
        services.update_task(task_id=told.task.pk, percent=50, by=told.head, at=AT)

    assert caught.value.code == "task.update.closed"


def test_the_registrar_updates_nothing() -> None:
    told = accepted()

    with pytest.raises(Refusal) as caught:
        services.update_task(task_id=told.task.pk, percent=50, by=told.coordinator, at=AT)

    assert caught.value.code == "task.update.forbidden"


@pytest.mark.parametrize(
    ("starred", "days", "stale"),
    [(False, 14, False), (False, 15, True), (True, 6, False), (True, 7, True)],
)
def test_silence_is_stale_after_the_days_of_the_rulebook(starred: bool, days: int, stale: bool) -> None:
    told = accepted()
    Task.objects.filter(pk=told.task.pk).update(starred=starred)

    found = life.stale_tasks(Task.objects.all(), later(days).date())

    assert list(found) == ([told.task] if stale else [])


def test_an_update_ends_the_silence_and_a_report_is_not_silence() -> None:
    told = accepted()
    services.update_task(task_id=told.task.pk, percent=5, by=told.officer, at=later(15))
    on = later(20).date()

    assert list(life.stale_tasks(Task.objects.all(), on)) == []
    submit(told, later(15))
    assert list(life.stale_tasks(Task.objects.all(), later(80).date())) == []
