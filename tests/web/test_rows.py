"""Rows written past the ORM stand as `save` would have written them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sauro.apps.notices.models import Notice
from sauro.apps.tasks.models import Task, TaskCount, Urging
from sauro.domain.tasks import Status
from sauro.web.copied import MANY
from sauro.web.once import keeping, once
from sauro.web.rows import add_to, insert_row, insert_rows, update_row, update_rows
from tests.apps.tasks.running import running

AWKWARD = 'một\ttab, "ngoặc", \\N và \\. , xuống\r\ndòng; {1,2} \x01 \u2028 50% %s 🙂\\'
NOON = dt.datetime(2026, 10, 5, 12, 30, 1, 250_000, tzinfo=dt.timezone(dt.timedelta(hours=7)))
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


COLUMNS = tuple(f.attname for f in Task._meta.concrete_fields if not f.primary_key)


def columns_of(task: Task) -> tuple[Any, ...]:
    return tuple(getattr(task, name) for name in COLUMNS)


@pytest.mark.django_db
def test_many_new_rows_are_the_rows_that_save_writes() -> None:
    task = running().task
    task.work, task.status, task.starred = AWKWARD, Status.IN_PROGRESS, True
    task.lights = [["who", AWKWARD], {"đếm": [1, 2.5, None, True, ""]}]
    task.due_on, task.last_sign_at, task.assigned_at = dt.date(2026, 2, 28), NOON, None
    saved = like(task, "NV-2026-9001")
    saved.save()

    given = [columns_of(like(task, f"NV-2026-{number}")) for number in (9002, 9003)]
    written = insert_rows(Task, COLUMNS, given)

    codes = [f"NV-2026-{number}" for number in (9001, 9002, 9003)]
    rows = [Task.objects.filter(code=code).values().get() for code in codes]
    first, *others = ({name: value for name, value in row.items() if name not in COPIED} for row in rows)
    assert others == [first, first]
    assert (written, first["work"], first["last_sign_at"]) == (2, AWKWARD, NOON)


@pytest.mark.django_db
def test_what_a_table_forbids_many_rows_is_forbidden_to_all_of_them() -> None:
    task = running().task
    new, known = columns_of(like(task, "NV-2026-9001")), columns_of(like(task, task.code))
    over = like(task, "NV-2026-9002")
    over.percent = 101

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Task, COLUMNS, [new, known])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Task, COLUMNS, [new, columns_of(over)])

    assert Task.objects.filter(code__startswith="NV-2026-900").count() == 0


@pytest.mark.django_db(transaction=True)
def test_many_rows_of_something_that_is_not_there_do_not_stand() -> None:
    day = dt.date(2026, 10, 5)

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Urging, ("task_id", "rung", "slot", "on", "at"), [(10**9, "urge.n1", day, day, NOON)])

    assert not Urging.objects.exists()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite keeps any length and any character")
@pytest.mark.parametrize("known_stay", [False, True])
@pytest.mark.parametrize("kind", ["có\0NUL", "dài" * 21])
def test_many_rows_refuse_what_a_column_cannot_hold(known_stay: bool, kind: str) -> None:
    account = running().registrar.account_id
    rows: list[tuple[Any, ...]] = [(account, kind, "task", 1, f"slot:{n}", {}, "/", False, NOON) for n in range(MANY)]

    with pytest.raises((DataError, ValueError)), transaction.atomic():
        insert_rows(Notice, NOTICE, rows, known_stay=known_stay)

    assert not Notice.objects.filter(slot__startswith="slot:").exists()


NOTICE = ("account_id", "kind", "about_kind", "about_id", "slot", "text", "url", "urgent", "at")


@pytest.mark.django_db
@pytest.mark.parametrize("new", [2, MANY])
def test_what_is_known_stays_and_is_not_counted(new: int) -> None:
    account = running().registrar.account_id
    known = (account, "lời cũ", "task", 1, "slot:0", {"template": AWKWARD}, "/", True, NOON)
    assert insert_rows(Notice, NOTICE, [known], known_stay=True) == 1

    told = [
        (account, "lời mới", "task", 1, f"slot:{n}", {"template": AWKWARD}, "/", False, NOON) for n in range(new + 1)
    ]
    first = insert_rows(Notice, NOTICE, [*told, told[-1]], known_stay=True)
    again = insert_rows(Notice, NOTICE, told, known_stay=True)

    stand = dict(Notice.objects.filter(slot__startswith="slot:").values_list("slot", "kind"))
    assert (first, again, len(stand), stand["slot:0"], stand["slot:1"]) == (new, 0, new + 1, "lời cũ", "lời mới")
    assert Notice.objects.get(slot="slot:1").text == {"template": AWKWARD}


@pytest.mark.django_db
@pytest.mark.parametrize("known_stay", [False, True])
@pytest.mark.parametrize("number", [1, MANY])
def test_many_rows_pass_whoever_listens_to_the_connection(known_stay: bool, number: int) -> None:
    account = running().registrar.account_id
    rows: list[tuple[Any, ...]] = [
        (account, "task.told", "task", 1, f"slot:{n}", {}, "/", False, NOON) for n in range(number)
    ]

    def slots() -> int:
        return once("slots", frozenset({"notices_notice"}), Notice.objects.filter(slot__startswith="slot:").count)

    with keeping(), CaptureQueriesContext(connection) as heard:
        before = slots()
        insert_rows(Notice, NOTICE, rows, known_stay=known_stay)
        after = slots()

    assert (before, after) == (0, number)
    assert sum("notices_notice" in query["sql"] for query in heard) >= 3


@pytest.mark.django_db
def test_no_rows_are_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert insert_rows(Notice, NOTICE, []) == insert_rows(Notice, NOTICE, [], known_stay=True) == 0
