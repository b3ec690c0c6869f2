"""Nhiệm vụ: câu hỏi. Reads only; what a person may see comes through `tasks_visible_to(acting, on)`."""

from sauro.apps.tasks.queries.asking import asked_of, issuer_name, question_for
from sauro.apps.tasks.queries.register import (
    ClauseLine,
    agency_choices,
    clauses_with_tasks,
    clauses_without_task,
    due_in_words,
    holders_of,
    register_counts,
    saved_views_of,
    task_for,
    tasks_on,
    tasks_visible_to,
)
from sauro.apps.tasks.queries.review import (
    addressees_of,
    draft_for_edit,
    drafts_for_review,
    facts_of,
    may_be_proposed,
    review_counts,
    reviews_visible_to,
    stops_of,
    who_else_reviews,
)

__all__ = [
    "ClauseLine",
    "addressees_of",
    "agency_choices",
    "asked_of",
    "clauses_with_tasks",
    "clauses_without_task",
    "draft_for_edit",
    "drafts_for_review",
    "due_in_words",
    "facts_of",
    "holders_of",
    "issuer_name",
    "may_be_proposed",
    "question_for",
    "register_counts",
    "review_counts",
    "reviews_visible_to",
    "saved_views_of",
    "stops_of",
    "task_for",
    "tasks_on",
    "tasks_visible_to",
    "who_else_reviews",
]
