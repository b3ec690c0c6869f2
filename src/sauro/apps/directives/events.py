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
RELATION_DECIDED = "directive.relation_decided"
RELATION_ADDED = "directive.relation_added"
VALIDITY_SET = "directive.validity_set"
RECIPIENT_ANSWERED = "directive.recipient_answered"
SENT_DOWN = "directive.sent_down"
ACKNOWLEDGED = "directive.acknowledged"
PLAN_LINKED = "directive.plan_linked"
NO_PLAN_STATED = "directive.no_plan_stated"
DESCENT_URGED = "directive.descent_urged"
COVERAGE_DECIDED = "directive.coverage_decided"

STATUS_PUBLISHED = "directive.status_published"
STATUS_WITHDRAWN = "directive.status_withdrawn"

DRAFT_SENT = "draft.sent"
DRAFT_CHECKED = "draft.checked"
DRAFT_HELD = "draft.held"
DRAFT_RELEASED = "draft.released"
DRAFT_REFUSED = "draft.refused"
DRAFT_CORRECTED = "draft.tasks_corrected"
DRAFT_DISCARDED = "draft.discarded"
DRAFT_EXPIRED = "draft.expired"

LABELS = {
    DRAFT_SENT: N_("Gửi một dự thảo để kiểm tra"),
    DRAFT_CHECKED: N_("Kiểm tra xong một dự thảo; tệp đã xóa"),
    DRAFT_HELD: N_("Giữ một dự thảo, chờ người kiểm tra"),
    DRAFT_RELEASED: N_("Cho kiểm tra tiếp một dự thảo"),
    DRAFT_REFUSED: N_("Không nhận một dự thảo"),
    DRAFT_CORRECTED: N_("Sửa bảng nhiệm vụ của một dự thảo"),
    DRAFT_DISCARDED: N_("Xóa một dự thảo"),
    DRAFT_EXPIRED: N_("Xóa một dự thảo hết hạn giữ"),
    UPLOADED: N_("Tải văn bản lên"),
    READ: N_("Đọc xong văn bản {number}: {drafts} nhiệm vụ đề xuất"),
    HELD: N_("Giữ lại, chờ người kiểm tra"),
    RELEASED: N_("Cho đọc tiếp"),
    REFUSED: N_("Không nhận văn bản"),
    CANCELLED: N_("Hủy tải lên"),
    EXPIRED: N_("Xóa tệp chờ đọc quá hạn"),
    HEADER_EDITED: N_("Sửa phần đầu văn bản"),
    REGISTERED: N_("Vào sổ văn bản {number}"),
    RELATION_DECIDED: N_("Quyết định quan hệ với {other}"),
    RELATION_ADDED: N_("Ghi quan hệ với {other}"),
    VALIDITY_SET: N_("Ghi hiệu lực: {basis}"),
    RECIPIENT_ANSWERED: N_("Ghi nơi nhận “{printed}” là những cơ quan nào"),
    SENT_DOWN: N_("Gửi văn bản đến {count} nơi"),
    ACKNOWLEDGED: N_("{agency} báo đã nhận"),
    PLAN_LINKED: N_("{agency} có kế hoạch {plan}"),
    NO_PLAN_STATED: N_("{agency} nêu lý do không ban hành kế hoạch"),
    DESCENT_URGED: N_("Nhắc {agency}"),
    STATUS_PUBLISHED: N_("Bật trang công khai {slug}"),
    STATUS_WITHDRAWN: N_("Tắt trang công khai {slug}"),
    COVERAGE_DECIDED: N_("Đối chiếu mục {clause} với kế hoạch của {agency}"),
}
