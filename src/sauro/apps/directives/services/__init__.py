"""Văn bản chỉ đạo: việc làm. Every change of a directive; each call writes one journal entry in its transaction."""

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

__all__ = [
    "DirectiveStale",
    "OutsideDocument",
    "add_relation",
    "cancel_upload",
    "confirm_all_relations",
    "decide_relation",
    "drop_concerned",
    "drop_outside",
    "edit_header",
    "expire_unread",
    "note_concerned",
    "note_newly_concerned",
    "note_relations",
    "read_all_waiting",
    "read_upload",
    "register_directive",
    "register_outside",
    "register_upload",
    "release_held",
    "return_stalled",
    "set_validity",
]
