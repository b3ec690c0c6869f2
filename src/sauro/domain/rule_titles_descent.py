"""Tên gọi của quy định về đường triển khai. Titles and sentences for the rows of `default_descent_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

DESCENT_TITLES: dict[str, RuleTitle] = {
    "descent.acknowledge_within": RuleTitle(
        N_("Báo đã nhận văn bản"), N_("Nơi nhận báo đã nhận trong bấy nhiêu ngày làm việc.")
    ),
    "descent.plan_within": RuleTitle(
        N_("Kế hoạch của nơi nhận"), N_("Nơi nhận có kế hoạch triển khai trong bấy nhiêu ngày làm việc.")
    ),
    "coverage.cited": RuleTitle(N_("Đối chiếu: dẫn đúng mục"), N_("Kế hoạch dẫn số mục của văn bản trên: cộng.")),
    "coverage.words": RuleTitle(N_("Đối chiếu: cùng cụm từ"), N_("Hai mục cùng cụm từ thì được cộng đến bấy nhiêu.")),
    "coverage.product": RuleTitle(N_("Đối chiếu: cùng sản phẩm"), N_("Hai mục cùng loại sản phẩm thì được cộng.")),
    "coverage.deadline": RuleTitle(N_("Đối chiếu: cùng thời hạn"), N_("Hai mục cùng ngày thì được cộng.")),
    "coverage.least": RuleTitle(N_("Đối chiếu: mức được đề xuất"), N_("Cặp mục từ mức này trở lên mới được đề xuất.")),
    "coverage.pairs": RuleTitle(N_("Đối chiếu: số đề xuất"), N_("Mỗi mục có nhiều nhất bấy nhiêu đề xuất.")),
}
