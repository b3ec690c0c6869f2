"""Words in the register: pieces of words answer as the texts do, whatever changed, whenever they were taken in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sauro.apps.agencies.queries import search_key
from sauro.apps.tasks import pieces, queries
from sauro.apps.tasks.models import Task, WordPiece, WordsWaiting, typed
from sauro.apps.tasks.queries.kept import wrong_pieces
from sauro.apps.tasks.queries.lines import number_within
from sauro.apps.tasks.services import finding, take_in_words
from sauro.apps.tasks.views.conditions import Conditions, lines_of
from tests import cast
from tests.apps.tasks.desk import TODAY, Desk, approve, desk

pytestmark = pytest.mark.django_db

TEXTS = (
    "nv-2026-00417 215-cv/tu lap danh muc ho so qua han so noi vu",
    "nv-2026-11111 1417/ubnd-th tap huan cho xa, bao cao so kh&cn",
    "nv-2025-00041.7 0417/2026 thanh tra cac phong 100% van_phong",
    "nv-2026-1111 02-ct/tu nghiemthunghiemthu k'brep dak lak",
    "thanh pho ho chi minh - so xay dung",
    "xaydungxay hoso 2²",
)
ASKED = (
    "417", "0417/2026", "ct/tu", "h&c", "ho so", "so xây", "HÀN", "1111", "11111", "2026-0041", "x", "-", "0%", "n_p",
    "nghiemthung", "xay dung so", "k'brep", "thanh 7", "không có", "²", "%", "' OR 1", "\\",
)  # fmt: skip
STEPS = ("new", "again", "gone", "take")


def plainly(words: str) -> set[int]:
    """The meaning, said over the texts."""
    asked = search_key(words).split()[: typed.MOST_WORDS]
    return {pk for pk, text in Task.objects.values_list("pk", "folded") if all(word in text for word in asked)}


def with_text(like: Task, text: str, number: int) -> Task:
    fields = {f.attname: getattr(like, f.attname) for f in Task._meta.concrete_fields}
    fields |= {"id": None, "draft_id": None, "code": f"NV-2026-9{number:03d}", "folded": text}
    return Task.objects.create(**fields)


class TestFound(TestCase):
    """Any register, any words: named one by one or as bits, while tasks wait or once they were taken in."""

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=10),
        st.lists(st.text("tuhosoxayd041726/-.&% ", max_size=9), max_size=4),
        st.sampled_from((0, 2_000)),
        st.sampled_from((2, 2_000)),
    )
    def test_what_is_found_is_what_the_texts_say(
        self, steps: list[tuple[str, int]], more: list[str], few: int, most: int
    ) -> None:
        here = desk()
        first = approve(here)
        for number, (step, which) in enumerate(steps):
            last = Task.objects.order_by("pk").last()
            assert last is not None
            if step == "new":
                with_text(first, TEXTS[which], number)
            elif step == "again":
                Task.objects.filter(pk=last.pk).update(folded=TEXTS[which])
            elif step == "gone" and last.pk != first.pk:
                last.delete()
            elif step == "take":
                pieces.take_in(connection)

        with patch.object(typed, "FEW", few), patch.object(typed, "MOST_WAITING", most):
            agree(here, [*ASKED, *more])
            pieces.take_in(connection)
            assert not WordsWaiting.objects.exists()
            assert list(wrong_pieces()) == []
            agree(here, [*ASKED, *more])


def agree(here: Desk, asked: list[str]) -> None:
    for words in asked:
        expected = plainly(words)
        assert set(Task.objects.found_by(words).values_list("pk", flat=True)) == expected, words
        found = Task.objects.all().typed(typed.words_of(words))
        if found and found.exact:
            assert number_within(None, found) == len(expected)
    seen = lines_of(Conditions(q="ho so"), here.coordinator, TODAY)
    assert len(seen) == len(seen[0:50]) == len(plainly("ho so"))
    assert not len(lines_of(Conditions(q="ho so"), cast.acting(here.coordinator.role, here.tinh.other_commune), TODAY))


def test_a_task_that_came_is_found_at_once_and_taken_in_once_enough_wait() -> None:
    here = desk()
    task = approve(here)
    assert take_in_words() == 0

    with patch.object(finding, "ENOUGH", 1):
        assert take_in_words() == 1

    assert WordPiece.objects.exists() and not WordsWaiting.objects.exists()
    assert list(queries.tasks_visible_to(here.coordinator, TODAY).found_by("215 nội")) == [task]
    assert take_in_words() == 0


def test_a_block_cut_by_a_slower_run_is_not_written_over_a_newer_one() -> None:
    here = desk()
    task = approve(here)
    texts, turn = pieces._texts, iter((True, False))

    def overtaken(*asked: Any) -> Iterator[tuple[int, str]]:
        """While the texts of the block are read, another run cuts and writes it, with newer words."""
        old = list(texts(*asked))
        if next(turn):
            Task.objects.filter(pk=task.pk).update(folded="chu moi")
            pieces.take_in(connection)
        return iter(old if old[0][1] != "chu moi" else texts(*asked))

    with patch.object(pieces, "_texts", overtaken):
        assert pieces.take_in(connection) == 0

    assert list(wrong_pieces()) == []
    assert list(Task.objects.found_by("moi")) == [task]


def test_a_piece_from_behind_and_a_missing_one_are_named() -> None:
    here = desk()
    task = approve(here)
    pieces.take_in(connection)
    kept = WordPiece.objects.get(piece="215")

    WordPiece.objects.filter(piece="215").delete()
    WordPiece.objects.bulk_create([WordPiece(piece="zz", block=kept.block, tasks=kept.tasks)])

    said = [(line.template, line.values["code"], line.values["piece"]) for line in wrong_pieces()]
    assert said == [
        ("{code}: thiếu mảnh chữ “{piece}”", task.code, "215"), ("{code}: thừa mảnh chữ “{piece}”", task.code, "zz"),
    ]  # fmt: skip


def test_migrating_sets_missing_triggers_and_takes_the_whole_register_in() -> None:
    here = desk()
    task = approve(here)
    pieces.take_in(connection)
    pieces.drop(connection)
    Task.objects.filter(pk=task.pk).update(folded="chu moi")
    assert [found.id for found in pieces.check_triggers(databases=["default"])] == ["tasks.W003"]
    assert not Task.objects.found_by("moi").exists()

    pieces.after_migrate(None, "default")

    assert pieces.check_triggers(databases=["default"]) == []
    assert list(Task.objects.found_by("moi")) == [task]
    assert not WordsWaiting.objects.exists()
