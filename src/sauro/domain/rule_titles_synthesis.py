"""Tên gọi của quy định về tổng hợp kỳ. Titles and sentences for the rows of `default_synthesis_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

SYNTHESIS_TITLES: dict[str, RuleTitle] = {
    "synthesis.bands": RuleTitle(
        N_("Nhóm khối lượng của cơ quan"),
        N_("Cơ quan chỉ đặt cạnh nơi có cùng khối lượng: các mốc dưới của từng nhóm, lớn trước."),
    ),
    "synthesis.fewest": RuleTitle(
        N_("Ít nhất bao nhiêu thì tính tỷ lệ"),
        N_("Mẫu số nhỏ hơn số này thì chỉ nêu số, không nêu phần trăm."),
    ),
    "synthesis.named": RuleTitle(
        N_("Số việc nêu tên trong báo cáo"),
        N_("Lời báo cáo nêu tên nhiều nhất bấy nhiêu việc quá hạn lâu nhất; còn lại xem danh mục."),
    ),
    "synthesis.annex_lines": RuleTitle(
        N_("Số dòng danh mục kèm báo cáo"),
        N_("Danh mục in kèm văn bản có nhiều nhất bấy nhiêu dòng; đủ các dòng ở bảng XLSX."),
    ),
    "letter.party_form": RuleTitle(
        N_("Thể thức văn bản của Đảng"),
        N_("Văn bản ký từ ngày này trình bày theo hướng dẫn nào của Văn phòng Trung ương Đảng."),
    ),
}
