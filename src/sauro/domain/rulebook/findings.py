"""Quy định ban đầu về điều cần xem lại. Terms of the answer, who sees it when, and how alike two pieces of work are."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")
_PAIRS = N_("cặp chữ")
_SHARE = N_("phần trăm cặp chữ của việc ngắn hơn")
_METHOD = N_("cách tính")

FINDINGS: tuple[TitledRule, ...] = (
    titled(
        N_("Giải trình điều cần xem lại"),
        N_("Đơn vị giải trình trong bấy nhiêu ngày làm việc, tính từ hôm sau ngày được báo."),
        Rule("finding.answer_within", "5", _WORKING, _HOUSE, key="R4"),
    ),
    titled(
        N_("Kết luận điều cần xem lại"),
        N_("Sau giải trình, người có thẩm quyền kết luận trong bấy nhiêu ngày làm việc."),
        Rule("finding.decide_within", "5", _WORKING, _HOUSE, key="R4"),
    ),
    titled(
        N_("Đề nghị xem lại kết luận"),
        N_("Sau kết luận, đơn vị được đề nghị xem lại trong bấy nhiêu ngày làm việc; người khác quyết định."),
        Rule("finding.contest_within", "5", _WORKING, _HOUSE, key="R4"),
    ),
    titled(
        N_("Đơn vị xem trước"),
        N_("Cấp trên và cơ quan kiểm tra xem một điều cần xem lại từ lúc nào."),
        Rule(
            "finding.first_to_unit",
            "until_answer_or_due",
            _METHOD,
            _HOUSE,
            key="R4",
            note=N_(
                "until_answer_or_due: đơn vị xem trước, nơi khác xem khi đã giải trình hoặc qua hạn giải trình; "
                "until_answer: nơi khác chỉ xem khi đã giải trình; at_once: mọi nơi có thẩm quyền xem ngay"
            ),
        ),
    ),
    titled(
        N_("Thời gian lưu điều cần xem lại"),
        N_("Điều cần xem lại đã xong được xóa sau bấy nhiêu tháng; nhật ký vẫn giữ chuỗi."),
        Rule("finding.kept_months", "24", N_("tháng"), _HOUSE, key="R4"),
    ),
    titled(
        N_("Hai việc trùng nhau: số cặp chữ"),
        N_("Hai câu giao việc có cùng động từ, trùng ít nhất bấy nhiêu cặp chữ nói về việc thì mới xét."),
        Rule("overlap.work_pairs", "4", _PAIRS, _HOUSE, key="A3"),
    ),
    titled(
        N_("Hai việc trùng nhau: tỷ lệ"),
        N_("Số cặp chữ trùng phải chiếm ít nhất tỷ lệ này của câu ngắn hơn."),
        Rule("overlap.work_share", "60", _SHARE, _HOUSE, key="A3"),
    ),
    titled(
        N_("Cùng sản phẩm: số cặp chữ"),
        N_("Hai câu giao cùng loại sản phẩm, trùng ít nhất bấy nhiêu cặp chữ thì xét."),
        Rule("overlap.product_pairs", "3", _PAIRS, _HOUSE, key="A3"),
    ),
    titled(
        N_("Cùng sản phẩm: tỷ lệ"),
        N_("Với cùng loại sản phẩm, số cặp chữ trùng phải chiếm ít nhất tỷ lệ này của câu ngắn hơn."),
        Rule("overlap.product_share", "60", _SHARE, _HOUSE, key="A3"),
    ),
    titled(
        N_("Chữ quá chung"),
        N_("Cụm chữ có trong nhiều văn bản hơn số này thì không dùng để tìm việc trùng."),
        Rule("overlap.common_above", "50", N_("văn bản"), _HOUSE, key="A3"),
    ),
)
