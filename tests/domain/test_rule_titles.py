"""Tên gọi của quy định: every row of a new installation has a title and a sentence, and its value has words."""

from __future__ import annotations

import itertools

from sauro.domain.rulebook import ROWS, STARTING, TITLES, choices_of, says_of, title_of


def test_every_rule_is_told_once_with_its_title_and_its_sentence() -> None:
    names = [titled.name for titled in STARTING]

    assert len(set(names)) == len(names)
    assert [titled.name for titled in STARTING if {row.name for row in titled.rows} != {titled.name}] == []
    assert len({titled.title for titled in STARTING}) == len(STARTING)
    assert all(titled.says.endswith(".") for titled in STARTING)


def test_rows_of_one_name_follow_one_another_without_a_gap() -> None:
    dated = [titled.rows for titled in TITLES.values() if len(titled.rows) > 1]

    assert dated
    assert all(before.until == after.since for rows in dated for before, after in itertools.pairwise(rows))


def test_a_convention_has_words_for_each_of_its_values() -> None:
    conventions = [row for row in ROWS if choices_of(row.note)]

    assert len(conventions) >= 7
    assert [row.name for row in conventions if row.value not in choices_of(row.note)] == []


def test_a_rule_that_an_office_made_is_called_by_its_name() -> None:
    assert (title_of("office.own"), says_of("office.own")) == ("office.own", "")
