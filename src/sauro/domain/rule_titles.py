"""Tên gọi của quy định. What each row of the rulebook is called on a screen, and the sentence that says what it does.

The name in code ("deadline.before") is what journals, sheets and functions know; nobody in an office reads it first.
"""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.rule_titles_briefings import BRIEFING_TITLES
from sauro.domain.rule_titles_descent import DESCENT_TITLES
from sauro.domain.rule_titles_desk import DESK_TITLES
from sauro.domain.rule_titles_drafting import DRAFTING_TITLES
from sauro.domain.rule_titles_duty import DUTY_TITLES
from sauro.domain.rule_titles_findings import FINDING_TITLES
from sauro.domain.rule_titles_hours import HOURS_TITLES
from sauro.domain.rule_titles_life import LIFE_TITLES
from sauro.domain.rule_titles_meetings import MEETING_TITLES
from sauro.domain.rule_titles_report import REPORT_TITLES
from sauro.domain.rule_titles_synthesis import SYNTHESIS_TITLES
from sauro.domain.rule_titles_vehicles import VEHICLE_TITLES
from sauro.domain.rule_titles_visits import VISIT_TITLES
from sauro.domain.sentence import N_

_OF_ROOMS = (
    BRIEFING_TITLES
    | DESCENT_TITLES
    | DESK_TITLES
    | DRAFTING_TITLES
    | DUTY_TITLES
    | FINDING_TITLES
    | HOURS_TITLES
    | LIFE_TITLES
    | REPORT_TITLES
    | SYNTHESIS_TITLES
    | VEHICLE_TITLES
    | VISIT_TITLES
)
TITLES: dict[str, RuleTitle] = _OF_ROOMS | MEETING_TITLES | {
    "deadline.before": RuleTitle(
        N_("Hạn ghi “trước ngày …”"),
        N_("Văn bản ghi “trước ngày …” thì hạn là ngày nào."),
    ),
    "deadline.by": RuleTitle(
        N_("Hạn “chậm nhất ngày …” rơi vào ngày nghỉ"),
        N_("Văn bản ghi “chậm nhất”, “đến hết ngày …” mà ngày ấy là ngày nghỉ thì hạn đi về đâu."),
    ),
    "deadline.within": RuleTitle(
        N_("Hạn ghi “trong tháng, quý, năm”"),
        N_("Văn bản chỉ nêu một kỳ thì hạn là ngày nào của kỳ ấy."),
    ),
    "deadline.days_after": RuleTitle(
        N_("Đếm “trong … ngày”"),
        N_("Thời hạn tính bằng số ngày thì bắt đầu đếm từ ngày nào."),
    ),
    "deadline.days_after.end": RuleTitle(
        N_("Ngày đếm cuối là ngày nghỉ"),
        N_("Đếm đủ số ngày mà ngày cuối là ngày nghỉ thì hạn là ngày nào."),
    ),
    "deadline.days_after.anchor": RuleTitle(
        N_("Mốc đếm khi văn bản không nêu"),
        N_("Văn bản ghi số ngày mà không nói kể từ đâu thì đếm từ mốc nào."),
    ),
    "deadline.recurring": RuleTitle(
        N_("Việc định kỳ không nêu ngày"),
        N_("Văn bản ghi “hằng tháng, hằng quý” mà không nêu ngày nộp thì làm thế nào."),
    ),
    "deadline.farthest_years": RuleTitle(
        N_("Hạn xa ngày ban hành nhất"),
        N_("Hạn gõ tay cách ngày ban hành văn bản quá số năm này, trước hay sau, thì không được ghi: gõ nhầm năm."),
    ),
    "review.ask_above": RuleTitle(
        N_("Hỏi lại trước khi tạo nhiều đề xuất"),
        N_("Một nút tạo nhiều đề xuất hơn số này thì trang hỏi lại, nêu số lượng và từng nơi nhận."),
    ),
    "meeting.papers_ahead": RuleTitle(
        N_("Gửi tài liệu họp trước"),
        N_("Tài liệu gửi đến người dự trước cuộc họp ít nhất bấy nhiêu ngày làm việc."),
    ),
    "visit.notice_ahead": RuleTitle(
        N_("Báo trước khi đi cơ sở"),
        N_("Lịch đi cơ sở báo cho nơi đến trước ít nhất bấy nhiêu ngày làm việc."),
    ),
    "meeting.conclusion_within": RuleTitle(
        N_("Ra thông báo kết luận họp"),
        N_("Sau cuộc họp, thông báo kết luận được ban hành trong bấy nhiêu ngày làm việc."),
    ),
    "upload.file_megabytes": RuleTitle(
        N_("Cỡ lớn nhất của một tệp tải lên"), N_("Tệp lớn hơn bị từ chối trước khi đọc.")
    ),
    "upload.batch_files": RuleTitle(
        N_("Số tệp mỗi lượt tải lên"), N_("Tệp thừa được nêu tên và không nhận; các tệp khác vẫn nhận.")
    ),
    "upload.file_pages": RuleTitle(
        N_("Số trang nhiều nhất của một tệp"), N_("Tệp nhiều trang hơn bị từ chối; chia nhỏ rồi tải lại.")
    ),
    "upload.month_megabytes": RuleTitle(
        N_("Dung lượng mỗi người tải lên trong tháng"), N_("Đủ mức này thì sang tháng mới tải tiếp được.")
    ),
    "upload.quarantine_hours": RuleTitle(
        N_("Thời gian tệp nằm ở khu cách ly"), N_("Tệp chưa qua kiểm tra dấu mật bị xóa sau bấy nhiêu giờ.")
    ),
    "import.file_megabytes": RuleTitle(
        N_("Cỡ lớn nhất của một bảng nhập"), N_("Bảng lớn hơn bị từ chối trước khi đọc.")
    ),
    "import.rows": RuleTitle(N_("Số dòng mỗi lượt nhập"), N_("Bảng nhiều dòng hơn thì chia thành nhiều tệp.")),
    "look.kept_days": RuleTitle(
        N_("Thời gian lưu lượt xem"), N_("Lượt xem trang của một người được xóa sau bấy nhiêu ngày.")
    ),
}


def title_of(name: str) -> str:
    """Tên quy định. The title of a row; a row without one (an office's own) is called by its name."""
    known = TITLES.get(name)
    return known.title if known else name


def says_of(name: str) -> str:
    """Câu giải thích của một quy định; nothing for a row without one."""
    known = TITLES.get(name)
    return known.says if known else ""


def choices_of(note: str) -> dict[str, str]:
    """Các giá trị chọn được. {value: words} as a row's note lists them ("move_on: …; ask: …"); empty for a number."""
    pairs = (part.partition(":") for part in note.split(";"))
    return {value.strip(): words.strip() for value, colon, words in pairs if colon}
