"""Quy định ban đầu. The rulebook rows a new installation starts with; an office adds its own, dated and sourced.

Conventions for deadlines (values that an office may choose are in `note`), the terms of 1773-CV/TU, and the limits of
an upload, of an import and of records of access. No function holds one of these numbers itself.
"""

from __future__ import annotations

from sauro.domain.default_briefing_rules import BRIEFING_ROWS
from sauro.domain.default_descent_rules import DESCENT_ROWS
from sauro.domain.default_desk_rules import DESK_ROWS
from sauro.domain.default_drafting_rules import DRAFTING_ROWS
from sauro.domain.default_duty_rules import DUTY_ROWS
from sauro.domain.default_finding_rules import FINDING_ROWS
from sauro.domain.default_hours_rules import HOURS_ROWS
from sauro.domain.default_life_rules import LIFE_ROWS
from sauro.domain.default_meeting_rules import MEETING_ROWS
from sauro.domain.default_report_rules import REPORT_ROWS
from sauro.domain.default_synthesis_rules import SYNTHESIS_ROWS
from sauro.domain.default_vehicle_rules import VEHICLE_ROWS
from sauro.domain.default_visit_rules import VISIT_ROWS
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.sentence import N_

_CIVIL_START = "Bộ luật Dân sự 2015, Điều 147 khoản 2"
_CIVIL_END = "Bộ luật Dân sự 2015, Điều 148 khoản 5"
_HOUSE = N_("quy ước ban đầu của phần mềm")
_METHOD = N_("cách tính")
_SEED = "1773-CV/TU, mục 3"
_MEETING = "45/2018/QĐ-TTg"

ROWS: tuple[Rule, ...] = (
    Rule(
        "deadline.before",
        "last_working_day_before",
        _METHOD,
        _HOUSE,
        key="C1.1b",
        note=N_(
            "last_working_day_before: ngày làm việc cuối trước ngày ghi; day_before: hôm trước; as_printed: ngày ghi"
        ),
    ),
    Rule(
        "deadline.by",
        "move_on",
        _METHOD,
        _CIVIL_END,
        key="C1.1b",
        note=N_("move_on: ngày nghỉ chuyển sang ngày làm việc sau; move_back: lùi về trước; as_printed: giữ nguyên"),
    ),
    Rule(
        "deadline.within",
        "last_working_day",
        _METHOD,
        _HOUSE,
        key="C1.1b",
        note=N_("last_working_day: ngày làm việc cuối của kỳ; last_day: ngày cuối của kỳ"),
    ),
    Rule(
        "deadline.days_after",
        "from_next_day",
        _METHOD,
        _CIVIL_START,
        key="C1.1b",
        note=N_("from_next_day: tính từ hôm sau; from_same_day: tính cả ngày ký"),
    ),
    Rule(
        "deadline.days_after.end",
        "move_on",
        _METHOD,
        _CIVIL_END,
        key="C1.1b",
        note=N_("move_on: ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc sau; as_counted: giữ ngày đếm được"),
    ),
    Rule(
        "deadline.days_after.anchor",
        "signed",
        _METHOD,
        _HOUSE,
        key="C1.1b",
        note=N_("signed: không nêu mốc thì tính từ ngày ký; ask: hỏi nơi giao"),
    ),
    Rule(
        "deadline.recurring",
        "ask",
        _METHOD,
        _HOUSE,
        key="C1.1b",
        note=N_("ask: kỳ không nêu ngày thì hỏi nơi giao; last_working_day: ngày làm việc cuối của kỳ"),
    ),
    Rule("deadline.farthest_years", "10", N_("năm trước hoặc sau ngày ban hành"), _HOUSE, key="C1.1b"),
    Rule("review.ask_above", "10", N_("đề xuất mỗi lần bấm"), _HOUSE),
    Rule("meeting.papers_ahead", "3", N_("ngày làm việc"), _SEED),
    Rule("visit.notice_ahead", "3", N_("ngày làm việc"), _SEED),
    Rule("meeting.conclusion_within", "5", N_("ngày làm việc"), _MEETING),
    Rule("upload.file_megabytes", "50", N_("MB mỗi tệp"), _HOUSE),
    Rule("upload.batch_files", "40", N_("tệp mỗi lượt"), _HOUSE),
    Rule("upload.file_pages", "300", N_("trang mỗi tệp"), _HOUSE),
    Rule("upload.month_megabytes", "2048", N_("MB mỗi người mỗi tháng"), _HOUSE),
    Rule("upload.quarantine_hours", "24", N_("giờ"), _HOUSE),
    Rule("import.file_megabytes", "10", N_("MB mỗi bảng"), _HOUSE),
    Rule("import.rows", "10000", N_("dòng mỗi lượt nhập"), _HOUSE, note=N_("bộ phận đọc nhận nhiều nhất 20000 dòng")),
    Rule("look.kept_days", "365", N_("ngày lưu lượt xem"), _HOUSE),
    *MEETING_ROWS,
    *LIFE_ROWS,
    *BRIEFING_ROWS,
    *DUTY_ROWS,
    *DESCENT_ROWS,
    *REPORT_ROWS,
    *SYNTHESIS_ROWS,
    *DESK_ROWS,
    *FINDING_ROWS,
    *DRAFTING_ROWS,
    *HOURS_ROWS,
    *VISIT_ROWS,
    *VEHICLE_ROWS,
)


def default_rules() -> RuleBook:
    """Bộ quy định ban đầu."""
    return RuleBook.of(ROWS)
