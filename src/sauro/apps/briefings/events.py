"""Sự kiện của quán triệt. What can happen to a plan, a duty, a session, in the past tense, as the journal names it."""

from __future__ import annotations

from sauro.domain.sentence import N_

PLANNED = "briefing.planned"
BODIES_ADDED = "briefing.bodies_added"
DUE_MOVED = "briefing.due_moved"
RECORDED = "briefing.session_recorded"
CORRECTED = "briefing.session_corrected"
REMOVED = "briefing.session_removed"
EXEMPTED = "briefing.exempted"
EXEMPTION_ENDED = "briefing.exemption_ended"
URGED = "briefing.urged"
FILE_SENT = "briefing.file_sent"
FILE_STORED = "briefing.file_stored"
FILE_REFUSED = "briefing.file_refused"
FILE_RELEASED = "briefing.file_released"
IMPORTED = "briefing.imported"
IMPORT_UNDONE = "briefing.import_undone"
NAMES_ERASED = "briefing.names_erased"
NAMES_TAKEN = "briefing.names_taken"
NAMES_IMPORTED = "briefing.names_imported"
NAMES_UNDONE = "briefing.names_import_undone"

LABELS = {
    PLANNED: N_("Lập kế hoạch quán triệt, hạn {due}: {duties} nơi"),
    BODIES_ADDED: N_("Thêm {duties} nơi mới vào kế hoạch quán triệt"),
    DUE_MOVED: N_("Đổi hạn quán triệt từ {from} thành {due}: {reason}"),
    RECORDED: N_("Ghi buổi quán triệt ngày {held_on}: dự {attended}"),
    CORRECTED: N_("Sửa buổi quán triệt ngày {held_on}: dự {attended}"),
    REMOVED: N_("Xóa buổi quán triệt ngày {held_on}"),
    EXEMPTED: N_("Miễn quán triệt: {reason}"),
    EXEMPTION_ENDED: N_("Thôi miễn quán triệt: {reason}"),
    URGED: N_("Nhắc {count} nơi chưa quán triệt xong"),
    FILE_SENT: N_("Gửi tệp quán triệt"),
    FILE_STORED: N_("Tệp quán triệt đã kiểm tra, vào kho"),
    FILE_REFUSED: N_("Không nhận tệp quán triệt"),
    FILE_RELEASED: N_("Trả lời tệp quán triệt không có dấu mật"),
    IMPORTED: N_("Nhập bảng quán triệt {file}: {created} buổi mới, {changed} buổi sửa"),
    IMPORT_UNDONE: N_("Hoàn tác nhập bảng quán triệt {file}"),
    NAMES_ERASED: N_("Xóa {count} tên người vắng đã hết hạn lưu"),
    NAMES_TAKEN: N_("Xuất danh sách vắng: {count} tên"),
    NAMES_IMPORTED: N_("Nhập danh sách vắng {file}: {lists} buổi, {count} tên"),
    NAMES_UNDONE: N_("Hoàn tác nhập danh sách vắng {file}"),
}
