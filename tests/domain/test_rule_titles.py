"""Tên gọi của quy định: every row of a new installation has a title and a sentence, and its value has words."""

from __future__ import annotations

from sauro.domain.default_rules import ROWS
from sauro.domain.rule_titles import TITLES, choices_of, says_of, title_of


def test_every_rule_has_its_title_and_its_sentence_and_no_title_is_left_over() -> None:
    names = [row.name for row in ROWS]

    assert [name for name in names if name not in TITLES] == []
    assert [name for name in TITLES if name not in names] == []
    assert len({title.title for title in TITLES.values()}) == len(TITLES)
    assert all(title.says.endswith(".") for title in TITLES.values())


def test_a_convention_has_words_for_each_of_its_values() -> None:
    conventions = [row for row in ROWS if choices_of(row.note)]

    assert len(conventions) >= 7
    assert [row.name for row in conventions if row.value not in choices_of(row.note)] == []


def test_a_rule_that_an_office_made_is_called_by_its_name() -> None:
    assert (title_of("office.own"), says_of("office.own")) == ("office.own", "")
