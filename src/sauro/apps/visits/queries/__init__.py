"""Đi cơ sở: câu hỏi. What may be seen, what meets at one place in one week, what waits for an answer, the facts."""

from sauro.apps.visits.queries.facts import facts_about, open_questions
from sauro.apps.visits.queries.meeting import calendar_of_place, offers_of, others_in_week
from sauro.apps.visits.queries.visits import (
    GROUPS,
    answers_of,
    counts_of,
    days_of,
    grouped,
    head_of_delegation,
    places_of,
    programme_fact,
    programmes_visible_to,
    size_of,
    sudden_of,
    visit_for,
    visits_visible_to,
    waiting_answers,
)

__all__ = [
    "GROUPS",
    "answers_of",
    "calendar_of_place",
    "counts_of",
    "days_of",
    "facts_about",
    "grouped",
    "head_of_delegation",
    "offers_of",
    "open_questions",
    "others_in_week",
    "places_of",
    "programme_fact",
    "programmes_visible_to",
    "size_of",
    "sudden_of",
    "visit_for",
    "visits_visible_to",
    "waiting_answers",
]
