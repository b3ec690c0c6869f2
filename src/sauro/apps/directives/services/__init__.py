"""Văn bản chỉ đạo: việc làm. Every change of a directive; each call writes one journal entry in its transaction."""

from sauro.apps.directives.services.header import (
    DirectiveStale,
    edit_header,
    note_concerned,
    register_directive,
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
    "cancel_upload",
    "edit_header",
    "expire_unread",
    "note_concerned",
    "read_all_waiting",
    "read_upload",
    "register_directive",
    "register_upload",
    "release_held",
    "return_stalled",
]
