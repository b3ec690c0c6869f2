"""What the worker does again and again: every room's work is set once, by a path that leads to a job."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string
from django_q.models import Schedule

pytestmark = pytest.mark.django_db


def migrated() -> None:
    call_command("migrate", verbosity=0)


def test_every_work_is_set_once_and_leads_to_a_job() -> None:
    Schedule.objects.all().delete()

    migrated()
    migrated()

    rows = list(Schedule.objects.values_list("name", "func", "schedule_type"))
    assert len({name for name, _, _ in rows}) == len(rows) == 17
    assert all(callable(import_string(job)) for _, job, _ in rows)
    assert [name for name, _, kind in rows if kind == Schedule.DAILY] == ["sauro.hours"]


def test_an_installation_keeps_its_own_minutes() -> None:
    migrated()
    Schedule.objects.filter(name="sauro.visits").update(minutes=45)

    migrated()

    assert Schedule.objects.get(name="sauro.visits").minutes == 45
