"""Pieces of words: what a set says of the texts of a block."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sauro.domain.text.fragments import BLOCK, MOST_DIGITS, MOST_LETTERS, asked_for, block_of, numbers_in, unpacked

LETTERS = "nghieouđxя²-/&._ 0123456789٤"
words = st.text(LETTERS.replace(" ", ""), min_size=1, max_size=12)
texts = st.lists(st.text(LETTERS, max_size=40), min_size=1, max_size=6)


def those_with_all(pieces: frozenset[str], block: dict[str, bytes], number: int) -> set[int]:
    """Texts in which all the pieces stand."""
    common = (1 << number) - 1
    for piece in pieces:
        common &= unpacked(block.get(piece, b""))
    return set(numbers_in(common))


@given(texts, words)
@example(["nghienghieo"], "nghienghieo")
@example(["12345 02-ct/tu"], "2345")
@example(["kh&cn 2²"], "h&c")
@example(["a12"], "a1")
@example(["1111"], "11111")
def test_no_text_that_holds_the_word_is_missed_and_an_exact_set_holds_no_other(given: list[str], word: str) -> None:
    block = block_of(enumerate(given))
    holding = {number for number, text in enumerate(given) if word in text}

    pieces, exact = asked_for(word)
    found = those_with_all(pieces, block, len(given))

    assert holding <= found
    assert not exact or holding == found


@pytest.mark.parametrize(
    ("word", "pieces", "exact"),
    [
        ("417", {"417"}, True),
        ("xay", {"xay"}, True),
        ("2026", {"2026"}, True),
        ("00417", {"0041", "0417"}, False),
        ("0417/2026", {"0417", "2026"}, False),
        ("02-ct/tu", {"02", "ct", "tu"}, False),
        ("kh&cn", {"kh", "cn"}, False),
        ("q1", {"q", "1"}, False),
        ("nghieeeng", {"nghieeen", "ghieeeng"}, False),
        ("-", set(), False),
    ],
)
def test_what_is_asked_for_a_word(word: str, pieces: set[str], exact: bool) -> None:
    assert asked_for(word) == (pieces, exact)


@given(st.sets(st.integers(0, BLOCK - 1), max_size=40), st.integers(1, 9))
def test_places_are_the_same_after_packing_few_or_many(places: set[int], step: int) -> None:
    many = places | set(range(0, BLOCK, step))

    block = block_of([(number, "few" if number in places else "") for number in many] + [(n, "many") for n in many])

    assert numbers_in(unpacked(block.get("few", b""))) == sorted(places)
    assert numbers_in(unpacked(block["many"])) == sorted(many)


def test_the_pieces_of_a_word_are_bounded_however_long_it_is() -> None:
    block = block_of([(0, "n" * 5000 + " " + "7" * 5000)])

    assert max(map(len, block)) == MOST_LETTERS
    assert max(len(piece) for piece in block if piece.isdigit()) == MOST_DIGITS
