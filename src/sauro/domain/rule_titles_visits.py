"""Tên gọi của quy định về đi cơ sở. Titles and sentences for the rows of `default_visit_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

_SIZE = N_("Đoàn đi với mục đích này có nhiều nhất bấy nhiêu người, kể cả lái xe, phục vụ; đông hơn thì nêu ra.")

VISIT_TITLES: dict[str, RuleTitle] = {
    "visit.notice_last_day": RuleTitle(
        N_("Ngày cuối gửi thông báo đi cơ sở"),
        N_("Gửi thông báo đúng vào ngày cuối được tính là kịp hay không."),
    ),
    "visit.size_work": RuleTitle(N_("Cỡ đoàn làm việc, nắm tình hình"), _SIZE),
    "visit.size_check": RuleTitle(N_("Cỡ đoàn kiểm tra, giám sát"), _SIZE),
    "visit.size_survey": RuleTitle(N_("Cỡ đoàn khảo sát chuyên đề"), _SIZE),
    "visit.size_handle": RuleTitle(N_("Cỡ đoàn xử lý vướng mắc tại chỗ"), _SIZE),
    "visit.size_event": RuleTitle(N_("Cỡ đoàn dự sự kiện, gặp gỡ, động viên"), _SIZE),
    "visit.conclusion_within": RuleTitle(
        N_("Ra kết luận sau chuyến đi"),
        N_("Sau chuyến đi cơ sở, thông báo kết luận được ban hành trong bấy nhiêu ngày làm việc."),
    ),
    "visit.answer_within": RuleTitle(
        N_("Trả lời kiến nghị của cơ sở"),
        N_("Hạn trả lời được đề xuất khi ghi một kiến nghị của cơ sở; người ghi có thể đặt ngày khác."),
    ),
    "visit.bodies_in_week": RuleTitle(
        N_("Nhiều đoàn đến một nơi trong tuần"),
        N_("Từ bấy nhiêu cơ quan đến cùng một nơi trong một tuần thì nêu ra trước khi đi, để đi chung hoặc đổi ngày."),
    ),
}
