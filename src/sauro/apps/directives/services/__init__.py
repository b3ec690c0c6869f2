"""Văn bản chỉ đạo: việc làm. Every change of a directive; each call writes one journal entry in its transaction."""

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
    "cancel_upload",
    "drop_concerned",
    "drop_outside",
    "edit_header",
    "expire_unread",
    "note_concerned",
    "note_newly_concerned",
    "read_all_waiting",
    "read_upload",
    "register_directive",
    "register_outside",
    "register_upload",
    "release_held",
    "return_stalled",
]
