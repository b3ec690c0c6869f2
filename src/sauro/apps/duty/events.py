"""Sự kiện của lịch trực, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

LISTED = "duty.listed"
UNLISTED = "duty.unlisted"
EXEMPTED = "duty.exempted"
EXEMPTION_ENDED = "duty.exemption_ended"
ARRANGED = "duty.arranged"
DROPPED = "duty.dropped"
PUBLISHED = "duty.published"
REPLANNED = "duty.replanned"
SHIFT_CHANGED = "duty.shift_changed"
SWAP_ASKED = "duty.swap_asked"
SWAPPED = "duty.swapped"
SWAP_REFUSED = "duty.swap_refused"
SWAP_WITHDRAWN = "duty.swap_withdrawn"
HANDED_OVER = "duty.handed_over"
INCIDENT_NOTED = "duty.incident_noted"
INCIDENT_SENT = "duty.incident_sent"
GAP_ALARMED = "duty.gap_alarmed"

LABELS = {
    LISTED: N_("Đưa {person} vào danh sách trực"),
    UNLISTED: N_("Đưa {person} ra khỏi danh sách trực từ {day}"),
    EXEMPTED: N_("Miễn trực cho {person} từ {first}, căn cứ {basis}"),
    EXEMPTION_ENDED: N_("Thôi miễn trực cho {person}"),
    ARRANGED: N_("Lập lịch trực từ {first} đến {last}: {count} ca"),
    DROPPED: N_("Bỏ dự thảo lịch trực"),
    PUBLISHED: N_("Ban hành lịch trực, thông báo {number}"),
    REPLANNED: N_("Xếp lại lịch trực: đổi {count} chỗ"),
    SHIFT_CHANGED: N_("Ngày {day}: {into} trực thay {out}. {reason}"),
    SWAP_ASKED: N_("Đề nghị đổi trực ngày {day} với {taker}"),
    SWAPPED: N_("Đổi trực ngày {day}: {taker} nhận ca của {asker}"),
    SWAP_REFUSED: N_("Không đồng ý đổi trực ngày {day}"),
    SWAP_WITHDRAWN: N_("Rút đề nghị đổi trực ngày {day}"),
    HANDED_OVER: N_("Ghi bàn giao ngày trực {day}"),
    INCIDENT_NOTED: N_("Ghi sự việc trong ngày trực {day}"),
    INCIDENT_SENT: N_("Chuyển sự việc ngày trực {day} thành đề xuất giao việc"),
    GAP_ALARMED: N_("Báo động ngày {day} thiếu người trực"),
}
