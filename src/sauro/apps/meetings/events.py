"""Sự kiện của cuộc họp, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

PLANNED = "meeting.planned"
REPLANNED = "meeting.replanned"
ITEM_ADDED = "meeting.item_added"
ITEM_DROPPED = "meeting.item_dropped"
SEAT_ADDED = "meeting.seat_added"
SEAT_DROPPED = "meeting.seat_dropped"
ANNOUNCED = "meeting.announced"
MOVED = "meeting.moved"
DAYS_COUNTED = "meeting.days_counted_again"
POSTPONED = "meeting.postponed"
CANCELLED = "meeting.cancelled"
PAPER_SENT = "meeting.paper_sent"
PAPER_STORED = "meeting.paper_stored"
PAPER_REFUSED = "meeting.paper_refused"
PAPER_RELEASED = "meeting.paper_released"
PAPER_HANDED = "meeting.paper_handed"
REPLIED = "meeting.replied"
CONSENTED = "meeting.substitute_decided"
OPINION = "meeting.opinion_given"
HELD = "meeting.held"
WORDED = "meeting.conclusion_worded"
CONCLUDED = "meeting.concluded"
ROOM_ADDED = "meeting.room_added"

LABELS = {
    PLANNED: N_("Lập cuộc họp “{title}”, ngày {day}"),
    REPLANNED: N_("Sửa cuộc họp, ngày {day}"),
    ITEM_ADDED: N_("Thêm nội dung “{title}”, {minutes} phút"),
    ITEM_DROPPED: N_("Bỏ nội dung “{title}”"),
    SEAT_ADDED: N_("Thêm thành phần: {body}"),
    SEAT_DROPPED: N_("Bỏ thành phần: {body}"),
    ANNOUNCED: N_("Mời họp, giấy mời {number}, {count} nơi"),
    MOVED: N_("Chuyển ngày họp từ {from} sang {day}: {reason}"),
    DAYS_COUNTED: N_("Lịch làm việc thay đổi: hạn gửi tài liệu từ {from} thành {papers_by}"),
    POSTPONED: N_("Hoãn họp: {reason}"),
    CANCELLED: N_("Không họp: {reason}"),
    PAPER_SENT: N_("Gửi tài liệu “{title}”"),
    PAPER_STORED: N_("Tài liệu đã kiểm tra, vào kho"),
    PAPER_REFUSED: N_("Không nhận tài liệu"),
    PAPER_RELEASED: N_("Trả lời tài liệu không có dấu mật"),
    PAPER_HANDED: N_("Ghi tài liệu “{title}” đã đến người dự ngày {day}: {how}"),
    REPLIED: N_("{body} trả lời giấy mời: {reply}"),
    CONSENTED: N_("Chủ trì trả lời việc dự thay của {body}: {answer}"),
    OPINION: N_("{body} cho ý kiến về nội dung {order}"),
    HELD: N_("Ghi cuộc họp: {present} người dự, {lasted} phút"),
    WORDED: N_("Soạn kết luận, {count} câu"),
    CONCLUDED: N_("Ký thông báo kết luận {number}"),
    ROOM_ADDED: N_("Thêm phòng họp {name}, {seats} chỗ"),
}
