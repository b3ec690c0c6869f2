"""Quy định ban đầu về đi cơ sở. Delegations by purpose, days for conclusion and answer, several bodies in one week.

Three working days of notice stand in `default_rules` (visit.notice_ahead); the sizes are a starting convention.
"""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_SEED = "1773-CV/TU, mục 3"
_HOUSE = N_("quy ước ban đầu của phần mềm")
_WORKING = N_("ngày làm việc")
_PEOPLE = N_("người")
_KEY = "C3.2"
_SIZE = N_("Đoàn đi với mục đích này có nhiều nhất bấy nhiêu người, kể cả lái xe, phục vụ; đông hơn thì nêu ra.")

VISITS: tuple[TitledRule, ...] = (
    titled(
        N_("Báo trước khi đi cơ sở"),
        N_("Lịch đi cơ sở báo cho nơi đến trước ít nhất bấy nhiêu ngày làm việc."),
        Rule("visit.notice_ahead", "3", N_("ngày làm việc"), _SEED, key="C3.2"),
    ),
    titled(
        N_("Ngày cuối gửi thông báo đi cơ sở"),
        N_("Gửi thông báo đúng vào ngày cuối được tính là kịp hay không."),
        Rule(
            "visit.notice_last_day",
            "counts",
            N_("cách tính"),
            _HOUSE,
            key=_KEY,
            note=N_("counts: gửi đúng ngày cuối vẫn kịp; before: phải gửi trước ngày ấy"),
        ),
    ),
    titled(N_("Cỡ đoàn làm việc, nắm tình hình"), _SIZE, Rule("visit.size_work", "7", _PEOPLE, _HOUSE, key=_KEY)),
    titled(N_("Cỡ đoàn kiểm tra, giám sát"), _SIZE, Rule("visit.size_check", "7", _PEOPLE, _HOUSE, key=_KEY)),
    titled(N_("Cỡ đoàn khảo sát chuyên đề"), _SIZE, Rule("visit.size_survey", "10", _PEOPLE, _HOUSE, key=_KEY)),
    titled(N_("Cỡ đoàn xử lý vướng mắc tại chỗ"), _SIZE, Rule("visit.size_handle", "5", _PEOPLE, _HOUSE, key=_KEY)),
    titled(
        N_("Cỡ đoàn dự sự kiện, gặp gỡ, động viên"), _SIZE, Rule("visit.size_event", "10", _PEOPLE, _HOUSE, key=_KEY)
    ),
    titled(
        N_("Ra kết luận sau chuyến đi"),
        N_("Sau chuyến đi cơ sở, thông báo kết luận được ban hành trong bấy nhiêu ngày làm việc."),
        Rule("visit.conclusion_within", "5", _WORKING, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Trả lời kiến nghị của cơ sở"),
        N_("Hạn trả lời được đề xuất khi ghi một kiến nghị của cơ sở; người ghi có thể đặt ngày khác."),
        Rule("visit.answer_within", "10", _WORKING, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Nhiều đoàn đến một nơi trong tuần"),
        N_("Từ bấy nhiêu cơ quan đến cùng một nơi trong một tuần thì nêu ra trước khi đi, để đi chung hoặc đổi ngày."),
        Rule("visit.bodies_in_week", "2", N_("cơ quan đến cùng một nơi trong tuần"), _HOUSE, key=_KEY),
    ),
)
