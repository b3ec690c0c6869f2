"""Văn bản chỉ đạo: việc làm. Every change of a directive; each call writes one journal entry in its transaction.

register_upload(*, chunks, name, batch, declared_open, by, at, source="original") -> Directive
cancel_upload(*, directive, by, at) -> Directive
release_held(*, directive, open_document: bool, by, at) -> Directive      # read on, or refuse and erase
read_upload(*, directive_id, at) -> Directive                             # the job's verb; never raises a Refusal
edit_header(*, directive, revision, changes: dict[str, str], by, at) -> Directive
register_directive(*, directive, by, at) -> Directive                     # vào sổ
note_concerned(*, directive, agency_ids, person_ids) -> None              # called by tasks
expire_unread(*, at) -> int
"""
