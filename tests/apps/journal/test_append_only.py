"""Chỉ ghi thêm: the database itself refuses to change the past, and a change made behind its back is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from sauro.apps.journal import triggers
from sauro.apps.journal.events import VALUES_ERASED
from sauro.apps.journal.models import Entry, EntryValues
from sauro.apps.journal.queries import head, missing_triggers, verify_chain
from sauro.apps.journal.services import record
from sauro.domain.ledger import Fault
from tests.apps.journal.cast import AT, BUOI


def write(count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            record(VALUES_ERASED, about=("task", number), by=BUOI, at=AT, new={"reason": f"lý do {number}"})


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


FORBIDDEN = {
    "update": lambda: Entry.objects.filter(index=1).update(by_name="Người khác"),
    "delete": lambda: Entry.objects.filter(index=3).delete(),
    "raw update": lambda: sql("UPDATE journal_entry SET kind = 'x'"),
    "raw delete": lambda: sql("DELETE FROM journal_entryvalues"),
    "values changed": lambda: EntryValues.objects.filter(entry=1).update(new={"reason": "khác"}),
    "values half emptied": lambda: EntryValues.objects.filter(entry=1).update(new=None),
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", FORBIDDEN)
def test_the_database_refuses(how: str) -> None:
    write(3)

    with pytest.raises(IntegrityError), transaction.atomic():
        FORBIDDEN[how]()

    assert verify_chain().sound
    assert Entry.objects.count() == 3


@pytest.mark.django_db
def test_replacing_a_row_is_refused_too() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    write(2)

    with pytest.raises(IntegrityError), transaction.atomic():
        sql('INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE "index" = 1')

    assert verify_chain().sound


@pytest.mark.django_db(transaction=True)
def test_truncating_is_refused() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's")
    write(2)

    with pytest.raises(IntegrityError):
        sql("TRUNCATE journal_entry CASCADE")

    assert Entry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_migrating_sets_the_triggers_again() -> None:
    triggers.drop(connection)
    assert len(missing_triggers()) == len(triggers.expected(connection))
    assert [found.id for found in triggers.check_triggers(databases=["default"])] == ["journal.W001"]

    call_command("migrate", verbosity=0, skip_checks=True)

    assert missing_triggers() == []
    assert triggers.check_triggers(databases=["default"]) == []


def _edit() -> None:
    Entry.objects.filter(index=3).update(by_name="Người khác")


def _edit_values() -> None:
    EntryValues.objects.filter(entry=3).update(new={"reason": "khác"})


def _take_values() -> None:
    EntryValues.objects.filter(entry=3).delete()


def _delete() -> None:
    EntryValues.objects.filter(entry=3).delete()
    Entry.objects.filter(index=3).delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (_edit, Fault.ALTERED),
        (_edit_values, Fault.ALTERED),
        (_take_values, Fault.ALTERED),
        (_delete, Fault.MISSING),
    ],
)
def test_what_was_changed_behind_the_triggers_is_named(tamper: Callable[[], None], fault: Fault) -> None:
    write(5)

    triggers.drop(connection)
    tamper()
    triggers.install(connection)

    verdict = verify_chain()
    assert (verdict.fault, verdict.index, verdict.count) == (fault, 3, 2)


@pytest.mark.django_db(transaction=True)
def test_a_cut_end_is_named_against_the_checkpoint() -> None:
    write(5)
    checkpoint = head()

    triggers.drop(connection)
    EntryValues.objects.filter(entry__gte=4).delete()
    Entry.objects.filter(index__gte=4).delete()
    triggers.install(connection)

    assert verify_chain().sound
    assert (verify_chain(checkpoint).fault, verify_chain(checkpoint).index) == (Fault.CUT, 4)
