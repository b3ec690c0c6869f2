"""Cuộc họp: câu hỏi. Rows only through `meetings_visible_to(acting)`."""

from sauro.apps.meetings.queries.facts import facts_of, waiting_looks
from sauro.apps.meetings.queries.register import (
    items_of,
    meeting_for,
    meetings_visible_to,
    own_seats,
    paper_counts,
    papers_of,
    rooms_of,
    seats_of,
    to_reply,
)

__all__ = [
    "facts_of",
    "items_of",
    "meeting_for",
    "meetings_visible_to",
    "own_seats",
    "paper_counts",
    "papers_of",
    "rooms_of",
    "seats_of",
    "to_reply",
    "waiting_looks",
]
