"""Sự kiện của xe công, in the past tense, as the journal names them. Names of passengers never stand in it."""

from __future__ import annotations

from sauro.domain.sentence import N_

ASKED = "vehicle.asked"
WITHDRAWN = "vehicle.ask_withdrawn"
REFUSED = "vehicle.ask_refused"
PLANNED = "vehicle.ask_planned"
SENT_BACK = "vehicle.ask_sent_back"
GIVEN = "vehicle.trip_given"
JOINED = "vehicle.trip_joined"
CHANGED = "vehicle.trip_changed"
CANCELLED = "vehicle.trip_cancelled"
RETURNED = "vehicle.trip_returned"
CORRECTED = "vehicle.trip_corrected"
ADDED = "vehicle.added"
CHANGED_CAR = "vehicle.changed"
OUT = "vehicle.out"
BACK = "vehicle.back"
PLACED = "vehicle.place_added"
MEASURED = "vehicle.distance_set"
NAMES_ERASED = "vehicle.names_erased"

LABELS = {
    ASKED: N_("Đề nghị xe: {people} người, {start} đến {end}"),
    WITHDRAWN: N_("Rút đề nghị xe: {reason}"),
    REFUSED: N_("Không bố trí được xe: {reason}"),
    PLANNED: N_("Xếp vào chuyến {trip}, xe {plate}"),
    SENT_BACK: N_("Chuyến hủy, đề nghị chờ xếp lại: {reason}"),
    GIVEN: N_("Giao chuyến {trip}, xe {plate}: {people} người"),
    JOINED: N_("Thêm vào chuyến {trip}: nay có {people} người"),
    CHANGED: N_("Đổi xe, người lái của chuyến: xe {plate}. {reason}"),
    CANCELLED: N_("Hủy chuyến: {reason}"),
    RETURNED: N_("Xe về, đồng hồ {km_out} đến {km_back} km"),
    CORRECTED: N_("Sửa số km: {km_out} đến {km_back}. {reason}"),
    ADDED: N_("Thêm xe {plate}, {seats} chỗ"),
    CHANGED_CAR: N_("Sửa xe {plate}, {seats} chỗ"),
    OUT: N_("Xe nghỉ từ {first} đến {last}: {reason}"),
    BACK: N_("Bỏ ngày xe nghỉ từ {first} đến {last}"),
    PLACED: N_("Thêm nơi đi, đến: {name}"),
    MEASURED: N_("Khoảng cách {one} – {other}: {km} km"),
    NAMES_ERASED: N_("Xóa tên người đi xe của {count} đề nghị đã hết hạn lưu"),
}
