"""Đọc văn bản. One call from a source text to its whole reading: parts, tasks, measures and what is unclear."""

from __future__ import annotations

from sauro.domain.agencies import AgencyRegistry
from sauro.domain.documents.parse import parse_document
from sauro.domain.documents.restore import restored
from sauro.domain.documents.source import SourceText
from sauro.domain.documents.view import View
from sauro.domain.extraction.extract import extract
from sauro.domain.extraction.measures import read_measures
from sauro.domain.extraction.model import Reading
from sauro.domain.rules import RuleBook
from sauro.domain.text.mapped import composed_source
from sauro.domain.worktime import WorkCalendar


def read_directive(
    source: SourceText,
    *,
    registry: AgencyRegistry | None = None,
    calendar: WorkCalendar | None = None,
    rules: RuleBook | None = None,
) -> Reading:
    """Bản đọc. Header, outline, references, task drafts, measures and notes of one document.

    Without a registry no name is resolved; without calendar and rules no due day is computed.
    """
    composed, way = composed_source(source)
    view = View(composed)
    parsed = parse_document(composed, view)
    measures = read_measures(view, parsed.layout)
    reading = extract(parsed, registry=registry, calendar=calendar, rules=rules, measures=measures)
    return reading if composed is source else restored(reading, source, way)
