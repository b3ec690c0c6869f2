"""Cuộc họp: việc làm. Each call is one verb, one journal entry, one transaction."""

from sauro.apps.meetings.services.announcing import (
    announce_meeting,
    cancel_meeting,
    count_days_again,
    move_meeting,
    postpone_meeting,
)
from sauro.apps.meetings.services.concluding import opening_of, read_sentences, sign_conclusion, word_conclusion
from sauro.apps.meetings.services.holding import ItemResult, record_held
from sauro.apps.meetings.services.looking import look_at, look_at_all, look_at_waiting
from sauro.apps.meetings.services.papers import (
    note_handed,
    release_paper,
    screen_all_waiting,
    screen_paper,
    send_paper,
)
from sauro.apps.meetings.services.planning import (
    Plan,
    add_item,
    add_room,
    add_seat,
    drop_item,
    drop_seat,
    plan_meeting,
    replan_meeting,
)
from sauro.apps.meetings.services.replying import decide_substitute, give_opinion, reply_to

__all__ = [
    "ItemResult",
    "Plan",
    "add_item",
    "add_room",
    "add_seat",
    "announce_meeting",
    "cancel_meeting",
    "count_days_again",
    "decide_substitute",
    "drop_item",
    "drop_seat",
    "give_opinion",
    "look_at",
    "look_at_all",
    "look_at_waiting",
    "move_meeting",
    "note_handed",
    "opening_of",
    "plan_meeting",
    "postpone_meeting",
    "read_sentences",
    "record_held",
    "release_paper",
    "replan_meeting",
    "reply_to",
    "screen_all_waiting",
    "screen_paper",
    "send_paper",
    "sign_conclusion",
    "word_conclusion",
]
