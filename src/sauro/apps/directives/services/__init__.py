"""Văn bản chỉ đạo: việc làm. Every change of a directive; each call writes one journal entry in its transaction."""

from sauro.apps.directives.services.coverage import (
    confirm_proposed_pairs,
    decide_pair,
    leave_out,
    pair_by_hand,
    propose_coverage,
)
from sauro.apps.directives.services.drafting import (
    DRAFT_FIELDS,
    check_waiting_drafts,
    correct_tasks,
    discard_draft,
    expire_drafts,
    release_draft,
    submit_draft,
)
from sauro.apps.directives.services.family import (
    add_relation,
    confirm_all_relations,
    decide_relation,
    note_relations,
    set_validity,
)
from sauro.apps.directives.services.header import (
    DirectiveStale,
    edit_header,
    note_concerned,
    register_directive,
)
from sauro.apps.directives.services.issued import register_issued
from sauro.apps.directives.services.outside import (
    OutsideDocument,
    drop_concerned,
    drop_outside,
    note_newly_concerned,
    register_outside,
)
from sauro.apps.directives.services.reading import read_all_waiting, read_upload, return_stalled
from sauro.apps.directives.services.uploading import (
    cancel_upload,
    expire_unread,
    register_upload,
    release_held,
)
from sauro.apps.directives.services.way_down import (
    acknowledge,
    answer_recipient,
    link_plan,
    not_yet_sent,
    note_received,
    send_down,
    state_no_plan,
    urge_descents,
    urge_overdue_descents,
)

__all__ = [
    "DRAFT_FIELDS",
    "DirectiveStale",
    "OutsideDocument",
    "acknowledge",
    "add_relation",
    "answer_recipient",
    "cancel_upload",
    "check_waiting_drafts",
    "confirm_all_relations",
    "confirm_proposed_pairs",
    "correct_tasks",
    "decide_pair",
    "decide_relation",
    "discard_draft",
    "drop_concerned",
    "drop_outside",
    "edit_header",
    "expire_drafts",
    "expire_unread",
    "leave_out",
    "link_plan",
    "not_yet_sent",
    "note_concerned",
    "note_newly_concerned",
    "note_received",
    "note_relations",
    "pair_by_hand",
    "propose_coverage",
    "read_all_waiting",
    "read_upload",
    "register_directive",
    "register_issued",
    "register_outside",
    "register_upload",
    "release_draft",
    "release_held",
    "return_stalled",
    "send_down",
    "set_validity",
    "state_no_plan",
    "submit_draft",
    "urge_descents",
    "urge_overdue_descents",
]
