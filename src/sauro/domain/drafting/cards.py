"""Thẻ quy tắc của kiểm tra dự thảo: the name of each rule, its title on a page and the requirement it serves."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.domain.overlap import BETWEEN, TWICE, WITHIN
from sauro.domain.sentence import N_


@dataclass(frozen=True, slots=True)
class DraftCard:
    """Thẻ. `title` on the page, `key`: requirement."""

    title: str
    key: str


DRAFT_CARDS: dict[str, DraftCard] = {
    "form.family": DraftCard(N_("Hệ văn bản"), "C4.1"),
    "form.head": DraftCard(N_("Thành phần phần đầu"), "C4.1"),
    "form.nation": DraftCard(N_("Quốc hiệu, tiêu đề"), "C4.1"),
    "form.number": DraftCard(N_("Số, ký hiệu"), "C4.1"),
    "form.code": DraftCard(N_("Chữ viết tắt tên loại"), "C4.1"),
    "form.day": DraftCard(N_("Địa danh, ngày ban hành"), "C4.1"),
    "form.subject": DraftCard(N_("Trích yếu"), "C4.1"),
    "form.addressees": DraftCard(N_("Kính gửi"), "C4.1"),
    "form.ending": DraftCard(N_("Dấu kết thúc"), "C4.1"),
    "form.recipients": DraftCard(N_("Nơi nhận"), "C4.1"),
    "form.signature": DraftCard(N_("Thẩm quyền ký, chức vụ"), "C4.1"),
    "form.page": DraftCard(N_("Khổ giấy, lề trang"), "C4.1"),
    "form.font": DraftCard(N_("Phông, cỡ chữ"), "C4.1"),
    "parts.plan": DraftCard(N_("Các phần của kế hoạch"), "C4.1"),
    "parts.tasks": DraftCard(N_("Không có nhiệm vụ"), "C4.1"),
    "authority.type": DraftCard(N_("Thẩm quyền ban hành"), "C4.1"),
    "task.one_lead": DraftCard(N_("Một nơi chủ trì"), "C1.1a"),
    "task.everybody": DraftCard(N_("Giao chung mọi nơi"), "C1.1a"),
    "task.clear": DraftCard(N_("Sáu rõ"), "C1.1b"),
    "task.vague": DraftCard(N_("Câu chung chung"), "C4.1"),
    "date.impossible": DraftCard(N_("Ngày không có"), "C4.1"),
    "date.weekday": DraftCard(N_("Thứ và ngày"), "C4.1"),
    "date.cited": DraftCard(N_("Ngày của văn bản được dẫn"), "C4.1"),
    "deadline.past": DraftCard(N_("Hạn trước ngày ký"), "C1.1b"),
    "deadline.day_off": DraftCard(N_("Hạn vào ngày nghỉ"), "C1.1b"),
    "deadline.near": DraftCard(N_("Hạn quá gần"), "C1.1b"),
    "deadline.no_period": DraftCard(N_("Định kỳ không nêu kỳ"), "C1.1b"),
    WITHIN: DraftCard(N_("Kiểm soát giao nhiều nơi"), "A3"),
    BETWEEN: DraftCard(N_("Một việc nhiều nơi chủ trì"), "A3"),
    TWICE: DraftCard(N_("Việc đã giao ở văn bản khác"), "A3"),
    "matter.many": DraftCard(N_("Nhiều văn bản cùng nội dung"), "C4.1"),
}
