"""The first deadline of a task stays for ever: not even the database changes it (C1.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from sauro.apps.tasks import triggers
from sauro.apps.tasks.models import Task
from tests.apps.tasks.running import Running, running

DUE = dt.date(2026, 10, 5)
LATER = dt.date(2026, 10, 20)
_OWN = {"id", "code", "original_due_on", "draft_id"}  # not taken over by a second task of the same words


def _through_the_orm(story: Running) -> None:
    Task.objects.filter(pk=story.task.pk).update(original_due_on=LATER)


def _by_saving(story: Running) -> None:
    task = story.again()
    task.original_due_on = LATER
    task.save()


def _emptied(story: Running) -> None:
    Task.objects.filter(pk=story.task.pk).update(original_due_on=None)


def _by_raw_sql(story: Running) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET original_due_on = %s WHERE id = %s", [LATER, story.task.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("how", [_through_the_orm, _by_saving, _emptied, _by_raw_sql])
def test_the_first_deadline_cannot_be_changed(how: Callable[[Running], None]) -> None:
    story = running()

    with pytest.raises(IntegrityError, match="first deadline"), transaction.atomic():
        how(story)

    assert story.again().original_due_on == DUE


@pytest.mark.django_db
def test_everything_else_of_the_row_may_be_saved() -> None:
    story = running()
    task = story.again()

    task.due_on = LATER
    task.save()

    assert (story.again().due_on, story.again().original_due_on) == (LATER, DUE)


@pytest.mark.django_db
def test_a_task_without_a_day_is_given_its_first_one_once() -> None:
    story = running()
    without = Task.objects.create(
        **{f.attname: getattr(story.task, f.attname) for f in Task._meta.concrete_fields if f.attname not in _OWN},
        code="NV-2026-9999",
        original_due_on=None,
    )

    Task.objects.filter(pk=without.pk).update(original_due_on=DUE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=without.pk).update(original_due_on=LATER)


@pytest.mark.django_db(transaction=True)
def test_migrating_sets_the_trigger_again() -> None:
    triggers.drop(connection)
    assert [found.id for found in triggers.check_trigger(databases=["default"])] == ["tasks.W001"]

    call_command("migrate", verbosity=0, skip_checks=True)

    assert triggers.present(connection)
    assert triggers.check_trigger(databases=["default"]) == []
