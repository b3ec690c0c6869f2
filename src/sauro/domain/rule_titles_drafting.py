"""Tên gọi của quy định về kiểm tra dự thảo."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

DRAFTING_TITLES: dict[str, RuleTitle] = {
    "form.party.guide": RuleTitle(
        N_("Hướng dẫn thể thức văn bản của Đảng"), N_("Dự thảo của Đảng được đối chiếu với hướng dẫn của ngày ký.")
    ),
    "form.party.closing": RuleTitle(
        N_("Dấu kết thúc văn bản của Đảng"), N_("Nội dung văn bản của Đảng kết thúc bằng dấu nào.")
    ),
    "form.party.about": RuleTitle(
        N_("Mở đầu trích yếu công văn của Đảng"), N_("Trích yếu công văn của Đảng mở đầu bằng chữ nào.")
    ),
    "form.party.page": RuleTitle(
        N_("Lề trang văn bản của Đảng"), N_("Lề trên, dưới, trái, phải của trang A4, tính bằng milimét.")
    ),
    "form.party.body": RuleTitle(N_("Cỡ chữ nội dung văn bản của Đảng"), N_("Cỡ chữ của phần nội dung.")),
    "form.state.guide": RuleTitle(
        N_("Quy định thể thức văn bản hành chính"), N_("Dự thảo văn bản hành chính được đối chiếu với quy định này.")
    ),
    "form.state.closing": RuleTitle(
        N_("Dấu kết thúc văn bản hành chính"), N_("Nội dung văn bản hành chính kết thúc bằng dấu nào.")
    ),
    "form.state.about": RuleTitle(
        N_("Mở đầu trích yếu công văn hành chính"), N_("Trích yếu công văn hành chính mở đầu bằng chữ nào.")
    ),
    "form.state.page": RuleTitle(
        N_("Lề trang văn bản hành chính"), N_("Khoảng cho phép của lề trên, dưới, trái, phải trang A4, bằng milimét.")
    ),
    "form.state.body": RuleTitle(N_("Cỡ chữ nội dung văn bản hành chính"), N_("Khoảng cỡ chữ của phần nội dung.")),
    "form.font": RuleTitle(N_("Phông chữ văn bản"), N_("Phông chữ của mọi văn bản đi.")),
    "drafting.deadline_ahead": RuleTitle(
        N_("Thời hạn giao gần nhất trong dự thảo"),
        N_("Thời hạn cách ngày ký ít hơn số ngày này thì dự thảo được nhắc, trừ công điện và văn bản khẩn."),
    ),
    "drafting.same_matter": RuleTitle(
        N_("Số văn bản cùng nội dung trong năm"),
        N_("Từ số này trở lên thì dự thảo được nhắc: có thể gộp, hoặc thay văn bản trước."),
    ),
    "drafting.text_letters": RuleTitle(N_("Độ dài dự thảo dán vào trang"), N_("Dự thảo dài hơn thì tải lên bằng tệp.")),
    "drafting.kept_days": RuleTitle(
        N_("Thời gian giữ dự thảo đã kiểm tra"), N_("Dự thảo và lời nhắc được xóa sau bấy nhiêu ngày.")
    ),
}
