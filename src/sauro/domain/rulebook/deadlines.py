"""Quy định ban đầu về thời hạn. Conventions for what a document says of a day (C1.1b).

Values that an office may choose are in `note`.
"""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_CIVIL_START = "Bộ luật Dân sự 2015, Điều 147 khoản 2"
_CIVIL_END = "Bộ luật Dân sự 2015, Điều 148 khoản 5"
_HOUSE = N_("quy ước ban đầu của phần mềm")
_METHOD = N_("cách tính")

DEADLINES: tuple[TitledRule, ...] = (
    titled(
        N_("Hạn ghi “trước ngày …”"),
        N_("Văn bản ghi “trước ngày …” thì hạn là ngày nào."),
        Rule(
            "deadline.before",
            "last_working_day_before",
            _METHOD,
            _HOUSE,
            key="C1.1b",
            note=N_(
                "last_working_day_before: ngày làm việc cuối trước ngày ghi; "
                "day_before: hôm trước; as_printed: ngày ghi"
            ),
        ),
    ),
    titled(
        N_("Hạn “chậm nhất ngày …” rơi vào ngày nghỉ"),
        N_("Văn bản ghi “chậm nhất”, “đến hết ngày …” mà ngày ấy là ngày nghỉ thì hạn đi về đâu."),
        Rule(
            "deadline.by",
            "move_on",
            _METHOD,
            _CIVIL_END,
            key="C1.1b",
            note=N_(
                "move_on: ngày nghỉ chuyển sang ngày làm việc sau; move_back: lùi về trước; as_printed: giữ nguyên"
            ),
        ),
    ),
    titled(
        N_("Hạn ghi “trong tháng, quý, năm”"),
        N_("Văn bản chỉ nêu một kỳ thì hạn là ngày nào của kỳ ấy."),
        Rule(
            "deadline.within",
            "last_working_day",
            _METHOD,
            _HOUSE,
            key="C1.1b",
            note=N_("last_working_day: ngày làm việc cuối của kỳ; last_day: ngày cuối của kỳ"),
        ),
    ),
    titled(
        N_("Đếm “trong … ngày”"),
        N_("Thời hạn tính bằng số ngày thì bắt đầu đếm từ ngày nào."),
        Rule(
            "deadline.days_after",
            "from_next_day",
            _METHOD,
            _CIVIL_START,
            key="C1.1b",
            note=N_("from_next_day: tính từ hôm sau; from_same_day: tính cả ngày ký"),
        ),
    ),
    titled(
        N_("Ngày đếm cuối là ngày nghỉ"),
        N_("Đếm đủ số ngày mà ngày cuối là ngày nghỉ thì hạn là ngày nào."),
        Rule(
            "deadline.days_after.end",
            "move_on",
            _METHOD,
            _CIVIL_END,
            key="C1.1b",
            note=N_("move_on: ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc sau; as_counted: giữ ngày đếm được"),
        ),
    ),
    titled(
        N_("Mốc đếm khi văn bản không nêu"),
        N_("Văn bản ghi số ngày mà không nói kể từ đâu thì đếm từ mốc nào."),
        Rule(
            "deadline.days_after.anchor",
            "signed",
            _METHOD,
            _HOUSE,
            key="C1.1b",
            note=N_("signed: không nêu mốc thì tính từ ngày ký; ask: hỏi nơi giao"),
        ),
    ),
    titled(
        N_("Việc định kỳ không nêu ngày"),
        N_("Văn bản ghi “hằng tháng, hằng quý” mà không nêu ngày nộp thì làm thế nào."),
        Rule(
            "deadline.recurring",
            "ask",
            _METHOD,
            _HOUSE,
            key="C1.1b",
            note=N_("ask: kỳ không nêu ngày thì hỏi nơi giao; last_working_day: ngày làm việc cuối của kỳ"),
        ),
    ),
    titled(
        N_("Hạn xa ngày ban hành nhất"),
        N_("Hạn gõ tay cách ngày ban hành văn bản quá số năm này, trước hay sau, thì không được ghi: gõ nhầm năm."),
        Rule("deadline.farthest_years", "10", N_("năm trước hoặc sau ngày ban hành"), _HOUSE, key="C1.1b"),
    ),
    titled(
        N_("Hỏi lại trước khi tạo nhiều đề xuất"),
        N_("Một nút tạo nhiều đề xuất hơn số này thì trang hỏi lại, nêu số lượng và từng nơi nhận."),
        Rule("review.ask_above", "10", N_("đề xuất mỗi lần bấm"), _HOUSE),
    ),
)
