"""Sự kiện của giờ làm việc, in the past tense. No entry holds when somebody came, left, or what he explained."""

from __future__ import annotations

from sauro.domain.sentence import N_

TIMES_ADDED = "hours.times_added"
TIMES_ENDED = "hours.times_ended"
IMPORTED = "hours.imported"
IMPORT_UNDONE = "hours.import_undone"
EXPLAINED = "hours.day_explained"
WITHDRAWN = "hours.explanation_withdrawn"
ACCEPTED = "hours.explanation_accepted"
DECLINED = "hours.explanation_declined"
ERASED = "hours.days_erased"

LABELS = {
    TIMES_ADDED: N_("Ghi giờ làm việc {name}: {sessions} theo {source}"),
    TIMES_ENDED: N_("Kết thúc giờ làm việc {name} từ {until}"),
    IMPORTED: N_("Nhập bảng chấm công {file}: thêm {created}, sửa {changed} ngày công"),
    IMPORT_UNDONE: N_("Hoàn tác bảng chấm công {file}"),
    EXPLAINED: N_("Giải trình một ngày công"),
    WITHDRAWN: N_("Rút giải trình một ngày công"),
    ACCEPTED: N_("Nhận giải trình một ngày công"),
    DECLINED: N_("Chưa nhận giải trình một ngày công"),
    ERASED: N_("Xóa ngày công trước ngày {before} vì hết hạn lưu"),
}
