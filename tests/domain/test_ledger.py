"""Chuỗi nhật ký: every way of changing the record after the fact is seen, and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.ledger import (
    Checkpoint,
    Fault,
    LedgerEntry,
    chained,
    values_digest,
    verify,
)

MORNING = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


def chain(length: int) -> list[LedgerEntry]:
    """A chain of so many entries, each about its own task."""
    entries: list[LedgerEntry] = []
    head: Checkpoint | None = None
    for number in range(length):
        at = MORNING + dt.timedelta(minutes=number)
        blank = LedgerEntry(0, "task.registered", "task", number, 7, "Trần Thị Bưởi", None, "", at, "d" * 64, "")
        entries.append(chained(blank, head))
        head = Checkpoint(entries[-1].index, entries[-1].hash)
    return entries


lengths_and_places = st.integers(2, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1)))


@given(st.integers(0, 40))
def test_an_untouched_chain_is_sound(length: int) -> None:
    entries = chain(length)

    verdict = verify(entries)

    assert verdict.sound
    assert verdict.count == length


@given(
    lengths_and_places,
    st.sampled_from(["kind", "about_kind", "by_name", "digest", "on_behalf_of_name"]),
    st.text(min_size=1, max_size=8),
)
def test_an_edit_is_seen_where_it_was_made(size: tuple[int, int], field: str, text: str) -> None:
    entries = chain(size[0])
    place = size[1]

    entries[place] = replace(entries[place], **{field: getattr(entries[place], field) + text})
    verdict = verify(entries)

    assert (verdict.fault, verdict.index) == (Fault.ALTERED, place + 1)
    assert verdict.at == entries[place].at


@given(lengths_and_places, st.sampled_from(["about_id", "by"]))
def test_a_changed_number_is_seen(size: tuple[int, int], field: str) -> None:
    entries = chain(size[0])

    entries[size[1]] = replace(entries[size[1]], **{field: 99_999})

    assert verify(entries).fault is Fault.ALTERED


@given(lengths_and_places)
def test_an_edit_with_its_own_hash_made_new_breaks_the_next_link(size: tuple[int, int]) -> None:
    entries = chain(size[0] + 1)
    place = size[1]
    before = Checkpoint(entries[place - 1].index, entries[place - 1].hash) if place else None

    entries[place] = chained(replace(entries[place], about_id=99_999), before)
    verdict = verify(entries)

    assert (verdict.fault, verdict.index) == (Fault.BROKEN, place + 2)


@given(lengths_and_places)
def test_a_deleted_entry_leaves_a_gap(size: tuple[int, int]) -> None:
    entries = chain(size[0] + 1)

    del entries[size[1]]
    verdict = verify(entries)

    assert (verdict.fault, verdict.index) == (Fault.MISSING, size[1] + 1)


@given(lengths_and_places)
def test_an_inserted_entry_is_seen(size: tuple[int, int]) -> None:
    entries = chain(size[0])
    place = size[1]

    entries.insert(place, replace(entries[place], about_id=99_999))

    assert verify(entries).index == place + 1


@given(lengths_and_places)
def test_two_entries_that_changed_places_are_seen(size: tuple[int, int]) -> None:
    entries = chain(size[0] + 1)
    place = size[1]

    entries[place], entries[place + 1] = entries[place + 1], entries[place]

    assert not verify(entries).sound


@given(lengths_and_places)
def test_renumbering_after_a_deletion_does_not_help(size: tuple[int, int]) -> None:
    entries = chain(size[0] + 1)

    del entries[size[1]]
    entries = [replace(entry, index=number) for number, entry in enumerate(entries, 1)]

    assert verify(entries).index == size[1] + 1


@given(lengths_and_places)
def test_a_cut_tail_is_seen_only_against_a_checkpoint(size: tuple[int, int]) -> None:
    entries = chain(size[0])
    checkpoint = Checkpoint(entries[-1].index, entries[-1].hash)

    cut = entries[: size[1]]

    assert verify(cut).sound
    assert (verify(cut, checkpoint).fault, verify(cut, checkpoint).index) == (Fault.CUT, size[1] + 1)


@given(lengths_and_places)
def test_a_chain_made_anew_is_seen_against_a_checkpoint(size: tuple[int, int]) -> None:
    entries = chain(size[0])
    checkpoint = Checkpoint(entries[-1].index, entries[-1].hash)
    anew: list[LedgerEntry] = []
    for entry in entries:
        changed = replace(entry, about_id=99_999) if entry.index == size[1] + 1 else entry
        anew.append(chained(changed, Checkpoint(anew[-1].index, anew[-1].hash) if anew else None))

    assert verify(anew).sound
    assert verify(anew, checkpoint).fault is Fault.FORKED


def test_a_chain_that_grew_since_the_checkpoint_is_sound() -> None:
    entries = chain(9)
    checkpoint = Checkpoint(entries[4].index, entries[4].hash)

    verdict = verify(entries, checkpoint)

    assert verdict.sound
    assert verdict.head == Checkpoint(9, entries[8].hash)


def test_the_digest_of_values_depends_on_their_key_and_not_on_the_order_of_fields() -> None:
    values = {"hạn": "30/11/2026", "lý do": "chờ số liệu"}
    turned = dict(reversed(values.items()))

    assert values_digest(b"a", None, values) == values_digest(b"a", None, turned)
    assert values_digest(b"a", None, values) != values_digest(b"b", None, values)
    assert values_digest(b"a", None, values) != values_digest(b"a", values, None)
