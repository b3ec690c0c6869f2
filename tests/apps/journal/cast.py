"""Người trong chuyện: two people of the invented province, as the journal sees them."""

from __future__ import annotations

import datetime as dt

from sauro.domain.acting import Acting, Role

AT = dt.datetime(2026, 11, 24, 1, 30, tzinfo=dt.UTC)
BUOI = Acting(1, 11, "Trần Thị Bưởi", 21, 31, "Văn phòng Tỉnh ủy An Lạc", Role.COORDINATOR)
MIT = Acting(2, 12, "Lê Văn Mít", 22, 32, "Sở Nội vụ tỉnh An Lạc", Role.LEADER, 13, "Hoàng Thị Mận")
ADMIN = Acting(3, 14, "Đỗ Thị Na", 23, 31, "Văn phòng Tỉnh ủy An Lạc", Role.ADMINISTRATOR)
