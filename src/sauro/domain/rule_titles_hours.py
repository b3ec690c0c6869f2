"""Tên gọi của quy định về giờ làm việc. Titles and sentences for the rows of `default_hours_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

HOURS_TITLES: dict[str, RuleTitle] = {
    "hours.grace_minutes": RuleTitle(
        N_("Số phút không tính là muộn, sớm"),
        N_("Đến sau giờ đầu, về trước giờ cuối trong bấy nhiêu phút thì không tính."),
    ),
    "hours.least_people": RuleTitle(
        N_("Số người ít nhất để hiện thống kê"),
        N_("Thống kê giờ làm việc của ít người hơn số này không hiện, không tính thành điều cần xem lại."),
    ),
    "hours.edge_share": RuleTitle(
        N_("Ngưỡng muộn, sớm ngày đầu tuần, cuối tuần, giáp lễ"),
        N_("Vượt tỷ lệ này trên số lượt của những ngày ấy trong tháng thì đơn vị được hỏi."),
    ),
    "hours.edge_days": RuleTitle(
        N_("Số lượt ít nhất để xét ngưỡng"), N_("Ít lượt ngày công hơn số này thì chưa xét ngưỡng.")
    ),
    "hours.file_within": RuleTitle(
        N_("Hạn nhập bảng chấm công"), N_("Bảng của một tháng được nhập trong bấy nhiêu ngày làm việc sau tháng ấy.")
    ),
    "hours.missing_months": RuleTitle(
        N_("Số tháng được hỏi khi thiếu bảng"), N_("Sau tháng cuối có bảng, thiếu thì hỏi nhiều nhất bấy nhiêu tháng.")
    ),
    "hours.look_months": RuleTitle(
        N_("Số tháng tính lại"), N_("Mỗi ngày, quy tắc giờ làm việc được tính lại cho bấy nhiêu tháng gần nhất.")
    ),
    "hours.kept_months": RuleTitle(
        N_("Thời gian lưu ngày công"), N_("Ngày công và giải trình của ngày được xóa sau bấy nhiêu tháng.")
    ),
    "hours.same_punch_minutes": RuleTitle(
        N_("Các lần chấm sát nhau"), N_("Các lần chấm trong một ngày cách nhau không quá bấy nhiêu phút là một lần.")
    ),
    "hours.import_rows": RuleTitle(
        N_("Số dòng mỗi bảng chấm công"), N_("Bảng nhiều dòng hơn thì chia thành nhiều tệp.")
    ),
}
