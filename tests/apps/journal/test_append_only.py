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
from sauro.apps.journal.services import erase_values, record
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


def _empty_values() -> None:
    """As an erasure does, but no entry says who did it and why. Not even a trigger is in its way."""
    EntryValues.objects.filter(entry=3).update(key="", old=None, new=None)


def _say_anew_what_was_erased() -> None:
    with transaction.atomic():
        erase_values(3, by=BUOI, at=AT, reason="hết hạn lưu")
    EntryValues.objects.filter(entry=3).update(new={"reason": "khác"})


def _spoil_the_key() -> None:
    EntryValues.objects.filter(entry=3).update(key="không phải mã")


def _spoil_the_words() -> None:
    sql("UPDATE journal_entryvalues SET new = '[1]' WHERE entry_id = 3")


def _swap_values() -> None:
    third, fourth = (EntryValues.objects.get(entry=number) for number in (3, 4))
    for number, other in ((3, fourth), (4, third)):
        EntryValues.objects.filter(entry=number).update(key=other.key, old=other.old, new=other.new)


def _swap_digests() -> None:
    """Digests and values of two entries, so that each pair agrees."""
    third, fourth = (Entry.objects.get(index=number) for number in (3, 4))
    _swap_values()
    for number, other in ((3, fourth), (4, third)):
        Entry.objects.filter(index=number).update(digest=other.digest)


def _swap_places() -> None:
    for number, to in ((3, 99), (4, 3), (99, 4)):
        row, values = Entry.objects.get(index=number), EntryValues.objects.get(entry=number)
        values.delete()
        Entry.objects.filter(index=number).delete()
        row.index = to
        row.save(force_insert=True)
        EntryValues.objects.create(entry=row, key=values.key, old=values.old, new=values.new)


def _insert() -> None:
    """An entry of somebody's own making between two; two entries that follow the same one, no table takes."""
    after = [(row, EntryValues.objects.get(entry=row)) for row in Entry.objects.filter(index__gte=3).order_by("-index")]
    for row, values in after:
        values.delete()
        Entry.objects.filter(index=row.index).delete()
    with transaction.atomic():
        record(VALUES_ERASED, about=("task", 7), by=BUOI, at=AT, new={"reason": "thêm vào"})
    Entry.objects.filter(index=3).update(previous_hash="f" * 64)
    for row, values in after:
        row.index += 1
        row.save(force_insert=True)
        EntryValues.objects.create(entry=row, key=values.key, old=values.old, new=values.new)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("tamper", "fault", "place"),
    [
        (_edit, Fault.ALTERED, 3),
        (_edit_values, Fault.ALTERED, 3),
        (_take_values, Fault.ALTERED, 3),
        (_empty_values, Fault.ALTERED, 3),
        (_say_anew_what_was_erased, Fault.ALTERED, 3),
        (_spoil_the_key, Fault.ALTERED, 3),
        (_spoil_the_words, Fault.ALTERED, 3),
        (_swap_values, Fault.ALTERED, 3),
        (_swap_digests, Fault.ALTERED, 3),
        (_swap_places, Fault.BROKEN, 3),
        (_insert, Fault.BROKEN, 3),
        (_delete, Fault.MISSING, 3),
    ],
)
def test_what_was_changed_behind_the_triggers_is_named(tamper: Callable[[], None], fault: Fault, place: int) -> None:
    write(5)

    triggers.drop(connection)
    tamper()
    triggers.install(connection)

    verdict = verify_chain()
    assert (verdict.fault, verdict.index, verdict.count) == (fault, place, place - 1)


@pytest.mark.django_db(transaction=True)
def test_a_chain_made_anew_from_one_entry_on_is_named_against_the_checkpoint() -> None:
    write(5)
    checkpoint = head()
    assert checkpoint is not None

    triggers.drop(connection)
    EntryValues.objects.filter(entry__gte=4).delete()
    Entry.objects.filter(index__gte=4).delete()
    triggers.install(connection)
    write(3)

    assert verify_chain().sound
    found = verify_chain(checkpoint)
    assert (found.fault, found.index) == (Fault.FORKED, 5)


@pytest.mark.django_db(transaction=True)
def test_a_trigger_in_name_alone_is_none() -> None:
    write(2)
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        sql("DROP TRIGGER journal_entry_no_update")
        sql("CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT 1; END")
    else:
        sql("ALTER TABLE journal_entry ENABLE REPLICA TRIGGER journal_entry_no_change")

    assert missing_triggers() == ["journal_entry_no_update" if sqlite else "journal_entry_no_change"]
    triggers.install(connection)
    assert missing_triggers() == []
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE journal_entry SET kind = 'x'")


@pytest.mark.django_db(transaction=True)
def test_a_refusal_that_refuses_nothing_is_none() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the function of the triggers is PostgreSQL's")
    sql("CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$")

    assert missing_triggers() == sorted(triggers.expected(connection))
    triggers.install(connection)
    assert missing_triggers() == []


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
