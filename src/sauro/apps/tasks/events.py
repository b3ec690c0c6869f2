"""Sự kiện của nhiệm vụ. What can happen to a draft or a task, in the past tense, as the journal names it."""

from __future__ import annotations

from sauro.apps.journal.events import register_kinds
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
UNDONE = "draft.change_undone"
APPROVED = "task.registered"
ASSIGNED = "task.assigned"

register_kinds(
    {
        PROPOSED: N_("Đề xuất nhiệm vụ từ văn bản"),
        EDITED: N_("Sửa đề xuất"),
        LEAD_CHOSEN: N_("Chọn cơ quan chủ trì"),
        FILLED: N_("Điền từ lời văn"),
        MADE: N_("Tạo đề xuất từ lời văn"),
        SPLIT: N_("Tách đề xuất"),
        MERGED: N_("Gộp đề xuất"),
        SKIPPED: N_("Bỏ qua đề xuất"),
        EXPANDED: N_("Giao mỗi nơi nhận một nhiệm vụ"),
        UNDONE: N_("Hoàn tác"),
        APPROVED: N_("Duyệt đề xuất, vào sổ nhiệm vụ"),
        ASSIGNED: N_("Giao việc"),
    }
)
