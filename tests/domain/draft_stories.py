"""Two drafts of tỉnh An Lạc that a check has nothing to say of, one of each family; each story spoils one place."""

from __future__ import annotations

import datetime as dt

from sauro.domain.default_calendar import default_calendar
from sauro.domain.documents.source import plain_lines
from sauro.domain.drafting.check import check_draft, draft_of
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.drafting.model import Draft, Remark
from sauro.domain.reading import read_directive
from sauro.domain.rulebook import default_rules

ON = dt.date(2026, 9, 14)
PARTY = """TỈNH ỦY AN LẠC
*
Số 215-CV/TU

Về việc chấn chỉnh giờ giấc làm việc

ĐẢNG CỘNG SẢN VIỆT NAM

An Lạc, ngày 14 tháng 9 năm 2026

Kính gửi:
- Các cơ quan tham mưu, giúp việc Tỉnh ủy;
- Các đảng ủy trực thuộc Tỉnh ủy.

Ban Thường vụ Tỉnh ủy yêu cầu thực hiện các nhiệm vụ sau:

1. Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh lập danh mục hồ sơ quá hạn, báo cáo Thường trực \
Tỉnh ủy trước ngày 30/10/2026.

2. Ban Tổ chức Tỉnh ủy xây dựng kế hoạch luân chuyển cán bộ, trình Ban Thường vụ Tỉnh ủy trong quý IV/2026.

Nơi nhận:
- Như trên;
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lê Quang Tín
"""
STATE = """ỦY BAN NHÂN DÂN
TỈNH AN LẠC

Số: 15/CT-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Lạc, ngày 14 tháng 9 năm 2026

CHỈ THỊ
Về việc quản lý đất công

Thời gian qua việc quản lý đất công trên địa bàn tỉnh còn nhiều sơ hở. Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng lập danh mục đất công cho thuê, trình Ủy ban nhân dân tỉnh trước \
ngày 30/10/2026.

2. Thanh tra tỉnh xây dựng kế hoạch thanh tra việc cho thuê đất, báo cáo Chủ tịch Ủy ban nhân dân tỉnh chậm nhất ngày \
20/11/2026./.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT, KT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hà Thị Sen
"""


def draft(text: str, *, on: dt.date = ON, page: PageFacts | None = None, **facts: object) -> Draft:
    rules, calendar = default_rules(), default_calendar()
    reading = read_directive(plain_lines(text), rules=rules, calendar=calendar)
    return draft_of(reading, on=on, rules=rules, calendar=calendar, page=page, **facts)  # type: ignore[arg-type]


def check(text: str, **facts: object) -> tuple[Remark, ...]:
    return check_draft(draft(text, **facts))  # type: ignore[arg-type]


def told(text: str, **facts: object) -> list[tuple[str, str]]:
    """(rule, severity) of each remark, in text order."""
    return [(r.rule, r.severity.value) for r in check(text, **facts)]


def spoiled(text: str, old: str, new: str) -> str:
    """The draft with one place written otherwise; it must be there."""
    assert old in text, old
    return text.replace(old, new, 1)
