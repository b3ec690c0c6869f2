"""Sự kiện của báo cáo, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

FORM_SAVED = "report.form_saved"
OBLIGATION_PROPOSED = "report.obligation_proposed"
OBLIGATION_MADE = "report.obligation_made"
OBLIGATION_CHANGED = "report.obligation_changed"
OBLIGATION_DECLINED = "report.obligation_declined"
OBLIGATION_ENDED = "report.obligation_ended"
REPORT_OPENED = "report.opened"
REPORT_DRAFTED = "report.drafted"
REPORT_PRESENTED = "report.presented"
REPORT_SUBMITTED = "report.submitted"
REPORT_ISSUED = "report.issued"
REPORT_RECEIVED = "report.received"
REPORT_SENT_BACK = "report.sent_back"
CAUSE_NAMED = "report.cause_named"
CAUSE_ASKED = "report.cause_asked"
REPORT_REMINDED = "report.reminded"
INDICATOR_MADE = "indicator.made"
INDICATOR_ENDED = "indicator.ended"
VALUE_GIVEN = "indicator.value_given"
VALUE_CORRECTED = "indicator.value_corrected"
VALUE_REMINDED = "indicator.reminded"
VALUES_IMPORTED = "indicator.values_imported"
VALUES_UNDONE = "indicator.values_undone"
SYNTHESIS_MADE = "synthesis.made"
SYNTHESIS_REFRESHED = "synthesis.refreshed"
SYNTHESIS_EDITED = "synthesis.edited"
SYNTHESIS_RESTORED = "synthesis.restored"
SYNTHESIS_CHECKED = "synthesis.checked"
SYNTHESIS_REOPENED = "synthesis.reopened"
SYNTHESIS_ISSUED = "synthesis.issued"
SYNTHESIS_CLOSED = "synthesis.closed"

LABELS = {
    FORM_SAVED: N_("Lưu biểu mẫu {name}, bản {number}"),
    OBLIGATION_PROPOSED: N_("Đề xuất chế độ báo cáo từ văn bản: {title}"),
    OBLIGATION_MADE: N_("Áp dụng chế độ báo cáo {title}"),
    OBLIGATION_CHANGED: N_("Sửa chế độ báo cáo {title}"),
    OBLIGATION_DECLINED: N_("Không lập chế độ báo cáo: {reason}"),
    OBLIGATION_ENDED: N_("Kết thúc chế độ báo cáo: {reason}"),
    REPORT_OPENED: N_("Mở báo cáo {period}"),
    REPORT_DRAFTED: N_("Lưu bản soạn báo cáo"),
    REPORT_PRESENTED: N_("Trình ký báo cáo"),
    REPORT_SUBMITTED: N_("Nộp báo cáo, {signer} ký"),
    REPORT_ISSUED: N_("Ban hành báo cáo, số {number}"),
    REPORT_RECEIVED: N_("Tiếp nhận báo cáo"),
    REPORT_SENT_BACK: N_("Trả lại báo cáo: {remarks}"),
    CAUSE_NAMED: N_("Nêu nguyên nhân chưa báo cáo, báo cáo chậm: {words}"),
    CAUSE_ASKED: N_("Hỏi nguyên nhân chưa nộp, hạn {day}"),
    REPORT_REMINDED: N_("Nhắc nộp báo cáo"),
    INDICATOR_MADE: N_("Lập chỉ tiêu {name}"),
    INDICATOR_ENDED: N_("Thôi theo dõi chỉ tiêu: {reason}"),
    VALUE_GIVEN: N_("Ghi giá trị {period}: {value}"),
    VALUE_CORRECTED: N_("Sửa giá trị {period}: {reason}"),
    VALUE_REMINDED: N_("Nhắc ghi giá trị chỉ tiêu"),
    VALUES_IMPORTED: N_("Nhập giá trị chỉ tiêu từ bảng"),
    VALUES_UNDONE: N_("Hoàn tác lượt nhập giá trị chỉ tiêu"),
    SYNTHESIS_MADE: N_("Lập bản tổng hợp {period}, số liệu đến {as_of}"),
    SYNTHESIS_REFRESHED: N_("Lấy lại số liệu, đến {as_of}"),
    SYNTHESIS_EDITED: N_("Sửa phần “{part}” của dự thảo"),
    SYNTHESIS_RESTORED: N_("Lấy lại bản máy soạn của phần “{part}”"),
    SYNTHESIS_CHECKED: N_("Soát xong, trình ký"),
    SYNTHESIS_REOPENED: N_("Trả về dự thảo: {reason}"),
    SYNTHESIS_ISSUED: N_("Ký, ban hành số {number}"),
    SYNTHESIS_CLOSED: N_("Khóa kỳ, mã dữ kiện {digest}"),
}
