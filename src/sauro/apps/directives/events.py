"""Sự kiện của văn bản. What can happen to a directive, in the past tense, as the journal names it."""

from __future__ import annotations

from sauro.domain.sentence import N_

UPLOADED = "directive.uploaded"
READ = "directive.read"
HELD = "directive.held"
RELEASED = "directive.released"
REFUSED = "directive.refused"
CANCELLED = "directive.upload_cancelled"
EXPIRED = "directive.upload_expired"
HEADER_EDITED = "directive.header_edited"
REGISTERED = "directive.registered"

LABELS = {
    UPLOADED: N_("Tải văn bản lên"),
    READ: N_("Đọc xong văn bản {number}: {drafts} nhiệm vụ đề xuất"),
    HELD: N_("Giữ lại, chờ người kiểm tra"),
    RELEASED: N_("Cho đọc tiếp"),
    REFUSED: N_("Không nhận văn bản"),
    CANCELLED: N_("Hủy tải lên"),
    EXPIRED: N_("Xóa tệp chờ đọc quá hạn"),
    HEADER_EDITED: N_("Sửa phần đầu văn bản"),
    REGISTERED: N_("Vào sổ văn bản {number}"),
}
