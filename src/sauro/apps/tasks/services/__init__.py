"""Nhiệm vụ: việc làm. Review of drafts and the register; each call writes one journal entry in its transaction.

`version` is the version of the draft that the person saw; an older one raises DraftStale, which carries the draft as
it stands now. `by` is an Acting, `at` an aware datetime.
"""

from sauro.apps.tasks.services.approving import approve_draft, approve_drafts
from sauro.apps.tasks.services.asking import ask_issuer
from sauro.apps.tasks.services.editing import (
    edit_draft,
    fill_from_span,
    make_draft_from_span,
    resolve_two_leads,
    set_lead,
    skip_draft,
)
from sauro.apps.tasks.services.proposing import propose_drafts
from sauro.apps.tasks.services.saving import drop_view, save_view
from sauro.apps.tasks.services.session import DraftStale, undo_last
from sauro.apps.tasks.services.shaping import merge_drafts, one_for_each_addressee, split_draft

__all__ = [
    "DraftStale",
    "approve_draft",
    "approve_drafts",
    "ask_issuer",
    "drop_view",
    "edit_draft",
    "fill_from_span",
    "make_draft_from_span",
    "merge_drafts",
    "one_for_each_addressee",
    "propose_drafts",
    "resolve_two_leads",
    "save_view",
    "set_lead",
    "skip_draft",
    "split_draft",
    "undo_last",
]
