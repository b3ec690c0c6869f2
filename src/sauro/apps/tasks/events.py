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

LABELS = {
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
}
