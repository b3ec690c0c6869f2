"""What the domain read becomes plain rows: sections found by marker, else by place."""

from __future__ import annotations

from sauro.apps.directives.services.stored import draft_rows, sentence
from sauro.domain.documents.source import plain_lines
from sauro.domain.reading import read_directive
from sauro.domain.sentence import Sentence
from tests.apps.directives.letters import LETTER


def test_a_draft_knows_the_order_of_its_clause_and_its_words() -> None:
    reading = read_directive(plain_lines(LETTER))

    rows = draft_rows(reading.tasks, reading.parsed, LETTER)

    markers = [reading.parsed.sections[r["section"]].marker for r in rows]
    assert markers == ["1.1.", "1.2.", "2."]
    assert all(LETTER[r["start"] : r["end"]] == r["text"] for r in rows)
    assert rows[2]["deadline"]["kind"] == "recurring"


def test_values_of_a_sentence_stay_values() -> None:
    said = sentence(Sentence("Hạn {day}", {"day": "{work}"}))

    assert said == {"template": "Hạn {day}", "values": {"day": "{work}"}}
    assert sentence(None) == {}
