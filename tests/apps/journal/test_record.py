"""Ghi nhật ký: one entry, in the transaction of what it records."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction

from sauro.apps.journal.events import VALUES_ERASED
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import head, history_of, verify_chain
from sauro.apps.journal.services import erase_values, record
from tests.apps.journal.cast import ADMIN, AT, BUOI, MIT

KIND = VALUES_ERASED  # any announced kind will do


@pytest.mark.django_db
def test_an_entry_says_who_on_whose_behalf_and_what_changed() -> None:
    with transaction.atomic():
        record(
            KIND, about=("task", 5), by=MIT, at=AT, old={"due": dt.date(2026, 11, 30)}, new={"reason": "chờ số liệu"}
        )

    line = history_of(("task", 5))[0]
    assert (line.by_name, line.on_behalf_of_name, line.at) == ("Lê Văn Mít", "Hoàng Thị Mận", AT)
    assert (line.old, line.new) == ({"due": "2026-11-30"}, {"reason": "chờ số liệu"})
    assert str(line.sentence).endswith("chờ số liệu")


@pytest.mark.django_db
def test_the_history_of_a_thing_holds_nothing_of_another_thing() -> None:
    with transaction.atomic():
        for number in (5, 6, 5):
            record(KIND, about=("task", number), by=BUOI, at=AT, new={"reason": str(number)})

    assert [line.index for line in history_of(("task", 5))] == [3, 1]
    assert [line.index for line in history_of(("task", 5), ("task", 6))] == [3, 2, 1]


@pytest.mark.django_db
def test_entries_are_chained_one_to_the_next() -> None:
    with transaction.atomic():
        first = record(KIND, about=("task", 5), by=BUOI, at=AT)
        second = record(KIND, about=("task", 5), by=None, at=AT)

    assert (second.index, second.previous_hash) == (2, first.hash)
    assert verify_chain().sound
    assert verify_chain(head()).count == 2


@pytest.mark.django_db
def test_a_word_that_looks_like_a_control_character_is_kept_and_a_real_one_is_not() -> None:
    said = {"line": "gõ \\u0000 vào ô", "many": ["có\0không"]}

    with transaction.atomic():
        record(KIND, about=("task", 5), by=BUOI, at=AT, new=said)

    assert history_of(("task", 5))[0].new == {"line": "gõ \\u0000 vào ô", "many": ["cókhông"]}
    assert verify_chain().sound


@pytest.mark.django_db
def test_a_kind_that_nobody_announced_is_refused() -> None:
    with transaction.atomic(), pytest.raises(ValueError, match="LABELS"):
        record("task.vanished", about=("task", 5), by=BUOI, at=AT)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(KIND, about=("task", 5), by=BUOI, at=AT)

    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_entry() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record(KIND, about=("task", 5), by=BUOI, at=AT)
        raise RuntimeError

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_awkward_values_come_back_as_they_were_bound() -> None:
    awkward = {"đ": "Đùn đẩy \x00\u2028", "n": 12.5, "tuple": (1, 2), "none": None, "set": {"b", "a"}, "big": 10**15}

    with transaction.atomic():
        record(KIND, about=("task", 5), by=BUOI, at=AT, new=awkward)

    assert history_of(("task", 5))[0].new["tuple"] == [1, 2]
    assert verify_chain().sound


@pytest.mark.django_db
def test_an_erased_content_leaves_the_chain_whole_and_is_said() -> None:
    with transaction.atomic():
        record(KIND, about=("task", 5), by=BUOI, at=AT, new={"reason": "tên riêng"})

    erase_values(1, by=ADMIN, at=AT, reason="hết hạn lưu trữ")

    verdict = verify_chain()
    assert (verdict.sound, verdict.count, verdict.erased) == (True, 2, 1)
    assert history_of(("task", 5))[0].erased
    assert history_of(("task", 5))[0].new == {}
