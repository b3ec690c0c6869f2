"""Nhiệm vụ: việc làm. Review of drafts and the register; each call writes one journal entry in its transaction.

`version` is the version of the draft that the person saw; an older one raises DraftStale, which carries the draft as
it stands now. `by` is an Acting, `at` an aware datetime.
"""

from sauro.apps.tasks.services.accepting import accept_task, decline_task
from sauro.apps.tasks.services.approving import approve_draft, approve_drafts
from sauro.apps.tasks.services.asking import ask_issuer
from sauro.apps.tasks.services.assigning import assign_task, star_task
from sauro.apps.tasks.services.cascading import give_part, give_parts, give_to_each_below
from sauro.apps.tasks.services.causes import ask_cause, confirm_cause, end_cause, refuse_cause
from sauro.apps.tasks.services.confirming import confirm_task, send_back
from sauro.apps.tasks.services.contributing import (
    add_coordinator,
    ask_contribution,
    deliver_contribution,
    remind_contribution,
    send_back_contribution,
)
from sauro.apps.tasks.services.deputising import tell_deputies
from sauro.apps.tasks.services.editing import (
    edit_draft,
    fill_from_span,
    make_draft_from_span,
    resolve_two_leads,
    set_lead,
    skip_draft,
)
from sauro.apps.tasks.services.ending import replace_task, resume_task, suspend_task, withdraw_task
from sauro.apps.tasks.services.evidence import release_evidence, screen_all_waiting, send_evidence
from sauro.apps.tasks.services.extending import (
    accept_counter,
    ask_extension,
    counter_extension,
    explain_lateness,
    grant_extension,
    refuse_extension,
    withdraw_extension,
)
from sauro.apps.tasks.services.finding import take_in_words
from sauro.apps.tasks.services.handing_in import complete_reports, hand_in
from sauro.apps.tasks.services.handing_over import (
    cancel_hand_over,
    give_hand_over,
    make_hand_over,
    note_hand_over,
    take_hand_over,
)
from sauro.apps.tasks.services.proposing import propose_drafts
from sauro.apps.tasks.services.recalendar import recalendar
from sauro.apps.tasks.services.recurring import alert_ageing, make_occurrences
from sauro.apps.tasks.services.replacing import apply_choices, choose_fates
from sauro.apps.tasks.services.saving import drop_view, save_view
from sauro.apps.tasks.services.session import DraftStale, undo_last
from sauro.apps.tasks.services.shaping import merge_drafts, one_for_each_addressee, split_draft
from sauro.apps.tasks.services.signalling import (
    answer_contest,
    contest_signal,
    erase_old_signals,
    explain_signal,
    record_signal_look,
)
from sauro.apps.tasks.services.submitting import submit_task
from sauro.apps.tasks.services.succession import PassedOn, pass_on_tasks
from sauro.apps.tasks.services.updating import update_task
from sauro.apps.tasks.services.urging import Tally, foreseen, is_time, urge_all, urge_by_hand

__all__ = [
    "DraftStale",
    "PassedOn",
    "Tally",
    "accept_counter",
    "accept_task",
    "add_coordinator",
    "alert_ageing",
    "answer_contest",
    "apply_choices",
    "approve_draft",
    "approve_drafts",
    "ask_cause",
    "ask_contribution",
    "ask_extension",
    "ask_issuer",
    "assign_task",
    "cancel_hand_over",
    "choose_fates",
    "complete_reports",
    "confirm_cause",
    "confirm_task",
    "contest_signal",
    "counter_extension",
    "decline_task",
    "deliver_contribution",
    "drop_view",
    "edit_draft",
    "end_cause",
    "erase_old_signals",
    "explain_lateness",
    "explain_signal",
    "fill_from_span",
    "foreseen",
    "give_hand_over",
    "give_part",
    "give_parts",
    "give_to_each_below",
    "grant_extension",
    "hand_in",
    "is_time",
    "make_draft_from_span",
    "make_hand_over",
    "make_occurrences",
    "merge_drafts",
    "note_hand_over",
    "one_for_each_addressee",
    "pass_on_tasks",
    "propose_drafts",
    "recalendar",
    "record_signal_look",
    "refuse_cause",
    "refuse_extension",
    "release_evidence",
    "remind_contribution",
    "replace_task",
    "resolve_two_leads",
    "resume_task",
    "save_view",
    "screen_all_waiting",
    "send_back",
    "send_back_contribution",
    "send_evidence",
    "set_lead",
    "skip_draft",
    "split_draft",
    "star_task",
    "submit_task",
    "suspend_task",
    "take_hand_over",
    "take_in_words",
    "tell_deputies",
    "undo_last",
    "update_task",
    "urge_all",
    "urge_by_hand",
    "withdraw_extension",
    "withdraw_task",
]
