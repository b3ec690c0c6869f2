"""Invented letters of tỉnh An Lạc as files, and the office that takes them in."""

from __future__ import annotations

import datetime as dt

from sauro.apps.directives import services
from sauro.apps.directives.models import Directive
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.tasks.desk import at_desk

AT = cast.AT
TODAY = cast.TODAY
LETTER = """TỈNH ỦY AN LẠC                         ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 215-CV/TU                           An Lạc, ngày 14 tháng 9 năm 2026
Về việc xử lý hồ sơ quá hạn

Kính gửi:
- Sở Nội vụ,
- Sở Xây dựng.

Thực hiện Chỉ thị số 34-CT/TU, ngày 20/4/2026 của Tỉnh ủy An Lạc, Thường trực Tỉnh ủy yêu cầu:

1. Rà soát hồ sơ quá hạn

1.1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Xây dựng lập danh mục hồ sơ quá hạn, báo cáo Thường trực Tỉnh ủy
trước ngày 05/10/2026.

1.2. Sở Xây dựng xây dựng kế hoạch kiểm kê hồ sơ đất đai, hoàn thành trước ngày 30/10/2026.

2. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ hằng tháng tổng hợp báo cáo Thường trực Tỉnh ủy.

Nơi nhận:                              T/M TỈNH ỦY
- Như trên,                            PHÓ BÍ THƯ
- Lưu Văn phòng Tỉnh ủy.

                                       Đặng Hoài Sơn
"""
SECRET = "MẬT\n" + LETTER.replace("hồ sơ quá hạn", "SENTINEL-4711")


def office() -> tuple[cast.Province, Acting, Acting]:
    """The province, its clerk and its coordinator in Văn phòng Tỉnh ủy."""
    tinh = cast.province()
    return tinh, at_desk(Role.CLERK, tinh.office), at_desk(Role.COORDINATOR, tinh.office)


def upload(
    clerk: Acting, text: str = LETTER, *, name: str = "CV215.txt", at: dt.datetime = AT, batch: str = "b1"
) -> Directive:
    return services.register_upload(chunks=[text.encode()], name=name, batch=batch, declared_open=True, by=clerk, at=at)


def read(clerk: Acting, text: str = LETTER, *, name: str = "CV215.txt", at: dt.datetime = AT) -> Directive:
    """Uploaded and read, through the real child."""
    return services.read_upload(directive_id=upload(clerk, text, name=name, at=at).pk, at=at)
