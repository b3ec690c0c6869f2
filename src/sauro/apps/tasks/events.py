"""Sự kiện của nhiệm vụ. What can happen to a draft or a task, in the past tense, as the journal names it."""

from __future__ import annotations

from sauro.domain.sentence import N_

PROPOSED = "draft.proposed"
EDITED = "draft.edited"
LEAD_CHOSEN = "draft.lead_chosen"
FILLED = "draft.filled_from_words"
MADE = "draft.made_from_words"
SPLIT = "draft.split"
MERGED = "draft.merged"
SKIPPED = "draft.skipped"
EXPANDED = "draft.one_for_each_addressee"
ASKED = "draft.issuer_asked"
UNDONE = "draft.change_undone"
APPROVED = "task.registered"
ACCEPTED = "task.accepted"
DECLINED = "task.declined"
ESCALATED = "task.declined_and_escalated"
ASSIGNED = "task.assigned"
SETTLED = "task.lead_settled"
STARRED = "task.starred"
UNSTARRED = "task.unstarred"
UPDATED = "task.updated"
SUBMITTED = "task.submitted"
REPORT_WAITS = "task.report_waits"
REPORT_STOPPED = "task.report_stopped"
CONFIRMED = "task.confirmed"
SENT_BACK = "task.sent_back"
EVIDENCE_SENT = "task.evidence_sent"
EVIDENCE_STORED = "task.evidence_stored"
EVIDENCE_REFUSED = "task.evidence_refused"
EVIDENCE_RELEASED = "task.evidence_released"
EXTENSION_ASKED = "task.extension_asked"
DEADLINE_EXTENDED = "task.deadline_extended"
EXTENSION_REFUSED = "task.extension_refused"
EXTENSION_COUNTERED = "task.extension_countered"
EXTENSION_WITHDRAWN = "task.extension_withdrawn"
LATENESS_EXPLAINED = "task.lateness_explained"
CAUSE_ASKED = "task.cause_asked"
CAUSE_CONFIRMED = "task.cause_confirmed"
CAUSE_REFUSED = "task.cause_refused"
CAUSE_ENDED = "task.cause_ended"
SUSPENDED = "task.suspended"
RESUMED = "task.resumed"
REPLACED = "task.replaced"
WITHDRAWN = "task.withdrawn"
HAND_OVER_MADE = "hand_over.made"
HAND_OVER_GIVEN = "hand_over.given"
HAND_OVER_TAKEN = "hand_over.taken"
HAND_OVER_CANCELLED = "hand_over.cancelled"
HANDED_OVER = "task.handed_over"
SUCCEEDED = "task.lead_succeeded"
DEADLINE_RECALCULATED = "task.deadline_recalculated"
CALENDAR_APPLIED = "calendar.applied"
DRAFT_RECALCULATED = "draft.recalculated"
PARTS_GIVEN = "task.parts_given"
PART_GIVEN = "task.part_given"
CONTRIBUTION_ASKED = "task.contribution_asked"
CONTRIBUTION_DELIVERED = "task.contribution_delivered"
CONTRIBUTION_SENT_BACK = "task.contribution_sent_back"
CONTRIBUTION_REMINDED = "task.contribution_reminded"
OCCURRENCE_MADE = "task.occurrence_made"
AGED = "task.aged"
DAY_LEFT_TO_PERIODS = "task.day_left_to_periods"
SIGNAL_EXPLAINED = "signal.explained"
SIGNAL_CONTESTED = "signal.contested"
SIGNAL_CONTEST_ANSWERED = "signal.contest_answered"
URGED = "task.urged"
URGED_BY_HAND = "task.urged_by_hand"
REGISTER_IMPORTED = "register.imported"
REGISTER_UNDONE = "register.import_undone"
WORDS_IMPORTED = "task.words_imported"
WORDS_RESTORED = "task.words_restored"
REPLACEMENT_APPLIED = "task.replacement_applied"

