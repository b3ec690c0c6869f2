"""Tìm: with or without marks, whole or begun, on both databases alike."""

from __future__ import annotations

import unicodedata

import pytest
from django.db import connection

from sauro.apps.search import fulltext
from sauro.apps.search.queries import holding, search, search_all, search_among
from sauro.apps.search.services import index, remove
from sauro.apps.tasks.models import TaskNumber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf() -> None:
    index("directive", 1, "1773-CV/TU Chấn chỉnh tình trạng né tránh, đùn đẩy trách nhiệm", "Giao Sở Nội vụ chủ trì")
    index("directive", 2, "280/CĐ-TTg về phòng, chống thiên tai", "Ủy ban nhân dân tỉnh; hết đùn đẩy")
    index("task", 1, "Rà soát quy chế làm việc", "Sở Nội vụ")


def found(q: str, *kinds: str) -> list[tuple[str, int]]:
    return [(hit.kind, hit.object_id) for hit in search(q, kinds)]


@pytest.mark.parametrize(
    "typed", ["đùn đẩy", "dun day", "ĐÙN ĐẨY", "Dùn  đây", unicodedata.normalize("NFD", "đùn đẩy")]
)
def test_marks_and_capitals_do_not_matter(typed: str) -> None:
    assert found(typed) == [("directive", 1), ("directive", 2)]


@pytest.mark.parametrize("typed", ["K'Brếp", "k’brep", "KBREP"])
def test_apostrophes_of_any_sort_are_one(typed: str) -> None:
    index("person", 9, "KʼBrếp")

    assert found(typed) == [("person", 9)]


def test_a_title_counts_more_than_a_text() -> None:
    assert found("dun day")[0] == ("directive", 1)


@pytest.mark.parametrize("typed", ["1773-CV/TU", "1773", "1773 cv", "177"])
def test_a_number_is_found_whole_or_begun(typed: str) -> None:
    assert found(typed) == [("directive", 1)]


def test_every_word_must_stand_there() -> None:
    assert found("thiên tai nội vụ") == []
    assert set(found("noi vu")) == {("directive", 1), ("task", 1)}


def test_one_kind_only() -> None:
    assert found("noi vu", "task") == [("task", 1)]


@pytest.mark.parametrize(
    "typed", ["", "   ", "!!!", '"', "'", "* OR NEAR(", "a:b -c", "'; DROP TABLE x", "\x00", "%(q)s", "💥"]
)
def test_odd_input_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert found(typed) == []


def test_what_changed_is_found_by_its_new_words_only() -> None:
    index("task", 1, "Lập danh mục nhiệm vụ", "Sở Xây dựng")

    assert found("quy che") == []
    assert found("danh muc") == [("task", 1)]


def test_what_was_removed_leaves_nothing() -> None:
    remove("directive", 1)

    assert found("1773") == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")


def test_a_very_long_text_is_taken() -> None:
    index("directive", 3, "Rất dài", " ".join(f"từ{n}" for n in range(60_000)))

    assert found("tu123") != []


WAYS = ("noi vu", "so", "dun day", "giao so n", "tinh 280", "lam viec", "khong co", "so so", "177")


@pytest.mark.parametrize("typed", WAYS)
def test_few_things_and_many_are_asked_otherwise_and_answer_the_same(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A handful is compared as it stands, few are known beforehand (SQLite), of many the index is asked."""
    answers = []
    for handful, few in ((1_000, 5_000), (0, 5_000), (0, 0)):
        monkeypatch.setattr(fulltext, "HANDFUL", handful)
        monkeypatch.setattr(fulltext, "FEW", few)
        answers.append([found(typed, kind) for kind in ("directive", "task", "letter")])
        every = [search_all(typed, kind, most=5) for kind in ("directive", "task", "letter")]
        answers.append([[(hit.kind, hit.object_id) for hit in hits or ()] for hits in every])

    assert all(answer == answers[0] for answer in answers)


def test_of_things_that_may_be_seen_those_that_hold_the_words() -> None:
    index("directive", 3, "Công văn khác", "Giao Sở Nội vụ, hết đùn đẩy")
    index("directive", 4, "Hết đùn đẩy", "")
    for number in (1, 3, 4):  # any rows whose numbers are those of the things
        TaskNumber.objects.create(year=number)
    seen = TaskNumber.objects.filter(pk__in=[1, 3, 4])

    assert search_among("dun day", "directive", seen) == [4, 1, 3]
    assert search_among("dun day", "directive", seen.filter(pk__gt=1), limit=1) == [4]
    assert search_among("dun day", "directive", TaskNumber.objects.none()) == []
    assert holding("dun day", "directive", [3, 2, 1, 9]) == [1, 3, 2]
    assert holding("noi vu ch", "directive", [3, 2, 1]) == [1]
    assert search_all("dun day", "directive", most=3) is None
