"""Sự kiện của điều cần xem lại, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

OPENED = "finding.opened"
REOPENED = "finding.reopened"
CHANGED = "finding.changed"
GONE = "finding.gone"
EXPLAINED = "finding.explained"
JUSTIFIED = "finding.justified"
UPHELD = "finding.upheld"
REMEDIED = "finding.remedied"
CONTESTED = "finding.contested"
STOOD = "finding.contest_refused"
LIFTED = "finding.contest_granted"

LABELS = {
    OPENED: N_("Phát hiện một điều cần xem lại, giải trình trước {answer_by}"),
    REOPENED: N_("Dữ liệu thay đổi, điều này lại cần xem"),
    CHANGED: N_("Bằng chứng được cập nhật theo dữ liệu mới"),
    GONE: N_("Không còn: dữ liệu đã được sửa"),
    EXPLAINED: N_("Giải trình: {words}"),
    JUSTIFIED: N_("Chấp nhận giải trình: {words}"),
    UPHELD: N_("Kết luận giữ nguyên điều này: {words}"),
    REMEDIED: N_("Khắc phục bằng nhiệm vụ {task}: {words}"),
    CONTESTED: N_("Đề nghị xem lại kết luận: {words}"),
    STOOD: N_("Xem lại, giữ kết luận: {words}"),
    LIFTED: N_("Xem lại, bỏ kết luận: {words}"),
}
