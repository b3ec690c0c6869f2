"""Rows written past the ORM stand as `save` would have written them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sauro.apps.tasks.models import Task, TaskCount
from sauro.domain.tasks import Status
from sauro.web.rows import add_to, insert_row, update_row, update_rows
from tests.apps.tasks.running import running

COPIED = ("id", "code", "draft_id")


def like(task: Task, code: str) -> Task:
    """The same task under another code, not written yet."""
    columns = {f.attname: getattr(task, f.attname) for f in Task._meta.concrete_fields}
    return Task(**columns | {"id": None, "code": code, "draft_id": None})


@pytest.mark.django_db
def test_a_new_row_is_the_row_that_save_writes() -> None:
    there = running()
    lights = [["who", "clear"], ["what", "“có dấu”, \\u0000 viết bằng chữ"]]
    there.task.lights, there.task.status = lights, Status.IN_PROGRESS  # an enumeration, not its word

    saved = like(there.task, "NV-2026-9001")
    saved.save()
    written = insert_row(like(there.task, "NV-2026-9002"))

    rows = [Task.objects.filter(pk=one.pk).values().get() for one in (saved, written)]
    first, second = ({name: value for name, value in row.items() if name not in COPIED} for row in rows)
    assert first == second
    assert (written.code, second["lights"], written._state.adding) == ("NV-2026-9002", lights, False)


@pytest.mark.django_db
def test_what_a_table_forbids_is_forbidden_here_too() -> None:
    there = running()

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_row(like(there.task, there.task.code))  # a code that stands
    there.task.percent = 101
    with pytest.raises(IntegrityError), transaction.atomic():
        update_row(there.task, ["percent"])


@pytest.mark.django_db
def test_only_the_named_columns_are_changed() -> None:
    task = running().task
    task.work, task.percent, task.last_sign_at = "việc khác", 45, dt.datetime(2026, 10, 5, 8, tzinfo=dt.UTC)
    before = Task.objects.get(pk=task.pk).work

    update_row(task, ["percent", "last_sign_at"])

    stands = Task.objects.get(pk=task.pk)
    assert (stands.work, stands.percent, stands.last_sign_at) == (before, 45, task.last_sign_at)


@pytest.mark.django_db
def test_a_row_that_is_gone_is_not_changed_in_silence() -> None:
    task = running().task
    task.pk = 10**9

    with pytest.raises(DatabaseError, match="not there"):
        update_row(task, ["percent"])


@pytest.mark.django_db
def test_a_counter_says_what_it_then_holds() -> None:
    there = running()
    TaskCount.objects.update_or_create(agency=there.task.lead, status="assigned", defaults={"number": 4})

    found = add_to(TaskCount, "number", 3, agency_id=there.task.lead_id, status="assigned")

    assert (found, TaskCount.objects.get(agency=there.task.lead, status="assigned").number) == (7, 7)
    assert add_to(TaskCount, "number", 1, agency_id=10**9, status="assigned") is None


@pytest.mark.django_db
def test_many_rows_are_changed_each_to_its_own() -> None:
    task = running().task
    others = [insert_row(like(task, f"NV-2026-900{n}")) for n in range(3)]

    update_rows(Task, ("percent", "lights"), [(one.pk, n, [["who", str(n)]]) for n, one in enumerate(others)])

    found = Task.objects.filter(pk__in=[one.pk for one in others]).order_by("pk").values_list("percent", "lights")
    assert list(found) == [(0, [["who", "0"]]), (1, [["who", "1"]]), (2, [["who", "2"]])]
