"""A condition with very many numbers says what `pk__in` says, in a sentence that stays short."""

from __future__ import annotations

import pytest
from django.db.models import F

from sauro.apps.tasks.models import Task, TaskHolder
from sauro.web.among import Among
from tests.apps.tasks.running import running


@pytest.mark.django_db
def test_it_finds_what_in_finds() -> None:
    task = running().task
    many = [*range(-3, 5_000), 2**62]

    for numbers in ([], [task.pk], [task.pk + 1], [*many, task.pk]):
        assert list(Task.objects.filter(Among("pk", numbers))) == list(Task.objects.filter(pk__in=numbers))
        assert list(Task.objects.exclude(Among("pk", numbers))) == list(Task.objects.exclude(pk__in=numbers))

    holders = TaskHolder.objects.filter(Among("task_id", [task.pk, *many]), task__lead=F("agency_id"))
    assert set(holders) == set(TaskHolder.objects.filter(task=task, agency_id=task.lead_id)) != set()
    assert not Task.objects.filter(Among("responsible_id", many), responsible=None).exists()


@pytest.mark.django_db
def test_many_numbers_are_one_value() -> None:
    few, many = (str(Task.objects.filter(Among("pk", range(n))).query.sql_with_params()[0]) for n in (1, 1_000))

    assert few == many
