"""Sự kiện của nhiệm vụ. What can happen to a draft or a task, in the past tense, as the journal names it."""

from __future__ import annotations

PROPOSED = "draft.proposed"
EDITED = "draft.edited"
LEAD_CHOSEN = "draft.lead_chosen"
FILLED = "draft.filled_from_words"
MADE = "draft.made_from_words"
SPLIT = "draft.split"
MERGED = "draft.merged"
SKIPPED = "draft.skipped"
EXPANDED = "draft.one_for_each_addressee"
UNDONE = "draft.change_undone"
APPROVED = "task.registered"
ASSIGNED = "task.assigned"

LABELS = {
    PROPOSED: "Đề xuất nhiệm vụ từ văn bản",
    EDITED: "Sửa đề xuất",
    LEAD_CHOSEN: "Chọn cơ quan chủ trì",
    FILLED: "Điền từ lời văn",
    MADE: "Tạo đề xuất từ lời văn",
    SPLIT: "Tách đề xuất",
    MERGED: "Gộp đề xuất",
    SKIPPED: "Bỏ qua đề xuất",
    EXPANDED: "Giao mỗi nơi nhận một nhiệm vụ",
    UNDONE: "Hoàn tác",
    APPROVED: "Duyệt đề xuất, vào sổ nhiệm vụ",
    ASSIGNED: "Giao việc",
}
