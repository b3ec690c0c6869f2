"""Điều cần xem lại: câu hỏi. What may be seen, what waits, who decides; and the orders that are compared."""

from sauro.apps.findings.queries.register import (
    FILTERS,
    Quoted,
    counts_of,
    deciding_bodies,
    finding_for,
    findings_about,
    findings_visible_to,
    named_with,
    narrowed,
    quoted,
    rules_in,
    sentence_of,
    waiting_findings,
)
from sauro.apps.findings.queries.works import like_minded, papers_of, stamps

__all__ = [
    "FILTERS",
    "Quoted",
    "counts_of",
    "deciding_bodies",
    "finding_for",
    "findings_about",
    "findings_visible_to",
    "like_minded",
    "named_with",
    "narrowed",
    "papers_of",
    "quoted",
    "rules_in",
    "sentence_of",
    "stamps",
    "waiting_findings",
]
