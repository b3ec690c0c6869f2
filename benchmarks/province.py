"""Tỉnh tưởng tượng để đo. A registry of 8,000 bodies and directives of any length, always the same for a seed."""

from __future__ import annotations

import random
from dataclasses import replace

from sauro.domain.agencies import AgencyRegistry, AgencyRow
from sauro.sample.default_registry import PROVINCE, default_rows

AGENCIES = 8_000
SEED = 20260603

_LEADS = (
    "Sở Nội vụ", "Sở Tài chính", "Sở NN&MT", "Ban Tổ chức Tỉnh ủy", "UBKT Tỉnh ủy", "Văn phòng Tỉnh ủy",
    "Đảng ủy UBND tỉnh", "Ban Nội chính Tỉnh uỷ", "Sở Khoa học và Công nghệ", "Ủy ban MTTQ Việt Nam tỉnh",
    "Đảng ủy xã Gò Sậy", "UBND phường Bến Trăng", "Các sở, ban, ngành", "Sở Kế hoạch và Đầu tư",
    "Sở Văn hoá và Thể thao",
)  # fmt: skip
_WORK = (
    "rà soát, cắt giảm giấy tờ trong các thủ tục hành chính thuộc phạm vi quản lý",
    "xây dựng kế hoạch kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính",
    "tổng hợp, báo cáo Thường trực Tỉnh ủy xem xét, cho ý kiến",
    "lập danh mục hồ sơ quá hạn theo lĩnh vực, nêu rõ nguyên nhân và trách nhiệm",
    "ban hành quy chế phối hợp trong tiếp nhận và trả kết quả",
)
_WHEN = (
    "trước ngày 30/10/2026", "trong quý IV/2026", "chậm nhất ngày 15 tháng 11 năm 2026",
    "trong thời hạn 15 ngày làm việc kể từ ngày ký", "định kỳ hằng tháng", "trước ngày 25 hằng tháng", "",
)  # fmt: skip
_TALK = (
    "Thời gian qua, các cấp ủy, tổ chức đảng, cơ quan, đơn vị đã quan tâm lãnh đạo, chỉ đạo đổi mới lề lối làm việc; "
    "thực hiện Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương; kỷ luật, kỷ cương có chuyển biến. "
)


_DETAIL = (
    " Nội dung, tài liệu được chuẩn bị kỹ, xác định rõ vấn đề trọng tâm; bảo đảm đúng thành phần, tiết kiệm, hiệu quả, "
    "không phô trương, hình thức; gắn với đổi mới lề lối làm việc và vận hành chính quyền địa phương hai cấp."
)


def large_registry() -> AgencyRegistry:
    """The sample province and as many neighbours as make 8,000 bodies."""
    rows: list[AgencyRow] = list(default_rows())
    neighbour = 0
    while len(rows) < AGENCIES:
        neighbour += 1
        rows += [
            replace(
                r,
                agency_id=f"{neighbour}-{r.agency_id}",
                parent_id=None,
                successor_id=None,
                province=f"Mẫu {neighbour}",
            )
            for r in default_rows()
        ]
    return AgencyRegistry.build(rows[:AGENCIES], home=PROVINCE)


def directive(number: int, characters: int) -> str:
    """Công văn of about so many characters, 15 to 20 tasks in 10,000; a number always gives the same text."""
    dice = random.Random(SEED + number)
    lines = [
        "TỈNH ỦY AN LẠC", "*", f"Số {number + 100}-CV/TU", "", "Về việc tăng cường kỷ luật, kỷ cương", "",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "", "An Lạc, ngày 14 tháng 9 năm 2026", "", "Kính gửi:",
        "- Các cơ quan tham mưu, giúp việc Tỉnh ủy;", "- Các đảng ủy trực thuộc Tỉnh ủy.", "", _TALK,
        "Ban Thường vụ Tỉnh ủy yêu cầu thực hiện các nhiệm vụ sau:", "",
    ]  # fmt: skip
    size = sum(map(len, lines))
    section = 0
    while size < characters - 600:
        section += 1
        block = [f"{section}. Nhiệm vụ nhóm {section}", "", _TALK * dice.randint(1, 3)]
        for clause in range(1, dice.randint(3, 7)):
            lead, other = dice.sample(_LEADS, 2)
            when = dice.choice(_WHEN)
            block += [
                f"{section}.{clause}. {lead} chủ trì, phối hợp với {other} và các cơ quan liên quan "
                f"{dice.choice(_WORK)}{', hoàn thành ' + when if when else ''}.{_DETAIL * dice.randint(0, 2)}",
                "",
            ]
        lines += block
        size += sum(map(len, block))
    lines += [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu Văn phòng Tỉnh ủy.",
        "",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "",
        "Lê Quang Tín",
    ]
    return "\n".join(lines) + "\n"
