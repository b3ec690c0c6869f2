"""Quy định ban đầu về xe công. How long people wait for one another, how many empty seats need no answer (C3.3)."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_MINUTES = N_("phút")
_KEY = "C3.3"

VEHICLES: tuple[TitledRule, ...] = (
    titled(
        N_("Đi chung: đến sớm"),
        N_("Người đi chung xe có thể đến nơi sớm hơn giờ đề nghị nhiều nhất bấy nhiêu phút."),
        Rule("vehicle.arrive_early", "45", _MINUTES, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Đi chung: chờ về"),
        N_("Xong việc, người đi chung chờ xe về nhiều nhất bấy nhiêu phút."),
        Rule("vehicle.wait_back", "60", _MINUTES, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Đi chung: đi vòng"),
        N_("Đi chung không ai phải ngồi xe lâu hơn đi thẳng quá bấy nhiêu phút."),
        Rule("vehicle.detour", "30", _MINUTES, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Dừng đón, trả"),
        N_("Mỗi điểm dừng dọc đường tính bấy nhiêu phút."),
        Rule("vehicle.stop_minutes", "5", _MINUTES, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Nghỉ giữa hai chuyến"),
        N_("Hai chuyến liền nhau của một xe cách nhau ít nhất bấy nhiêu phút."),
        Rule("vehicle.turnaround", "15", _MINUTES, _HOUSE, key=_KEY),
    ),
    titled(
        N_("Tốc độ để tính giờ xe"),
        N_("Giờ đi, giờ đến được tính từ số km với tốc độ trung bình này."),
        Rule("vehicle.speed", "40", N_("km mỗi giờ"), _HOUSE, key=_KEY),
    ),
    titled(
        N_("Số đề nghị mỗi chuyến"),
        N_("Một chuyến ghép không quá bấy nhiêu đề nghị."),
        Rule("vehicle.most_requests", "6", N_("đề nghị mỗi chuyến"), _HOUSE, key=_KEY),
    ),
    titled(
        N_("Ghế trống không phải giải trình"),
        N_("Xe đi còn trống quá số ghế này mà có xe nhỏ hơn đang rảnh thì cần xem lại."),
        Rule("vehicle.spare_seats", "3", N_("ghế trống"), _HOUSE, key=_KEY),
    ),
    titled(
        N_("Số km chênh giữa hai chuyến"),
        N_("Số km lúc đi hơn số km lúc về của chuyến trước quá số này thì cần giải trình."),
        Rule("vehicle.gap_km", "5", N_("km"), _HOUSE, key=_KEY),
    ),
    titled(
        N_("Ghi số km khi xe về"),
        N_("Số km được ghi trong bấy nhiêu ngày làm việc sau khi xe về."),
        Rule("vehicle.return_within", "1", N_("ngày làm việc"), _HOUSE, key=_KEY),
    ),
    titled(
        N_("Lưu tên người đi xe"),
        N_("Tên người đi trong đề nghị được xóa sau bấy nhiêu ngày kể từ ngày đi."),
        Rule("vehicle.names_kept_days", "90", N_("ngày"), _HOUSE, key=_KEY),
    ),
)
