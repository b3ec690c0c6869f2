"""Lịch làm việc ban đầu. Days off that are confirmed, each with its source; what is not confirmed is only proposed.

An office adopts a proposed row by itself; no computed deadline ever rests on one.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.worktime import CalendarDay, DayKind, WorkCalendar

_LABOUR = "Bộ luật Lao động 2019, Điều 112"
_LIEU = "Bộ luật Lao động 2019, Điều 111 khoản 3"
_TET = "lịch nghỉ Tết 2026 đã công bố"
_SWAP = "12729/VPCP-KGVX ngày 25/12/2025"
_LUNAR = "tính theo âm lịch, múi giờ UTC+7"

_H, _C = DayKind.HOLIDAY, DayKind.COMPENSATORY

_CONFIRMED: tuple[tuple[str, DayKind, str, str], ...] = (
    ("2026-01-01", _H, "Tết Dương lịch", _LABOUR),
    ("2026-01-02", DayKind.OFF_SWAPPED, "nghỉ hoán đổi, làm bù thứ Bảy 10/01/2026", _SWAP),
    ("2026-01-10", DayKind.WORKING_SATURDAY, "làm bù cho thứ Sáu 02/01/2026", _SWAP),
    ("2026-02-16", _H, "Tết Nguyên đán (29 tháng Chạp)", _TET),
    ("2026-02-17", _H, "Tết Nguyên đán (mùng 1)", _TET),
    ("2026-02-18", _H, "Tết Nguyên đán (mùng 2)", _TET),
    ("2026-02-19", _H, "Tết Nguyên đán (mùng 3)", _TET),
    ("2026-02-20", _H, "Tết Nguyên đán (mùng 4)", _TET),
    ("2026-04-26", _H, "Giỗ Tổ Hùng Vương (10 tháng Ba âm lịch)", _LUNAR),
    ("2026-04-27", _C, "nghỉ bù Giỗ Tổ Hùng Vương", _LIEU),
    ("2026-04-30", _H, "Ngày Chiến thắng", _LABOUR),
    ("2026-05-01", _H, "Ngày Quốc tế Lao động", _LABOUR),
    ("2026-09-02", _H, "Quốc khánh", _LABOUR),
    ("2027-01-01", _H, "Tết Dương lịch", _LABOUR),
    ("2027-02-06", _H, "Tết Nguyên đán (mùng 1 Đinh Mùi)", _LUNAR),
    ("2027-04-16", _H, "Giỗ Tổ Hùng Vương (10 tháng Ba âm lịch)", _LUNAR),
    ("2027-04-30", _H, "Ngày Chiến thắng", _LABOUR),
    ("2027-05-01", _H, "Ngày Quốc tế Lao động", _LABOUR),
    ("2027-05-03", _C, "nghỉ bù Ngày Quốc tế Lao động", _LIEU),
    ("2027-09-02", _H, "Quốc khánh", _LABOUR),
)
_WAITING: tuple[tuple[str, DayKind, str, str], ...] = (
    ("2026-08-22", DayKind.WORKING_SATURDAY, "làm bù cho thứ Hai 31/8/2026", "chưa thấy văn bản, cần kiểm"),
    ("2026-08-31", DayKind.OFF_SWAPPED, "nghỉ hoán đổi dịp Quốc khánh", "chưa thấy văn bản, cần kiểm"),
    ("2026-09-01", _H, "Quốc khánh (ngày liền kề)", "kế hoạch nghỉ 5 ngày, cần kiểm"),
    ("2026-11-24", _H, "Ngày Văn hóa Việt Nam", "80-NQ/TW; chờ luật sửa Bộ luật Lao động"),
    ("2027-11-24", _H, "Ngày Văn hóa Việt Nam", "80-NQ/TW; chờ luật sửa Bộ luật Lao động"),
)


def _days(rows: tuple[tuple[str, DayKind, str, str], ...]) -> tuple[CalendarDay, ...]:
    return tuple(CalendarDay(dt.date.fromisoformat(day), kind, name, source) for day, kind, name, source in rows)


CONFIRMED = _days(_CONFIRMED)
PROPOSED = _days(_WAITING)


def default_calendar() -> WorkCalendar:
    """Lịch làm việc ban đầu, bản 1. 2026 is whole but for the proposed rows; 2027 waits for its official plan."""
    return WorkCalendar("Lịch làm việc 2026, bản 1", CONFIRMED, frozenset({2026}))
