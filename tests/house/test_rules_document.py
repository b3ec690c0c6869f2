"""docs/rules.md says what the code says; every rule that gives findings has its card, every card its rulebook rows."""

from __future__ import annotations

import pytest

from sauro.commands.rules import as_markdown, main
from sauro.domain.finding_rules import CARDS, card
from sauro.domain.rulebook import ROWS
from tests.house.tree import ROOT, SOURCE


def test_the_page_in_docs_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert kept == as_markdown(), "run: sauro rules --markdown > docs/rules.md"


def test_every_card_names_rows_and_modules_that_are_there() -> None:
    names = {row.name for row in ROWS}

    assert [n for c in CARDS for n in c.rows if n not in names] == []
    assert [c.where for c in CARDS if not (SOURCE / c.where).is_file()] == []
    assert len({c.name for c in CARDS}) == len({c.title for c in CARDS}) == len(CARDS)
    assert all(c.says.endswith(".") and c.source for c in CARDS)


def test_a_rule_that_nobody_registered_has_no_card() -> None:
    with pytest.raises(KeyError):
        card("nobody.knows")


def test_the_command_prints_a_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CARDS) + len(ROWS)
