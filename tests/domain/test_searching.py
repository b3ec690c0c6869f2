"""What was typed into the search, and the place in a text where it stands."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.searching import asked_of, excerpt_of

DAY = dt.date(2024, 4, 20)


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("1773-CV/TU", "1773-CV/TU", None),
        ("1773 cv tu", "1773 cv tu", None),
        ("số 1773", "1773", None),
        ("so: 1773-CV/TU", "1773-CV/TU", None),
        ("34-CT/TU ngày 20.4.2024", "34-CT/TU", DAY),
        ("34-CT/TU ngày 20 tháng 4 năm 2024", "34-CT/TU", DAY),
        ("34-CT/TU 20/04/2024", "34-CT/TU", DAY),
        ("20.4.2024", "20.4.2024", None),
        ("34-CT/TU ngày 31.2.2024", "34-CT/TU 31.2.2024", None),
        ("sở 12", "sở 12", None),
        ("hồ sơ quá hạn", "hồ sơ quá hạn", None),
    ],
)
def test_words_and_day_are_told_apart(typed: str, words: str, day: dt.date | None) -> None:
    asked = asked_of(typed)

    assert (asked.words, asked.day) == (words, day)


def test_words_are_marked_whatever_their_marks_and_case() -> None:
    text = "3.1. Giao Sở Nội vụ chủ trì lập danh mục HỒ SƠ quá hạn; báo cáo Thường trực."

    found = excerpt_of(text, "ho so qua han")

    assert found is not None
    assert [words for words, on in found.parts if on] == ["Sở", "HỒ", "SƠ", "quá", "hạn"]
    assert text[found.start :].startswith("HỒ SƠ")


def test_words_apart_lead_to_the_longest_of_them() -> None:
    text = "Sở Nội vụ lập danh mục hồ sơ."

    found = excerpt_of(text, "lap danh ho")

    assert found is not None
    assert text[found.start :].startswith("danh mục")
    assert excerpt_of(text, "Xây dựng") is None


def test_only_the_last_word_is_marked_by_its_beginning() -> None:
    found = excerpt_of("Kế hoạch lập hồ sơ, hoàn thành hồ sơ số hóa", "hồ sơ")

    assert found is not None
    assert [words for words, on in found.parts if on] == ["hồ", "sơ", "hồ", "sơ", "số"]


@given(st.text(max_size=200), st.text(max_size=40))
def test_an_excerpt_is_the_text_itself(text: str, words: str) -> None:
    text = unicodedata.normalize("NFC", text)

    found = excerpt_of(text, words)

    if found is not None:
        shown = "".join(part for part, _ in found.parts).removeprefix("… ")
        assert shown in text
        assert 0 <= found.start < len(text)


@given(st.text(max_size=120))
def test_something_is_always_looked_for(typed: str) -> None:
    asked = asked_of(typed)

    assert bool(asked.words.strip()) == bool(typed.strip())
