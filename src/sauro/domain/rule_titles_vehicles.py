"""Tên gọi của quy định về xe công. Titles and sentences for the rows of `default_vehicle_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

VEHICLE_TITLES: dict[str, RuleTitle] = {
    "vehicle.arrive_early": RuleTitle(
        N_("Đi chung: đến sớm"),
        N_("Người đi chung xe có thể đến nơi sớm hơn giờ đề nghị nhiều nhất bấy nhiêu phút."),
    ),
    "vehicle.wait_back": RuleTitle(
        N_("Đi chung: chờ về"),
        N_("Xong việc, người đi chung chờ xe về nhiều nhất bấy nhiêu phút."),
    ),
    "vehicle.detour": RuleTitle(
        N_("Đi chung: đi vòng"),
        N_("Đi chung không ai phải ngồi xe lâu hơn đi thẳng quá bấy nhiêu phút."),
    ),
    "vehicle.stop_minutes": RuleTitle(
        N_("Dừng đón, trả"),
        N_("Mỗi điểm dừng dọc đường tính bấy nhiêu phút."),
    ),
    "vehicle.turnaround": RuleTitle(
        N_("Nghỉ giữa hai chuyến"),
        N_("Hai chuyến liền nhau của một xe cách nhau ít nhất bấy nhiêu phút."),
    ),
    "vehicle.speed": RuleTitle(
        N_("Tốc độ để tính giờ xe"),
        N_("Giờ đi, giờ đến được tính từ số km với tốc độ trung bình này."),
    ),
    "vehicle.most_requests": RuleTitle(
        N_("Số đề nghị mỗi chuyến"),
        N_("Một chuyến ghép không quá bấy nhiêu đề nghị."),
    ),
    "vehicle.spare_seats": RuleTitle(
        N_("Ghế trống không phải giải trình"),
        N_("Xe đi còn trống quá số ghế này mà có xe nhỏ hơn đang rảnh thì cần xem lại."),
    ),
    "vehicle.gap_km": RuleTitle(
        N_("Số km chênh giữa hai chuyến"),
        N_("Số km lúc đi hơn số km lúc về của chuyến trước quá số này thì cần giải trình."),
    ),
    "vehicle.return_within": RuleTitle(
        N_("Ghi số km khi xe về"),
        N_("Số km được ghi trong bấy nhiêu ngày làm việc sau khi xe về."),
    ),
    "vehicle.names_kept_days": RuleTitle(
        N_("Lưu tên người đi xe"),
        N_("Tên người đi trong đề nghị được xóa sau bấy nhiêu ngày kể từ ngày đi."),
    ),
}