LABELS = {
    REGISTER_IMPORTED: N_("Nhập sổ theo dõi từ {file}: thêm {created}, sửa {changed}"),
    REGISTER_UNDONE: N_("Hoàn tác nhập sổ theo dõi {file}: {rows} nhiệm vụ"),
    WORDS_IMPORTED: N_("Sửa lời theo bảng nhập"),
    WORDS_RESTORED: N_("Trả lại lời trước lượt nhập"),
    PROPOSED: N_("Đề xuất {count} nhiệm vụ từ văn bản"),
    EDITED: N_("Sửa đề xuất"),
    LEAD_CHOSEN: N_("Chọn {lead} chủ trì"),
    FILLED: N_("Điền từ lời văn: “{words}”"),
    MADE: N_("Tạo đề xuất từ lời văn"),
    SPLIT: N_("Tách đề xuất thành {count}"),
    MERGED: N_("Gộp {count} đề xuất"),
    SKIPPED: N_("Bỏ qua đề xuất: {reason}"),
    EXPANDED: N_("Giao mỗi nơi nhận một nhiệm vụ ({count})"),
    ASKED: N_("Hỏi lại nơi soạn thảo: “{question}”"),
    UNDONE: N_("Hoàn tác một bước rà soát"),
    APPROVED: N_("Duyệt đề xuất thành nhiệm vụ {code}, giao {lead}"),
    ACCEPTED: N_("Nhận việc, {person} chịu trách nhiệm chính"),
    DECLINED: N_("{lead} trả lại: “{reason}”, đề nghị giao {suggested}"),
    ESCALATED: N_("{lead} trả lại lần thứ {times}: “{reason}”, đề nghị giao {suggested}; chuyển cơ quan giao việc"),
    ASSIGNED: N_("Giao lại cho {lead}"),
    SETTLED: N_("Quyết định {lead} chủ trì: “{reason}”"),
    STARRED: N_("Gắn sao"),
    UNSTARRED: N_("Bỏ sao"),
    UPDATED: N_("Cập nhật tiến độ: {said}"),
    SUBMITTED: N_("Nộp kết quả lần {number}: “{summary}”"),
    REPORT_WAITS: N_("Gửi báo cáo kết quả kèm tệp, chờ kiểm tra tệp"),
    REPORT_STOPPED: N_("Báo cáo chờ kiểm tra tệp chưa nộp được: {why}"),
    CONFIRMED: N_("Xác nhận kết quả lần {number}"),
    SENT_BACK: N_("Trả lại báo cáo lần {number}: “{remarks}”"),
    EVIDENCE_SENT: N_("Gửi minh chứng {series}, bản {version}"),
    EVIDENCE_STORED: N_("Minh chứng {series}, bản {version} đã vào kho"),
    EVIDENCE_REFUSED: N_("Không nhận minh chứng {series}, bản {version}"),
    EVIDENCE_RELEASED: N_("Xác nhận minh chứng {series}, bản {version} không có dấu mật"),
    EXTENSION_ASKED: N_("Xin gia hạn lần {number} đến {asked}: {reason}"),
    DEADLINE_EXTENDED: N_("Gia hạn từ {from} đến {to}: {reason}"),
    EXTENSION_REFUSED: N_("Không đồng ý gia hạn: {reason}"),
    EXTENSION_COUNTERED: N_("Đề nghị ngày khác, {offered}: {reason}"),
    EXTENSION_WITHDRAWN: N_("Rút đề nghị gia hạn lần {number}"),
    LATENESS_EXPLAINED: N_("Giải trình quá hạn: {words}"),
    CAUSE_ASKED: N_("Đề nghị xác nhận nguyên nhân khách quan từ {since}: {reason}"),
    CAUSE_CONFIRMED: N_("Xác nhận nguyên nhân khách quan từ {since} đến {until}: {reason}"),
    CAUSE_REFUSED: N_("Không xác nhận nguyên nhân khách quan: {reason}"),
    CAUSE_ENDED: N_("Nguyên nhân khách quan kết thúc ngày {until}"),
    SUSPENDED: N_("Tạm dừng nhiệm vụ: {reason}"),
    RESUMED: N_("Tiếp tục nhiệm vụ: {reason}"),
    REPLACED: N_("Thay thế bằng {other}: {reason}"),
    WITHDRAWN: N_("Rút nhiệm vụ: {reason}"),
    HAND_OVER_MADE: N_("Lập biên bản bàn giao từ {giver} sang {taker}, {count} nhiệm vụ"),
    HAND_OVER_GIVEN: N_("Ký bên giao: {words}"),
    HAND_OVER_TAKEN: N_("Ký bên nhận, {count} nhiệm vụ chuyển sang {taker}"),
    HAND_OVER_CANCELLED: N_("Hủy biên bản bàn giao"),
    HANDED_OVER: N_("Bàn giao từ {giver} sang {taker}"),
    SUCCEEDED: N_("Chuyển từ {from} sang {to} theo {decision}"),
    DEADLINE_RECALCULATED: N_("Tính lại hạn từ {from} đến {to} theo {calendar}"),
    DRAFT_RECALCULATED: N_("Tính lại hạn đề xuất từ {from} đến {to} theo {calendar}"),
    CALENDAR_APPLIED: N_("Tính lại hạn theo {calendar}: {count} nhiệm vụ"),
    PART_GIVEN: N_("{giver} giao phần việc {code} cho {lead}"),
    PARTS_GIVEN: N_("Giao {count} phần việc của {code}"),
    CONTRIBUTION_ASKED: N_("Đề nghị {agency} phối hợp: {work}"),
    CONTRIBUTION_DELIVERED: N_("{agency} giao kết quả phối hợp: {note}"),
    CONTRIBUTION_SENT_BACK: N_("Trả lại kết quả phối hợp của {agency}: {remark}"),
    CONTRIBUTION_REMINDED: N_("Nhắc {agency} phối hợp"),
    OCCURRENCE_MADE: N_("Mở {code} cho kỳ {period}"),
    DAY_LEFT_TO_PERIODS: N_("Nhiệm vụ định kỳ: hạn theo từng kỳ"),
    AGED: N_("Nhiệm vụ không có hạn đã mở {days} ngày"),
    SIGNAL_EXPLAINED: N_("Bổ sung nguyên nhân của dấu hiệu: {words}"),
    SIGNAL_CONTESTED: N_("Đề nghị xem lại dấu hiệu: {words}"),
    SIGNAL_CONTEST_ANSWERED: N_("Trả lời đề nghị xem lại dấu hiệu: {answer}"),
    REPLACEMENT_APPLIED: N_("Xử lý {count} nhiệm vụ còn mở của văn bản bị thay thế"),
    URGED: N_("{what}, báo {to}"),
    URGED_BY_HAND: N_("Đôn đốc {to}: “{remark}”"),
}
