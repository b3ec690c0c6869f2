"""Thẻ quy tắc về xe công, hung into `finding_rules.CARDS`."""

from __future__ import annotations

from sauro.domain.rule_card import RuleCard
from sauro.domain.sentence import N_
from sauro.domain.vehicles import NO_PRIVATE
from sauro.domain.vehicles_rules import CONFLICT, EMPTY, KM, NO_BASIS, TOO_LARGE

_TERMS = (
    "vehicle.arrive_early", "vehicle.wait_back", "vehicle.detour", "vehicle.stop_minutes", "vehicle.turnaround",
    "vehicle.speed", "vehicle.most_requests",
)  # fmt: skip
_WHERE = "domain/vehicles_rules.py"
_TRIPS = N_("chuyến xe, số người, số chỗ, giờ đi, giờ về; thời gian xe không dùng được")

VEHICLE_CARDS: tuple[RuleCard, ...] = (
    RuleCard(
        TOO_LARGE,
        N_("Xe lớn hơn cần thiết"),
        N_("Bố trí xe phù hợp với số người; không dùng xe lớn khi xe nhỏ hơn đủ chỗ đang rảnh."),
        "C3.3",
        NO_PRIVATE,
        ("vehicle.spare_seats", "vehicle.turnaround"),
        _TRIPS,
        _WHERE,
    ),
    RuleCard(
        EMPTY,
        N_("Ghế trống khi có người cùng tuyến"),
        N_("Đoàn đi cùng tuyến, giờ hợp nhau thì đi chung một xe, trừ đề nghị đi riêng có lý do ghi từ đầu."),
        "C3.3",
        NO_PRIVATE,
        _TERMS,
        N_("chuyến xe và đề nghị trong ngày; bảng khoảng cách"),
        _WHERE,
    ),
    RuleCard(
        NO_BASIS,
        N_("Dùng xe ngày nghỉ không có căn cứ"),
        N_("Không dùng xe công vào việc riêng: ngày nghỉ, ngày lễ và việc đón tiếp phải có văn bản làm căn cứ."),
        "C3.3",
        NO_PRIVATE,
        (),
        N_("đề nghị xe: ngày đi, mục đích, căn cứ; lịch làm việc"),
        _WHERE,
    ),
    RuleCard(
        CONFLICT,
        N_("Xung đột xe, người lái"),
        N_("Một xe, một người lái không ở hai chuyến cùng lúc; xe không chở quá số chỗ, không chạy khi đang sửa chữa."),
        "C3.3",
        NO_PRIVATE,
        (),
        _TRIPS,
        _WHERE,
    ),
    RuleCard(
        KM,
        N_("Số km không khớp"),
        N_("Xe chỉ chạy khi có lệnh điều xe; số km lúc đi, lúc về được ghi khi xe về."),
        "C3.3",
        NO_PRIVATE,
        ("vehicle.gap_km", "vehicle.return_within"),
        N_("số km ghi khi xe về"),
        _WHERE,
    ),
)
