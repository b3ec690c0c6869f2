"""Tên gọi của quy định về điều cần xem lại. Titles and sentences for the rows of `default_finding_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

FINDING_TITLES: dict[str, RuleTitle] = {
    "finding.answer_within": RuleTitle(
        N_("Giải trình điều cần xem lại"),
        N_("Đơn vị giải trình trong bấy nhiêu ngày làm việc, tính từ hôm sau ngày được báo."),
    ),
    "finding.decide_within": RuleTitle(
        N_("Kết luận điều cần xem lại"),
        N_("Sau giải trình, người có thẩm quyền kết luận trong bấy nhiêu ngày làm việc."),
    ),
    "finding.contest_within": RuleTitle(
        N_("Đề nghị xem lại kết luận"),
        N_("Sau kết luận, đơn vị được đề nghị xem lại trong bấy nhiêu ngày làm việc; người khác quyết định."),
    ),
    "finding.first_to_unit": RuleTitle(
        N_("Đơn vị xem trước"),
        N_("Cấp trên và cơ quan kiểm tra xem một điều cần xem lại từ lúc nào."),
    ),
    "finding.kept_months": RuleTitle(
        N_("Thời gian lưu điều cần xem lại"),
        N_("Điều cần xem lại đã xong được xóa sau bấy nhiêu tháng; nhật ký vẫn giữ chuỗi."),
    ),
    "overlap.work_pairs": RuleTitle(
        N_("Hai việc trùng nhau: số cặp chữ"),
        N_("Hai câu giao việc có cùng động từ, trùng ít nhất bấy nhiêu cặp chữ nói về việc thì mới xét."),
    ),
    "overlap.work_share": RuleTitle(
        N_("Hai việc trùng nhau: tỷ lệ"),
        N_("Số cặp chữ trùng phải chiếm ít nhất tỷ lệ này của câu ngắn hơn."),
    ),
    "overlap.product_pairs": RuleTitle(
        N_("Cùng sản phẩm: số cặp chữ"),
        N_("Hai câu giao cùng loại sản phẩm, trùng ít nhất bấy nhiêu cặp chữ thì xét."),
    ),
    "overlap.product_share": RuleTitle(
        N_("Cùng sản phẩm: tỷ lệ"),
        N_("Với cùng loại sản phẩm, số cặp chữ trùng phải chiếm ít nhất tỷ lệ này của câu ngắn hơn."),
    ),
    "overlap.common_above": RuleTitle(
        N_("Chữ quá chung"),
        N_("Cụm chữ có trong nhiều văn bản hơn số này thì không dùng để tìm việc trùng."),
    ),
}
