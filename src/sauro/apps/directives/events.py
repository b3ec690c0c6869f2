"""Sự kiện của văn bản. What can happen to a directive, in the past tense, as the journal names it."""

from __future__ import annotations

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
    UPLOADED: "Tải văn bản lên",
    READ: "Đọc xong văn bản",
    HELD: "Giữ lại, chờ người kiểm tra",
    RELEASED: "Cho đọc tiếp",
    REFUSED: "Không nhận văn bản",
    CANCELLED: "Hủy tải lên",
    EXPIRED: "Xóa tệp chờ đọc quá hạn",
    HEADER_EDITED: "Sửa phần đầu văn bản",
    REGISTERED: "Vào sổ văn bản",
}
