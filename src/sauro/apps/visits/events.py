"""Sự kiện của đi cơ sở, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

PROGRAMME_MADE = "visit.programme_made"
PROGRAMME_LINE = "visit.programme_line"
LINE_CHANGED = "visit.programme_line_changed"
LINE_DROPPED = "visit.programme_line_dropped"
PLANNED = "visit.planned"
CHANGED = "visit.changed"
DAYS_COUNTED = "visit.days_counted_again"
DAY_OFF = "visit.day_became_off"
EXCUSED = "visit.excused"
DELEGATED = "visit.delegated"
DRAWN_UP = "visit.notice_drawn_up"
ANNOUNCED = "visit.announced"
CANCELLED = "visit.cancelled"
OFFERED = "visit.join_offered"
OFFER_ANSWERED = "visit.join_answered"
JOINED = "visit.joined"
HELD = "visit.held"
CORRECTED = "visit.day_corrected"
ASKED = "visit.recommendation_noted"
ANSWERED = "visit.recommendation_answered"
PASSED_ON = "visit.recommendation_passed_on"
WITHDRAWN = "visit.recommendation_withdrawn"
WORDED = "visit.conclusion_worded"
CONCLUDED = "visit.concluded"

SETS_DAY = (PLANNED, CHANGED)

LABELS = {
    PROGRAMME_MADE: N_("Lập chương trình đi cơ sở {name}, từ {first} đến {last}"),
    PROGRAMME_LINE: N_("Thêm {place} vào chương trình"),
    LINE_CHANGED: N_("Sửa nơi đến {place} của chương trình"),
    LINE_DROPPED: N_("Bỏ {place} khỏi chương trình"),
    PLANNED: N_("Lập chuyến đi {places}, ngày {day}"),
    CHANGED: N_("Đổi chuyến đi từ {from} sang {day}: {reason}"),
    DAYS_COUNTED: N_("Lịch làm việc thay đổi: hạn gửi thông báo từ {from} thành {notice_by}"),
    DAY_OFF: N_("Lịch làm việc thay đổi: ngày đi {day} thành ngày nghỉ"),
    EXCUSED: N_("Ghi lý do đột xuất: {reason}"),
    DELEGATED: N_("Ghi đoàn đi: {count} người"),
    DRAWN_UP: N_("Lập dự thảo thông báo cho chuyến đi ngày {day}"),
    ANNOUNCED: N_("Gửi thông báo {number} đến {places}"),
    CANCELLED: N_("Không đi nữa: {reason}"),
    OFFERED: N_("Đề nghị đi chung với {body}"),
    OFFER_ANSWERED: N_("Trả lời đề nghị đi chung của {body}: {answer}"),
    JOINED: N_("Đi chung đoàn với {body}"),
    HELD: N_("Ghi đã đi ngày {day}"),
    CORRECTED: N_("Sửa ngày đi thực tế từ {from} thành {day}: {reason}"),
    ASKED: N_("Ghi kiến nghị của {place}, {answers} trả lời đến hết {day}"),
    ANSWERED: N_("{answers} trả lời kiến nghị"),
    PASSED_ON: N_("Chuyển kiến nghị thành nhiệm vụ {task}"),
    WITHDRAWN: N_("Bỏ kiến nghị ghi nhầm: {reason}"),
    WORDED: N_("Lập dự thảo thông báo kết luận"),
    CONCLUDED: N_("Ra thông báo kết luận {number}"),
}
