"""Đi cơ sở: việc làm. Every step of a visit; each writes one entry of its own in its transaction."""

from sauro.apps.visits.services.announcing import draw_up_notice, send_notice, sign_notice
from sauro.apps.visits.services.concluding import conclude_visit, proposed_conclusion, word_conclusion
from sauro.apps.visits.services.counting import count_days_again
from sauro.apps.visits.services.holding import (
    answer_recommendation,
    correct_day,
    hold_visit,
    note_recommendation,
    pass_on,
    withdraw_recommendation,
)
from sauro.apps.visits.services.joining import answer_offer, offer_to_join
from sauro.apps.visits.services.planning import (
    Wish,
    cancel_visit,
    change_visit,
    excuse_visit,
    plan_visit,
    set_delegation,
)
from sauro.apps.visits.services.programming import add_line, change_line, drop_line, make_programme
from sauro.apps.visits.services.taking import WHO_ANSWERS, WHO_HOSTS, WHO_NOTES, WHO_PLANS, WHO_SIGNS
from sauro.apps.visits.services.watching import watch_visits

__all__ = [
    "WHO_ANSWERS",
    "WHO_HOSTS",
    "WHO_NOTES",
    "WHO_PLANS",
    "WHO_SIGNS",
    "Wish",
    "add_line",
    "answer_offer",
    "answer_recommendation",
    "cancel_visit",
    "change_line",
    "change_visit",
    "conclude_visit",
    "correct_day",
    "count_days_again",
    "draw_up_notice",
    "drop_line",
    "excuse_visit",
    "hold_visit",
    "make_programme",
    "note_recommendation",
    "offer_to_join",
    "pass_on",
    "plan_visit",
    "proposed_conclusion",
    "send_notice",
    "set_delegation",
    "sign_notice",
    "watch_visits",
    "withdraw_recommendation",
    "word_conclusion",
]
